/* SPDX-License-Identifier: EUPL-1.2
 * The system of indicators of the invented province: sheets approved by acts, one that changed its method, one that
 * another replaced, one proposed, one in preparation, and a national one that two places report to. */
#include "command/demo_indicator.h"

#include <stdlib.h>

#include "room/territory/territory.h"
#include "view/form.h"

#define DEMO_NATIONAL "solicitudes_a_tiempo" /* local governments report it to the country */

struct battery {
    struct demo_world *w;
    struct db *db;
    struct arena *mem;
    struct request request; /* to approve with: the hooks of the site's rooms */
    struct day first, last; /* four whole years: two before this one, this one, the next */
    int year;
    struct jurisdiction place;
    int64_t act, plan;
};

static struct day from_today(const struct battery *b, int days)
{
    return (struct day){b->w->today.n + days};
}

static enum status act_of(struct battery *b, const char *number, int days, const char *title, int64_t *ret)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = b->place.id;
    a.number = str_of(number);
    a.kind = ACT_RESOLUTION;
    a.decided_on = from_today(b, days);
    a.body = b->place.id == b->w->jurisdiction.id ? STR("Foro Provincial de Gobierno Abierto") : STR("Mesa inventada de indicadores");
    a.title = str_of(title);
    a.result = ACT_APPROVED;
    TRY(record_add(b->db, &act_shape, &a));
    *ret = a.id;
    return DONE;
}

static int64_t number_of(const char *typed)
{
    int64_t n = NONE;
    if (typed != NULL && !decimal_typed(str_of(typed), 6, &n))
        abort();
    return n;
}

static void words_fill(struct battery *b, const struct demo_sheet *d, struct indicator_version *v)
{
    v->name = str_of(d->name);
    v->unit = str_of(d->unit);
    v->definition = str_of(d->definition);
    v->numerator = str_of(d->numerator);
    v->denominator = str_of(d->denominator);
    v->formula = str_of(d->formula);
    v->scale = str_of(d->scale);
    v->source = STR("Registros administrativos inventados de la institución responsable.");
    v->means = STR("Archivo del registro del período, publicado con cada valor.");
    v->collection = STR("La institución cuenta en su registro el último día del período y lo revisa otra unidad.");
    v->collection_rhythm = STR("Cada día, a medida que se atiende");
    v->variables_rhythm = STR("Diaria");
    v->data_points = STR("El registro de cada institución del sector");
    v->analysis = STR("Se compara con el mismo período del año anterior y con la meta.");
    v->objective = STR("Que la gente vea qué cambia con el plan inventado de gobierno abierto.");
    v->quality = STR("Se vuelve a contar una muestra de diez casos por período.");
    v->limits = STR("Dato de demostración: ninguna cifra es real.");
    v->interpretation = d->direction == DIRECTION_UP     ? STR("Un valor mayor es mejor.")
                        : d->direction == DIRECTION_DOWN ? STR("Un valor menor es mejor.")
                                                         : STR("Lo bueno es quedar dentro de la banda: ni menos ni más.");
    v->use_of = STR("La mesa de seguimiento del plan lo mira en cada sesión.");
    v->availability = str_fmt(b->mem, "Desde %d", b->year - 2);
    v->prepared_by = STR("Unidad inventada de indicadores");
    v->prepared_on = from_today(b, -770);
}

static void sheet_fill(struct battery *b, const struct demo_sheet *d, struct indicator_version *v)
{
    shape_clear(&indicator_version_shape, v);
    words_fill(b, d, v);
    v->level = d->level;
    v->type = d->type;
    v->direction = d->direction;
    v->accumulation = d->accumulation;
    v->achievement = d->accumulation == ACCUMULATION_FLOW || d->accumulation == ACCUMULATION_YEAR || d->type == TYPE_QUALITATIVE
                         ? ACHIEVEMENT_FROM_ZERO
                         : ACHIEVEMENT_FROM_BASELINE;
    v->decimals = d->decimals;
    v->factor_micro = number_of(d->factor);
    v->low_micro = number_of(d->low);
    v->high_micro = number_of(d->high);
    v->least_micro = number_of(d->least);
    v->most_micro = number_of(d->most);
    v->baseline_kind = d->baseline != NULL ? BASELINE_KNOWN : d->type == TYPE_QUALITATIVE ? BASELINE_NOT_APPLICABLE : BASELINE_PENDING;
    v->baseline_micro = number_of(d->baseline);
    if (d->baseline != NULL) {
        v->baseline_on = (struct day){b->first.n - 1};
        v->baseline_source = STR("Registro inventado del año anterior");
    }
    v->parts_rule = d->parts == DEMO_NO_PARTS ? PARTS_NONE : d->parts == DEMO_AGE_SELF ? PARTS_OVERLAP : PARTS_ADD_UP;
    if (v->parts_rule == PARTS_OVERLAP)
        v->parts_reason = STR("Hay quien no declara su edad o su autoidentificación, y quien asiste a varias asambleas.");
    v->rollup = str_is(str_of(d->code), DEMO_NATIONAL) ? ROLLUP_SUM : ROLLUP_NONE; /* both sheets allow it */
    v->months = d->months;
    v->starts_on = b->first;
    v->ends_on = b->last;
    v->due_days = 20;
}

static enum status part_add(struct battery *b, int64_t version, const char *dimension, struct str code, struct str name, int64_t position,
                            int64_t territory, int64_t *ret)
{
    struct indicator_part p = {.id = NONE, .version = version, .dimension = str_of(dimension), .code = code, .name = name,
                               .position = position, .territory = territory};
    TRY(record_add(b->db, &indicator_part_shape, &p));
    *ret = p.id;
    return DONE;
}

static enum status list_add(struct battery *b, int64_t version, const char *dimension, const char *const (*list)[2], size_t count, int64_t *ids)
{
    for (size_t i = 0; i < count; i++)
        TRY(part_add(b, version, dimension, str_of(list[i][0]), str_of(list[i][1]), (int64_t)i + 1, NONE, &ids[i]));
    return DONE;
}

static enum status parts_add(struct battery *b, const struct demo_sheet *d, int64_t version, int64_t *sexes)
{
    static const char *const sex[][2] = {{"mujeres", "Mujeres"}, {"hombres", "Hombres"}};
    static const char *const age[][2] = {{"16-17", "16 y 17 años"}, {"18-24", "18 a 24 años"}, {"25-29", "25 a 29 años"}};
    static const char *const self[][2] = {{"indigena", "Indígena"}, {"afroecuatoriana", "Afroecuatoriana o afrodescendiente"},
                                          {"montubia", "Montubia"}, {"mestiza", "Mestiza"}, {"blanca", "Blanca"}, {"otra", "Otra"}};
    int64_t ids[6];
    if (d->parts == DEMO_SEX || d->parts == DEMO_SEX_PROVINCE)
        TRY(list_add(b, version, "sexo", sex, COUNT(sex), sexes));
    if (d->parts == DEMO_AGE_SELF) {
        TRY(list_add(b, version, "edad", age, COUNT(age), ids));
        return list_add(b, version, "autoidentificacion", self, COUNT(self), ids);
    }
    if (d->parts != DEMO_SEX_PROVINCE && d->parts != DEMO_PROVINCE)
        return DONE;
    struct territory *all;
    size_t count;
    TRY(territory_provinces(b->db, b->mem, &all, &count));
    for (size_t i = 0; i < count; i++)
        TRY(part_add(b, version, "provincia", all[i].code, all[i].name, (int64_t)i + 1, all[i].id, &ids[0]));
    return DONE;
}

static enum status target_add(struct battery *b, int64_t version, int64_t part, struct day first, struct day last, int64_t value, const char *reason)
{
    struct indicator_target t = {.id = NONE, .version = version, .part = part, .starts_on = first, .ends_on = last, .value_micro = value,
                                 .reason = str_of(reason)};
    return record_add(b->db, &indicator_target_shape, &t);
}

static enum status targets_add(struct battery *b, const struct demo_sheet *d, int64_t version, const int64_t *sexes)
{
    for (int i = 0; i < 4; i++) {
        struct day first = day_of(b->year - 2 + i, 1, 1), last = day_of(b->year - 2 + i, 12, 31);
        if (d->yearly[i] == NULL)
            continue;
        int64_t value = number_of(d->yearly[i]);
        TRY(target_add(b, version, NONE, first, last, value, i == 0 ? "Lo que se logró el año anterior, con el mismo equipo." : "Crece con el equipo y el sistema nuevos."));
        if (d->parts == DEMO_SEX_PROVINCE) {
            int64_t half = value / 2 / MICRO * MICRO;
            TRY(target_add(b, version, sexes[0], first, last, value - half, "Paridad."));
            TRY(target_add(b, version, sexes[1], first, last, half, "Paridad."));
        }
        for (int k = 0; d->quarter[i] != NULL && d->months < 12 && k < 12 / d->months; k++)
            TRY(target_add(b, version, NONE, day_add_months(first, k * d->months),
                           (struct day){day_add_months(first, (k + 1) * d->months).n - 1}, number_of(d->quarter[i]), NULL));
    }
    return DONE;
}

/* What would be refused of a person is refused here too. */
static enum status approve(struct battery *b, struct indicator *x, struct indicator_version *v, int64_t act, int days)
{
    struct indicator_part *parts;
    struct indicator_target *targets;
    size_t part_count, target_count;
    const char *field;
    TRY(indicator_parts(b->db, b->mem, v->id, &parts, &part_count));
    TRY(indicator_targets(b->db, b->mem, v->id, &targets, &target_count));
    if (indicator_version_fault(b->mem, v, targets, target_count, parts, part_count, &field) != NULL)
        return INVALID;
    v->act = act;
    v->from_on = from_today(b, days);
    return indicator_approve(&b->request, x, v);
}

static enum status place_fill(struct battery *b, const struct demo_sheet *d, struct indicator *x)
{
    struct commitment *c;
    struct milestone *m;
    shape_clear(&indicator_shape, x);
    x->jurisdiction = b->place.id;
    x->code = str_of(d->code);
    x->institution = b->w->institution[d->institution];
    x->created_on = from_today(b, -770);
    if (b->plan == NONE)
        return DONE;
    x->plan = b->plan;
    TRY(commitment_by_number(b->db, b->mem, b->plan, str_of(d->commitment), &c));
    x->commitment = c->id;
    if (d->level != LEVEL_OUTPUT)
        return DONE;
    enum status s = milestone_by_number(b->db, b->mem, c->id, str_fmt(b->mem, "%s.1", d->commitment), &m);
    if (s == DONE)
        x->milestone = m->id;
    return s == NOT_FOUND ? DONE : s;
}

static enum status topics_add(struct battery *b, const struct demo_sheet *d, int64_t indicator)
{
    for (size_t i = 0; i < COUNT(d->topics) && d->topics[i] != NULL; i++) {
        struct topic *topic;
        TRY(topic_by_code(b->db, b->mem, str_of(d->topics[i]), &topic));
        struct indicator_topic link = {.id = NONE, .indicator = indicator, .topic = topic->id};
        TRY(record_add(b->db, &indicator_topic_shape, &link));
    }
    return DONE;
}

static enum status sheet_add(struct battery *b, const struct demo_sheet *d, struct indicator *x, struct indicator_version *v)
{
    int64_t sexes[2] = {NONE, NONE};
    sheet_fill(b, d, v);
    TRY(indicator_add(b->db, x, v));
    TRY(parts_add(b, d, v->id, sexes));
    TRY(targets_add(b, d, v->id, sexes));
    return topics_add(b, d, x->id);
}

/* From this year on the inventory is of the field, not of a list: the series breaks. */
static enum status method_changed(struct battery *b, const struct demo_sheet *d, struct indicator *x, const struct indicator_version *first)
{
    struct indicator_version v = *first;
    int64_t act;
    TRY(act_of(b, "BI-02", -150, "Nuevo método para contar las fuentes protegidas", &act));
    v.id = NONE;
    v.number = 2;
    v.state = VERSION_DRAFT;
    v.act = NONE;
    v.from_on = v.until_on = DAY_NONE;
    v.change = CHANGE_METHOD;
    v.change_report = STR("**Antecedentes.** La lista de fuentes estaba incompleta.\n\n**Indicador.** Fuentes con protección vigente.\n\n**Objetivo.** "
                          "Contar también las que el inventario de campo encontró.\n\n**Política.** Plan inventado del agua.\n\n"
                          "**Tipo de cambio.** Cambio de método: la serie se corta.");
    v.denominator = STR("Fuentes encontradas por el inventario de campo hasta ese día");
    v.collection = STR("Inventario de campo con comunidades, en lugar de la lista de oficina.");
    TRY(record_add(b->db, &indicator_version_shape, &v));
    TRY(targets_add(b, d, v.id, NULL));
    return approve(b, x, &v, act, -142);
}

/* One takes the place of another, from a day, by an act. */
static enum status replaced(struct battery *b)
{
    struct indicator *old, *next;
    struct indicator_version *v;
    size_t count;
    int64_t act;
    TRY(act_of(b, "BI-03", -50, "Contratos publicados: se mide también cuánto tardan", &act));
    TRY(indicator_by_code(b->db, b->mem, b->place.id, STR("contratos_publicados"), &old));
    TRY(indicator_by_code(b->db, b->mem, b->place.id, STR("contratos_a_tiempo"), &next));
    TRY(indicator_versions(b->db, b->mem, old->id, &v, &count));
    v->until_on = from_today(b, -51);
    TRY(record_change(b->db, &indicator_version_shape, b->mem, v));
    old->state = INDICATOR_REPLACED;
    old->replaced_by = next->id;
    old->ending_act = act;
    old->ended_on = v->until_on;
    old->ending_report = STR("**Antecedentes.** El número de contratos no decía si se publicaban tarde.\n\n**Indicador.** Contratos publicados.\n\n**Objetivo.** "
                             "Medir el plazo.\n\n**Política.** Plan inventado de compras abiertas.\n\n**Tipo de cambio.** Reemplazo del indicador.");
    return record_change(b->db, &indicator_shape, b->mem, old);
}

static enum status province_sheets(struct battery *b)
{
    TRY(act_of(b, "BI-01", -760, "Batería de indicadores de gobierno abierto", &b->act));
    for (size_t i = 0; i < demo_sheet_count; i++) {
        const struct demo_sheet *d = &demo_sheets[i];
        struct indicator x;
        struct indicator_version v;
        TRY(place_fill(b, d, &x));
        x.shared = str_is(x.code, "personas_capacitadas");
        TRY(sheet_add(b, d, &x, &v));
        if (i + 2 < demo_sheet_count)
            TRY(approve(b, &x, &v, b->act, -755));
        else if (i + 1 < demo_sheet_count) {
            v.state = VERSION_PROPOSED;
            TRY(record_change(b->db, &indicator_version_shape, b->mem, &v));
        }
        if (str_is(x.code, "fuentes_protegidas"))
            TRY(method_changed(b, d, &x, &v));
    }
    return replaced(b);
}

static enum status place_add(struct battery *b, const char *code, const char *name, enum jurisdiction_kind kind)
{
    struct jurisdiction *j = &b->place;
    shape_clear(&jurisdiction_shape, j);
    j->code = str_of(code);
    j->name = str_of(name);
    j->kind = (int)kind;
    j->utc_offset_s = -18000;
    j->demo = true;
    j->note = STR("Lugar inventado para mostrar cómo se agrega un indicador entre jurisdicciones. Ninguna cifra de aquí es real.");
    TRY(record_add(b->db, &jurisdiction_shape, j));
    TRY(account_grant(b->db, b->mem, b->w->people.directorate, ROLE_DIRECTORATE, j->id, from_today(b, -365)));
    b->plan = NONE;
    return act_of(b, "BI-01", -760, "Batería de indicadores de gobierno abierto", &b->act);
}

static enum status institution_of(struct battery *b, const char *code, const char *name, enum sector sector, int64_t *ret)
{
    struct institution x;
    shape_clear(&institution_shape, &x);
    x.jurisdiction = b->place.id;
    x.code = str_of(code);
    x.name = str_of(name);
    x.sector = (int)sector;
    x.level = -1;
    x.branch = -1;
    x.state = INSTITUTION_ACTIVE;
    TRY(record_add(b->db, &institution_shape, &x));
    *ret = x.id;
    return DONE;
}

static const struct demo_sheet *sheet_of(const char *code)
{
    for (size_t i = 0; i < demo_sheet_count; i++)
        if (str_is(str_of(code), demo_sheets[i].code))
            return &demo_sheets[i];
    abort();
}

/* A country's indicator that the province reports by itself and a canton through its association. */
static enum status national(struct battery *b)
{
    const struct demo_sheet *d = sheet_of(DEMO_NATIONAL);
    struct indicator x, canton, *province;
    struct indicator_version v;
    int64_t who, association;
    TRY(indicator_by_code(b->db, b->mem, b->place.id, str_of(d->code), &province));
    TRY(place_add(b, "arboles", "República de los Árboles (demostración)", JURISDICTION_COUNTRY));
    TRY(institution_of(b, "planificacion", "Secretaría Inventada de Planificación", SECTOR_STATE, &who));
    TRY(place_fill(b, d, &x));
    x.institution = who;
    x.shared = true;
    sheet_fill(b, d, &v);
    v.collection = STR("Se suman los numeradores y los denominadores de lo que reporta cada gobierno local.");
    TRY(indicator_add(b->db, &x, &v));
    TRY(targets_add(b, d, v.id, NULL));
    TRY(topics_add(b, d, x.id));
    TRY(approve(b, &x, &v, b->act, -755));
    province->parent = x.id;
    TRY(record_change(b->db, &indicator_shape, b->mem, province));
    TRY(place_add(b, "guayacan", "Cantón Guayacán (demostración)", JURISDICTION_CITY));
    TRY(institution_of(b, "municipio", "Municipio Inventado de Guayacán", SECTOR_LEVELS, &who));
    TRY(institution_of(b, "asociacion", "Asociación de Municipios Inventados", SECTOR_LEVELS, &association));
    TRY(place_fill(b, d, &canton));
    canton.institution = who;
    canton.reports_by = association;
    canton.parent = x.id;
    TRY(sheet_add(b, d, &canton, &v));
    return approve(b, &canton, &v, b->act, -755);
}

enum status demo_indicators(struct db *db, struct arena *mem, struct demo_world *w)
{
    struct battery b = {.w = w, .db = db, .mem = mem, .place = w->jurisdiction, .plan = w->plan.id};
    int month, day;
    day_split(w->today, &b.year, &month, &day);
    b.request = (struct request){.mem = mem, .db = db, .site = w->site, .today = w->today};
    b.first = day_of(b.year - 2, 1, 1);
    b.last = day_of(b.year + 1, 12, 31);
    TRY(province_sheets(&b));
    return national(&b);
}
