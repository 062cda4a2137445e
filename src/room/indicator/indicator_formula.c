/* SPDX-License-Identifier: EUPL-1.2
 * What a formula may name: the indicators of its jurisdiction, without coming back to itself, of the same calendar. */
#include "room/formula/formula.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

static const struct indicator_name *named(const struct indicator_name *all, size_t count, struct str code)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(all[i].code, code))
            return &all[i];
    return NULL;
}

/* What every formula of the place says, with the one at hand in the place of its stored one. */
static struct str cycle_found(struct request *r, const struct indicator *x, const struct str *names, size_t count, const struct indicator_name *all,
                              size_t all_count)
{
    struct formula_edge *edges = arena_array(r->mem, struct formula_edge, FORMULA_NODES * (all_count + 1));
    size_t n = 0;
    for (size_t k = 0; k < count; k++)
        edges[n++] = (struct formula_edge){x->code, names[k]};
    for (size_t i = 0; i < all_count; i++) {
        struct formula *f;
        struct formula_problem problem;
        const struct str *other;
        if (all[i].type != TYPE_INDEX || all[i].id == x->id || formula_parse(r->mem, all[i].formula, &f, &problem) != DONE)
            continue;
        size_t others = formula_names(f, &other);
        for (size_t k = 0; k < others; k++)
            edges[n++] = (struct formula_edge){all[i].code, other[k]};
    }
    return formula_cycle(r->mem, edges, n, x->code);
}

static void names_check(const struct indicator_version *v, const struct str *names, size_t count, const struct indicator_name *all, size_t all_count,
                        struct sheet_faults *f)
{
    if (count == 0)
        sheet_fault_add(f, "formula", N_("La fórmula no nombra ningún indicador."), STR_NONE);
    for (size_t k = 0; k < count; k++) {
        const struct indicator_name *n = named(all, all_count, names[k]);
        if (n == NULL)
            sheet_fault_add(f, "formula", N_("No hay ningún indicador con el código «%1» en esta jurisdicción."), names[k]);
        else if (n->type == TYPE_QUALITATIVE || n->type == TYPE_ORDINAL)
            sheet_fault_add(f, "formula", N_("«%1» no es un número: no puede entrar en una fórmula."), names[k]);
        else if (n->state == INDICATOR_REPLACED || n->state == INDICATOR_CLOSED)
            sheet_fault_add(f, "formula", N_("«%1» ya no se mide: usa el que lo reemplazó."), names[k]);
        else if (n->months != v->months)
            sheet_fault_add(f, "formula", N_("«%1» se mide con períodos de otra duración."), names[k]);
    }
}

/* What a published formula may not name: an indicator without an approved sheet, or of a plan that is not public. */
static void public_check(const struct indicator *x, const struct str *names, size_t count, const struct indicator_name *all, size_t all_count,
                         struct sheet_faults *f)
{
    for (size_t k = 0; k < count; k++) {
        const struct indicator_name *n = named(all, all_count, names[k]);
        if (n->state == INDICATOR_DRAFT)
            sheet_fault_add(f, "formula", N_("«%1» todavía no tiene una ficha aprobada: aprueba antes la suya."), names[k]);
        else if (n->hidden == 1 && n->plan != x->plan)
            sheet_fault_add(f, "formula", N_("«%1» es de un plan que no es público: no puede entrar en la fórmula."), names[k]);
    }
}

enum status indicator_formula_faults(struct request *r, const struct indicator *x, const struct indicator_sheet *s, bool proposing, struct sheet_faults *f)
{
    struct indicator_name *all;
    struct formula *parsed;
    struct formula_problem problem = {0};
    const struct str *names;
    size_t all_count;
    if (s->v->type != TYPE_INDEX || formula_parse(r->mem, s->v->formula, &parsed, &problem) != DONE)
        return DONE;
    size_t count = formula_names(parsed, &names), before = f->count;
    TRY(db_many(r->db, SQL_INDICATOR_NAMES, WITH(IN(x->jurisdiction)), r->mem, &indicator_name_shape, &all, &all_count));
    struct str way = cycle_found(r, x, names, count, all, all_count);
    if (!str_empty(way)) {
        sheet_fault_add(f, "formula", N_("La fórmula vuelve sobre sí misma: %1."), way);
        return DONE;
    }
    names_check(s->v, names, count, all, all_count, f);
    if (f->count == before && proposing)
        public_check(x, names, count, all, all_count, f);
    if (f->count > before)
        return DONE;
    struct str *units = arena_array(r->mem, struct str, count);
    for (size_t k = 0; k < count; k++)
        units[k] = named(all, all_count, names[k])->unit;
    if (formula_units(r->mem, parsed, units, &problem) != DONE)
        sheet_fault_add(f, "formula", problem.message, problem.about);
    return DONE;
}

/* Against the sheet in force of the indicator that it reports to. */
static enum status parent_faults(struct request *r, const struct indicator *x, const struct indicator_version *v, struct sheet_faults *f)
{
    struct indicator_version *all;
    size_t count;
    const char *field;
    if (x->parent == NONE)
        return DONE;
    TRY(indicator_versions(r->db, r->mem, x->parent, &all, &count));
    for (size_t i = 0; i < count; i++) {
        const char *message = all[i].state == VERSION_IN_FORCE ? indicator_rollup_fault(&all[i], v, &field) : NULL;
        if (message != NULL)
            sheet_fault_add(f, field, message, STR_NONE);
    }
    return DONE;
}

enum status indicator_sheet_all_faults(struct request *r, const struct indicator *x, const struct indicator_sheet *s, bool proposing, struct sheet_faults *ret)
{
    const struct indicator_version *before;
    *ret = sheet_faults(r->mem, s);
    if (proposing)
        sheet_reason_faults(ret, s);
    TRY(indicator_formula_faults(r, x, s, proposing, ret));
    TRY(parent_faults(r, x, s->v, ret));
    TRY(indicator_version_earlier(r, s->v, &before));
    sheet_change_faults(ret, s->v, before);
    return DONE;
}

struct str indicator_fault_said(struct request *r, const struct sheet_fault *f)
{
    struct str about = indicator_dimension_said(r, f->about);
    for (size_t i = 0; i < REPORT_PARTS; i++)
        if (str_is(f->about, indicator_report_parts[i].title))
            about = str_of(say(r->lang, indicator_report_parts[i].title));
    return say_with(r->mem, r->lang, f->message, &about, 1);
}

bool indicator_formula_uses(struct arena *mem, int type, struct str formula, struct str code)
{
    struct formula *f;
    struct formula_problem problem;
    const struct str *names;
    if (type != TYPE_INDEX || formula_parse(mem, formula, &f, &problem) != DONE)
        return false;
    size_t count = formula_names(f, &names);
    for (size_t i = 0; i < count; i++)
        if (str_eq(names[i], code))
            return true;
    return false;
}
