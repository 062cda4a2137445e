/* SPDX-License-Identifier: EUPL-1.2
 * Readiness of one commitment and its milestones (C01 to C06 of OGP's rules, H of ours). */
#include "room/edition/edition_ready.h"

#include "base/text.h"

static void found(struct findings *all, enum finding_weight weight, const char *rule, const char *message,
                  enum finding_place place, const struct commitment *c, const struct milestone *m)
{
    finding_add(all, (struct edition_finding){weight, rule, message, 0, false, place, c, m});
}

static void found_centi(struct findings *all, const char *rule, const char *message, int64_t value, enum finding_place place,
                        const struct commitment *c, const struct milestone *m)
{
    finding_add(all, (struct edition_finding){FINDING_BLOCKS, rule, message, value, true, place, c, m});
}

/* C06: who answers and who looks on. */
static void parties_check(struct findings *all, const struct edition_facts *f, const struct commitment *c)
{
    bool lead = false, counterpart = false, outside = false;
    for (size_t i = 0; i < f->link_count; i++) {
        const struct edition_link *x = &f->links[i];
        if (!edition_link_is(x, "institucion", c->id) || day_known(x->until_on))
            continue;
        lead = lead || str_is(x->kind, choice_code(&institution_role_choices, INSTITUTION_LEAD));
        if (!str_is(x->kind, choice_code(&institution_role_choices, INSTITUTION_COUNTERPART)))
            continue;
        counterpart = true;
        int sector = choice_of(&sector_choices, x->detail);
        outside = outside || (sector != SECTOR_STATE && sector != SECTOR_LEVELS);
    }
    if (!lead)
        found(all, FINDING_BLOCKS, "C06", N_("No tiene institución responsable."), AT_SHEET, c, NULL);
    if (!counterpart)
        found(all, FINDING_BLOCKS, "C06", N_("No tiene contraparte."), AT_SHEET, c, NULL);
    else if (!outside)
        found(all, FINDING_WARNS, "C06", N_("Ninguna contraparte es ajena al gobierno."), AT_SHEET, c, NULL);
}

/* C01, C03, C04: values explained, texts of the template. */
static void texts_check(struct findings *all, const struct edition_facts *f, const struct commitment *c)
{
    bool any = false, counts = false;
    for (size_t i = 0; i < f->value_count; i++) {
        const struct commitment_value *v = &f->values[i];
        if (v->commitment != c->id || str_empty(str_trim(v->justification)))
            continue;
        any = true;
        counts = counts || v->value <= VALUE_ACCOUNTABILITY;
    }
    if (!any)
        found(all, FINDING_BLOCKS, "C01", N_("No explica ningún valor de gobierno abierto."), AT_SHEET, c, NULL);
    else if (!counts)
        found(all, FINDING_WARNS, "C03", N_("Solo tiene valores complementarios: falta transparencia, participación o rendición de cuentas."),
              AT_SHEET, c, NULL);
    bool whole = !str_empty(c->full_text);
    if (!whole && str_empty(c->solution))
        found(all, FINDING_BLOCKS, "C01", N_("No dice en qué consiste: falta la solución propuesta o el texto completo."), AT_TEXTS, c, NULL);
    if (!whole && str_empty(c->problem))
        found(all, FINDING_WARNS, "C01", N_("No dice qué problema atiende."), AT_TEXTS, c, NULL);
    if (!whole && str_empty(c->results))
        found(all, FINDING_INFORMS, "C04", N_("No dice qué habrá cambiado al final."), AT_TEXTS, c, NULL);
    if (day_before(f->plan->ends_on, c->ends_on) || day_before(c->starts_on, f->plan->starts_on))
        found(all, FINDING_BLOCKS, "C05", N_("Sus fechas salen del plazo del plan."), AT_TEXTS, c, NULL);
}

static void parts_check(struct findings *all, const struct edition_facts *f, const struct commitment *c, const struct milestone *m)
{
    int64_t sum = 0;
    bool any = false, outside = false;
    for (size_t i = 0; i < f->part_count; i++) {
        const struct milestone_part *p = &f->parts[i];
        if (p->milestone != m->id)
            continue;
        any = true;
        sum += p->share_centi;
        outside = outside || day_before(f->plan->ends_on, p->due_on) || day_before(p->due_on, f->plan->starts_on) ||
                  day_before(m->due_on, p->due_on);
    }
    if (any && sum != 10000)
        found_centi(all, "H04", N_("Sus entregables parciales suman %1 %; deben sumar 100 %."), sum, AT_PARTS, c, m);
    if (outside)
        found(all, FINDING_BLOCKS, "C05", N_("Un entregable parcial vence fuera del plazo del hito o del plan."), AT_PARTS, c, m);
}

/* Words that promise nothing that could be proved (C02). */
static bool vague(struct arena *mem, struct str title)
{
    static const char *const words[] = {"fomentar", "promover", "fortalecer", "impulsar", "apoyar", "coordinar", "propiciar", "incentivar"};
    struct str folded = text_fold(mem, title);
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_starts(folded, words[i]))
            return true;
    return false;
}

static void milestone_check(struct findings *all, const struct edition_facts *f, const struct commitment *c, const struct milestone *m)
{
    if (!day_known(m->due_on))
        found(all, FINDING_BLOCKS, "C02", N_("No tiene un plazo que se entienda como fecha."), AT_MILESTONE, c, m);
    else if (day_before(f->plan->ends_on, m->due_on) || day_before(m->due_on, f->plan->starts_on))
        found(all, FINDING_BLOCKS, "C05", N_("Vence fuera del plazo del plan."), AT_MILESTONE, c, m);
    else if (day_before(c->ends_on, m->due_on))
        found(all, FINDING_WARNS, "C05", N_("Vence después de que termina su compromiso."), AT_MILESTONE, c, m);
    if (m->means < 0)
        found(all, FINDING_BLOCKS, "H05", N_("No tiene medio de verificación."), AT_MILESTONE, c, m);
    if (str_empty(m->deliverable))
        found(all, FINDING_WARNS, "C02", N_("No dice qué entregable existirá."), AT_MILESTONE, c, m);
    if (vague(all->mem, m->title))
        found(all, FINDING_WARNS, "C02", N_("Empieza con un verbo que no se puede comprobar."), AT_MILESTONE, c, m);
    parts_check(all, f, c, m);
}

/* What is made but never used, and accounts that nobody gives. */
static void orphan_check(struct findings *all, const struct commitment *c, unsigned kinds)
{
    unsigned made = 1u << MILESTONE_INSTRUMENT | 1u << MILESTONE_NORM, used = 1u << MILESTONE_APPLICATION;
    if ((kinds & made) != 0 && (kinds & used) == 0)
        found(all, FINDING_WARNS, "H06", N_("Prepara instrumentos o normas, pero ningún hito los aplica."), AT_MILESTONES, c, NULL);
    if ((kinds & 1u << MILESTONE_ACCOUNTABILITY) == 0)
        found(all, FINDING_WARNS, "H07", N_("Ningún hito rinde cuentas de lo hecho."), AT_MILESTONES, c, NULL);
}

void commitment_ready(struct findings *all, const struct edition_facts *f, const struct commitment *c)
{
    unsigned kinds = 0;
    int64_t sum = 0;
    size_t count = 0;
    parties_check(all, f, c);
    texts_check(all, f, c);
    for (size_t i = 0; i < f->milestone_count; i++) {
        const struct milestone *m = &f->milestones[i];
        if (m->commitment != c->id)
            continue;
        /* What an act withdrew keeps the weight it was approved with: the others are scaled to 100. */
        sum += m->weight_centi == NONE ? 0 : m->weight_centi;
        if (m->state != MILESTONE_CURRENT)
            continue;
        count++;
        kinds |= m->kind < 0 ? 0 : 1u << m->kind;
        milestone_check(all, f, c, m);
    }
    if (count == 0) {
        found(all, FINDING_BLOCKS, "C02", N_("No tiene hitos."), AT_MILESTONES, c, NULL);
        return;
    }
    if (sum != 10000)
        found_centi(all, "H03", N_("Los pesos de sus hitos suman %1 %; deben sumar 100 %."), sum, AT_MILESTONES, c, NULL);
    orphan_check(all, c, kinds);
}
