/* SPDX-License-Identifier: EUPL-1.2
 * "Cómo se calculó" and what would turn it green, from the same facts and functions as the result. */
#include "room/methodology/methodology.h"

#define LINES_MAX 20u

struct lines {
    struct arena *mem;
    struct explain_line *items;
    size_t count;
    char point;
};

static struct explain_line *line(struct lines *l, const char *label, enum explain_unit unit)
{
    assert(l->count < LINES_MAX);
    struct explain_line *x = &l->items[l->count++];
    *x = (struct explain_line){.label = label, .unit = unit, .value = NONE, .day = DAY_NONE};
    return x;
}

static void number_line(struct lines *l, const char *label, enum explain_unit unit, int64_t value, struct str formula)
{
    struct explain_line *x = line(l, label, unit);
    x->value = value;
    x->formula = formula;
}

static void label_line(struct lines *l, const char *label, const char *words)
{
    line(l, label, UNIT_LABEL)->words = words;
}

/* Hundredths as "62,5". */
static void add_centi(struct buf *b, int64_t centi, char point)
{
    buf_int(b, centi / 100);
    if (centi % 10 != 0)
        buf_fmt(b, "%c%02d", point, (int)(centi % 100));
    else if (centi % 100 != 0)
        buf_fmt(b, "%c%d", point, (int)(centi % 100 / 10));
}

static void begin(struct lines *l, struct arena *mem, const struct methodology *m, struct day d, char point)
{
    *l = (struct lines){.mem = mem, .items = arena_array(mem, struct explain_line, LINES_MAX), .point = point};
    struct explain_line *x = line(l, N_("Metodología"), UNIT_LABEL);
    x->formula = str_fmt(mem, "%.*s (v%lld)", STR_ARG(m->title), (long long)m->number);
    line(l, N_("Calculado al"), UNIT_DAY)->day = d;
}

/* "40 + 60": the shares that count, each times what it counts. */
enum counted { ACCEPTED, UNDISPUTED, DUE };

static bool share_is_due(const struct milestone_facts *f, const struct share_facts *s, struct day d)
{
    struct day due = f->share_count > 0 && day_known(s->due_on) ? s->due_on
                     : day_known(f->due_on)                     ? f->due_on
                                                                : f->original_due_on;
    return day_known(due) && due.n <= d.n;
}

static struct str shares_formula(struct lines *l, const struct methodology *m, const struct milestone_facts *f,
                                 struct day d, enum counted what)
{
    struct buf b = BUF(l->mem);
    size_t count = f->share_count > 0 ? f->share_count : 1;
    for (size_t i = 0; i < count; i++) {
        const struct share_facts *s = f->share_count > 0 ? &f->shares[i] : &f->whole;
        bool counts = what == DUE ? share_is_due(f, s, d) : s->accepted;
        if (i > 0)
            buf_chars(&b, " + ");
        if (what == UNDISPUTED && s->said == SAID_DISPUTES)
            counts = false;
        add_centi(&b, !counts ? 0 : f->share_count > 0 ? s->share_centi : 10000, l->point);
        if (counts && what == UNDISPUTED && s->said == SAID_IN_PART) {
            buf_chars(&b, " × ");
            add_centi(&b, m->partial_share, l->point);
            buf_chars(&b, " %");
        }
    }
    return buf_str(&b);
}

static struct str days_formula(struct lines *l, struct day due, struct day to)
{
    if (!day_known(due) || !day_known(to))
        return STR_NONE;
    struct str from = day_iso(l->mem, due), until = day_iso(l->mem, to);
    return str_fmt(l->mem, "%.*s − %.*s", STR_ARG(until), STR_ARG(from));
}

static struct day last_delivery(const struct milestone_facts *f)
{
    struct day last = f->share_count > 0 ? f->shares[0].delivered_on : f->whole.delivered_on;
    for (size_t i = 1; i < f->share_count; i++)
        if (!day_known(last) || day_before(last, f->shares[i].delivered_on))
            last = f->shares[i].delivered_on;
    return last;
}

size_t milestone_explain(struct arena *mem, const struct methodology *m, struct periods periods,
                         const struct milestone_facts *f, struct day d, char point, struct explain_line **ret)
{
    struct milestone_outcome o = milestone_evaluate(m, periods, f, d);
    struct day to = o.delivered ? last_delivery(f) : d;
    struct day due = day_known(f->due_on) ? f->due_on : f->original_due_on;
    struct lines l;
    begin(&l, mem, m, d, point);
    number_line(&l, N_("Avance reportado"), UNIT_PERCENT, o.reported_centi, shares_formula(&l, m, f, d, ACCEPTED));
    number_line(&l, N_("Avance sin disputa"), UNIT_PERCENT, o.undisputed_centi, shares_formula(&l, m, f, d, UNDISPUTED));
    number_line(&l, N_("Avance esperado a la fecha"), UNIT_PERCENT, o.expected_centi, shares_formula(&l, m, f, d, DUE));
    line(&l, N_("Plazo original"), UNIT_DAY)->day = f->original_due_on;
    line(&l, N_("Plazo vigente"), UNIT_DAY)->day = due;
    number_line(&l, N_("Días de atraso sobre el plazo original"), UNIT_DAYS, o.late_original_days,
                f->withdrawn ? STR_NONE : days_formula(&l, f->original_due_on, to));
    number_line(&l, N_("Días de atraso sobre el plazo vigente"), UNIT_DAYS, o.late_current_days,
                f->withdrawn ? STR_NONE : days_formula(&l, due, to));
    number_line(&l, N_("Días de gracia"), UNIT_DAYS, m->grace_days, STR_NONE);
    number_line(&l, N_("Días de alerta antes del plazo"), UNIT_DAYS, m->soon_days, STR_NONE);
    label_line(&l, N_("Regla que se aplicó"), choice_label(&light_rule_choices, (int)o.rule));
    label_line(&l, N_("Semáforo"), choice_label(&light_choices, (int)o.light));
    line(&l, N_("Puede cambiar por sí solo el"), UNIT_DAY)->day = o.changes_on;
    *ret = l.items;
    return l.count;
}

/* "(50 × 100 + 30 × 0) ÷ 80": weights times figures over the sum of the weights. */
static struct str weights_formula(struct lines *l, const struct commitment_facts *f,
                                  const struct milestone_outcome *outcomes, size_t figure_at)
{
    struct buf b = BUF(l->mem);
    int64_t total = 0;
    for (size_t i = 0; i < f->count; i++) {
        int64_t weight = commitment_weight_of(f, i, &total);
        if (f->milestones[i].withdrawn)
            continue;
        int64_t figure = *(const int64_t *)((const char *)&outcomes[i] + figure_at);
        buf_chars(&b, b.len > 0 ? " + " : "(");
        add_centi(&b, weight, l->point);
        buf_chars(&b, " × ");
        add_centi(&b, figure, l->point);
    }
    buf_chars(&b, ") ÷ ");
    add_centi(&b, total, l->point);
    return buf_str(&b);
}

static struct str ratio_formula(struct lines *l, int64_t above, int64_t below)
{
    if (below == 0)
        return STR_NONE;
    struct buf b = BUF(l->mem);
    add_centi(&b, above, l->point);
    buf_chars(&b, " ÷ ");
    add_centi(&b, below, l->point);
    return buf_str(&b);
}

static void figures_lines(struct lines *l, const struct commitment_facts *f, const struct commitment_outcome *o,
                          const struct milestone_outcome *each)
{
    number_line(l, N_("Avance reportado"), UNIT_PERCENT, o->reported_centi,
                weights_formula(l, f, each, offsetof(struct milestone_outcome, reported_centi)));
    number_line(l, N_("Avance sin disputa"), UNIT_PERCENT, o->undisputed_centi,
                weights_formula(l, f, each, offsetof(struct milestone_outcome, undisputed_centi)));
    number_line(l, N_("Avance esperado a la fecha"), UNIT_PERCENT, o->expected_centi,
                weights_formula(l, f, each, offsetof(struct milestone_outcome, expected_centi)));
    number_line(l, N_("Índice de cumplimiento"), UNIT_INDEX, o->index_centi,
                ratio_formula(l, o->reported_centi, o->expected_centi));
    number_line(l, N_("Índice con los plazos originales"), UNIT_INDEX, o->index_original_centi,
                ratio_formula(l, o->reported_centi, o->expected_original_centi));
}

size_t commitment_explain(struct arena *mem, const struct methodology *m, struct periods periods,
                          const struct commitment_facts *f, struct day d, char point, struct explain_line **ret)
{
    struct commitment_outcome o = commitment_evaluate(m, periods, f, d);
    struct lines l;
    begin(&l, mem, m, d, point);
    bool figures = o.light != LIGHT_NO_MILESTONES && o.light != LIGHT_NOT_FOLLOWED && o.light != LIGHT_WITHDRAWN;
    if (figures) {
        struct milestone_outcome *each = arena_array(mem, struct milestone_outcome, f->count);
        for (size_t i = 0; i < f->count; i++)
            each[i] = milestone_evaluate(m, periods, &f->milestones[i], d);
        figures_lines(&l, f, &o, each);
        number_line(&l, N_("Umbral de atraso"), UNIT_INDEX, m->late_index, STR_NONE);
        number_line(&l, N_("Umbral de riesgo"), UNIT_INDEX, m->risk_index, STR_NONE);
        number_line(&l, N_("Peso sin entregar que no tiene reporte del último período"), UNIT_PERCENT,
                    o.silent_weight_centi, ratio_formula(&l, o.silent_weight_centi, o.open_weight_centi));
        number_line(&l, N_("Días de atraso sobre el plazo original, del hito más atrasado"), UNIT_DAYS,
                    o.late_original_days, STR_NONE);
        number_line(&l, N_("Días de atraso sobre el plazo vigente, del hito más atrasado"), UNIT_DAYS,
                    o.late_current_days, STR_NONE);
    }
    label_line(&l, N_("Regla que se aplicó"), choice_label(&light_rule_choices, (int)o.rule));
    label_line(&l, N_("Semáforo"), choice_label(&light_choices, (int)o.light));
    line(&l, N_("Puede cambiar por sí solo el"), UNIT_DAY)->day = o.changes_on;
    *ret = l.items;
    return l.count;
}

static unsigned bit(enum remedy r)
{
    return 1u << r;
}

static size_t listed(unsigned set, enum remedy ret[REMEDY_COUNT])
{
    size_t count = 0;
    for (unsigned i = 0; i < REMEDY_COUNT; i++)
        if ((set & (1u << i)) != 0)
            ret[count++] = (enum remedy)i;
    return count;
}

/* Every obstacle, not only the one that gave the light: lifting one must not uncover the next. */
static unsigned milestone_set(const struct methodology *m, struct periods p, const struct milestone_facts *f,
                              struct day d)
{
    struct milestone_outcome o = milestone_evaluate(m, p, f, d);
    struct day due = day_known(f->due_on) ? f->due_on : f->original_due_on;
    unsigned set = 0;
    if (o.light == LIGHT_ON_TIME || o.light == LIGHT_COMPLETE || o.light == LIGHT_WITHDRAWN)
        return 0;
    if (o.delivered) {
        set |= (o.marks & mark_bit(MARK_DISPUTED)) != 0 ? bit(REMEDY_RESOLVE) : 0;
        set |= (o.marks & mark_bit(MARK_IN_PART)) != 0 ? bit(REMEDY_CONFIRM) : 0;
        return set;
    }
    bool began = f->work_began || o.reported_centi > 0;
    set |= o.silent ? bit(REMEDY_REPORT) : 0;
    if (day_before(due, d))
        set |= bit(REMEDY_DELIVER) | bit(REMEDY_REPLAN);
    else if (!began && day_known(due) && days_between(d, due) <= m->soon_days)
        set |= bit(REMEDY_REPORT_START);
    if (day_before(due, f->forecast_on))
        set |= bit(REMEDY_FORECAST) | bit(REMEDY_REPLAN);
    return set;
}

size_t milestone_remedies(const struct methodology *m, struct periods periods, const struct milestone_facts *f,
                          struct day d, enum remedy ret[REMEDY_COUNT])
{
    return listed(milestone_set(m, periods, f, d), ret);
}

size_t commitment_remedies(const struct methodology *m, struct periods periods, const struct commitment_facts *f,
                           struct day d, enum remedy ret[REMEDY_COUNT])
{
    struct commitment_outcome o = commitment_evaluate(m, periods, f, d);
    unsigned set = 0;
    if (o.light != LIGHT_LATE && o.light != LIGHT_SILENT && o.light != LIGHT_AT_RISK)
        return 0;
    for (size_t i = 0; i < f->count; i++)
        set |= milestone_set(m, periods, &f->milestones[i], d);
    if (o.index_centi != NONE && o.index_centi < m->risk_index)
        set |= bit(REMEDY_DELIVER) | bit(REMEDY_REPLAN);
    if ((o.marks & mark_bit(MARK_DISPUTED)) != 0)
        set |= bit(REMEDY_RESOLVE);
    return listed(set, ret);
}
