/* SPDX-License-Identifier: EUPL-1.2
 * A version of the methodology: its field list, its numbers, its grid of periods. */
#include "room/methodology/methodology_pages.h"

CHOICES_TABLE(algorithm, ALGORITHM);
CHOICES_TABLE(methodology_state, METHODOLOGY_STATE);
CHOICES_TABLE(publish_rule, PUBLISH_RULE);
CHOICES_TABLE(light, LIGHT);
CHOICES_TABLE(mark, MARK);
CHOICES_TABLE(light_rule, LIGHT_RULE);
CHOICES_TABLE(remedy, REMEDY);

#define SHAPE_TAG struct methodology
SHAPE_TABLE(methodology, "methodology", METHODOLOGY);
#undef SHAPE_TAG

struct methodology methodology_shipped(void)
{
    struct methodology m;
    shape_clear(&methodology_shape, &m);
    m.code = STR("hito");
    m.number = 1;
    m.algorithm = ALGORITHM_HITO_1;
    m.title = STR("Hito 1");
    m.state = METHODOLOGY_IN_FORCE;
    m.effective_on = day_of(1900, 1, 1);
    m.grace_days = 15;
    m.soon_days = 30;
    m.period_months = 6;
    m.close_days = 15;
    m.late_index = 60;
    m.risk_index = 90;
    m.silent_share = 5000;
    m.partial_share = 5000;
    m.open_days = 15;
    m.due_days = 10;
    m.publish_rule = PUBLISH_ACCEPTED;
    m.publish_days = 30;
    m.verdict_days = 10;
    m.reply_days = 5;
    m.opinion_days = 15;
    m.answer_days = 15;
    m.escalate_days = 5;
    m.stall_late_days = 60;
    m.stall_silent = 2;
    m.stall_dispute_days = 60;
    m.money_days = 90;
    m.unlock_days = 60;
    m.appeal_days = 10;
    m.reached_from = 10000;
    m.near_from = 8000;
    m.partial_from = 5000;
    m.achievement_cap = 15000;
    m.outlier_share = 5000;
    return m;
}

const char *methodology_fault(const struct methodology *m)
{
    if (m->late_index > m->risk_index)
        return N_("El umbral de atraso no puede ser mayor que el de riesgo.");
    if (m->period_months < 1 || 12 % m->period_months != 0)
        return N_("Los períodos deben dividir el año en partes iguales: 1, 2, 3, 4, 6 o 12 meses.");
    if (m->due_days > m->close_days)
        return N_("Los días para entregar no pueden pasar de los días para reportar tras el período: después de esos ya está cerrado.");
    if (m->publish_rule == PUBLISH_FIXED && m->publish_days < m->due_days)
        return N_("El día fijo de publicación no puede ser anterior al vencimiento de los reportes.");
    if (m->escalate_days > 0 && m->due_days + m->escalate_days > m->close_days)
        return N_("El aviso a la autoridad debe llegar antes del cierre del período: baja los días para escalar o sube los días para reportar.");
    if (m->partial_from >= m->near_from || m->near_from >= m->reached_from || m->reached_from > m->achievement_cap)
        return N_("Los umbrales del logro deben subir: avance parcial, cerca de la meta, meta cumplida, logro máximo.");
    return NULL;
}

struct periods plan_periods(struct arena *mem, const struct methodology *m, struct day starts_on, struct day ends_on)
{
    struct periods none = {NULL, 0};
    if (!day_known(starts_on) || !day_known(ends_on) || !day_before(starts_on, ends_on) || m->period_months < 1)
        return none;
    int months = (int)m->period_months;
    size_t count = 0;
    for (struct day x = starts_on; day_known(x) && x.n <= ends_on.n; count++)
        x = day_add_months(starts_on, months * ((int)count + 1));
    struct period *items = arena_array(mem, struct period, count);
    for (size_t i = 0; i < count; i++) {
        struct day next = day_add_months(starts_on, months * ((int)i + 1));
        items[i].first = day_add_months(starts_on, months * (int)i);
        items[i].last = day_known(next) && next.n <= ends_on.n ? (struct day){next.n - 1} : ends_on;
        items[i].closes_on = (struct day){(int32_t)(items[i].last.n + m->close_days + 1)};
    }
    return (struct periods){items, count};
}

static const struct shape *const shapes[] = {&methodology_shape, &methodology_wait_shape, NULL};
const struct room methodology_room = {.name = "methodology", .shapes = shapes, .routes = methodology_routes,
                                      .panels = methodology_panels, .pending = methodology_pending};
