/* SPDX-License-Identifier: EUPL-1.2
 * What only shows when rows are seen together, or beside the plan. */
#include "room/exchange/load_sides.h"

#include <string.h>

#include "base/text.h"

#define EACH_LINE(x, line, of)                                                                        \
    for (struct load_line *line = (x)->look->lines; line < (x)->look->lines + (x)->look->lines_count; \
         line++)                                                                                      \
        if (line->kind == (of))

static struct str number_of(const struct load_line *line)
{
    return line->text[load_column_of(line->kind, "number")];
}

static struct load_line *line_of(struct examine *x, enum load_sheet kind, const struct load_line *parent, struct str number)
{
    EACH_LINE(x, line, kind)
    if (line->parent == parent && number.len > 0 && str_eq(number_of(line), number))
        return line;
    return NULL;
}

static struct commitment *commitment_there(const struct load_now *now, struct str number)
{
    for (size_t i = 0; i < now->commitment_count; i++)
        if (str_eq(now->commitments[i].number, number))
            return &now->commitments[i];
    return NULL;
}

static struct milestone *milestone_there(const struct load_now *now, int64_t commitment, struct str number)
{
    for (size_t i = 0; i < now->milestone_count; i++)
        if (now->milestones[i].commitment == commitment && str_eq(now->milestones[i].number, number))
            return &now->milestones[i];
    return NULL;
}

/* The commitment of a milestone or a part, in the file or in the plan. */
static void find_parents(struct examine *x, struct load_line *line)
{
    size_t column = load_column_of(line->kind, "@commitment");
    struct str number = line->text[column];
    struct load_line *c = line_of(x, SHEET_COMMITMENTS, NULL, number);
    struct commitment *there = commitment_there(x->now, number);
    if (number.len > 0 && c == NULL && there == NULL)
        examine_say(x, line, column, true, N_("No hay un compromiso con el número «%1», ni en el archivo ni en el plan."), number, STR_NONE);
    line->parent = c;
    line->parent_id = there != NULL ? there->id : NONE;
    if (line->kind != SHEET_PARTS)
        return;
    struct str milestone = line->text[load_column_of(line->kind, "@milestone")];
    struct load_line *m = NULL;
    EACH_LINE(x, other, SHEET_MILESTONES)
    if (str_eq(other->text[load_column_of(SHEET_MILESTONES, "@commitment")], number) && str_eq(number_of(other), milestone))
        m = other;
    struct milestone *m_there = there == NULL ? NULL : milestone_there(x->now, there->id, milestone);
    if (milestone.len > 0 && m == NULL && m_there == NULL && (c != NULL || there != NULL))
        examine_say(x, line, load_column_of(line->kind, "@milestone"), true, N_("No hay un hito «%1» en el compromiso %2."), milestone, number);
    line->parent = m;
    line->parent_id = m_there != NULL ? m_there->id : NONE;
}

static void find_there(struct examine *x, struct load_line *line)
{
    struct str number = number_of(line);
    if (line->kind == SHEET_COMMITMENTS)
        line->now = commitment_there(x->now, number);
    if (line->kind == SHEET_MILESTONES && line->parent_id != NONE)
        line->now = milestone_there(x->now, line->parent_id, number);
    for (size_t i = 0; line->kind == SHEET_PARTS && line->parent_id != NONE && i < x->now->part_count; i++)
        if (x->now->parts[i].milestone == line->parent_id &&
            x->now->parts[i].number == ((struct milestone_part *)line->record)->number)
            line->now = &x->now->parts[i];
}

static void check_repeated(struct examine *x, struct load_line *line)
{
    struct str number = number_of(line);
    for (struct load_line *other = x->look->lines; other < line && number.len > 0; other++)
        if (other->kind == line->kind && other->parent == line->parent && other->parent_id == line->parent_id &&
            str_eq(number_of(other), number)) {
            examine_say(x, line, load_column_of(line->kind, "number"), true, N_("El número «%1» está repetido: ya está en la fila %2."),
                        number, str_fmt(x->a, "%zu", other->number));
            return;
        }
    if (str_find(number, STR("/")) != SIZE_MAX)
        examine_say(x, line, load_column_of(line->kind, "number"), true, N_("El número «%1» no puede llevar una barra."), number, STR_NONE);
}

static void check_span(struct examine *x, const struct load_line *line, struct day from, struct day to, const char *first, const char *last)
{
    const struct plan *p = x->now->plan;
    if (day_known(from) && day_known(to) && day_before(to, from))
        examine_say(x, line, load_column_of(line->kind, last), true, N_("Termina antes de empezar."), STR_NONE, STR_NONE);
    if (day_known(from) && day_known(p->starts_on) && day_before(from, p->starts_on))
        examine_say(x, line, load_column_of(line->kind, first), true, N_("Está antes de que empiece el plan (%1)."),
                    day_words(x->a, x->lang, p->starts_on), STR_NONE);
    if (day_known(to) && day_known(p->ends_on) && day_before(p->ends_on, to))
        examine_say(x, line, load_column_of(line->kind, last), true, N_("Está después de que termine el plan (%1)."),
                    day_words(x->a, x->lang, p->ends_on), STR_NONE);
}

static void check_dates(struct examine *x, struct load_line *line)
{
    if (line->kind == SHEET_COMMITMENTS) {
        const struct commitment *c = line->record;
        check_span(x, line, c->starts_on, c->ends_on, "starts_on", "ends_on");
    } else if (line->kind == SHEET_PARTS) {
        const struct milestone_part *p = line->record;
        check_span(x, line, p->due_on, p->due_on, "due_on", "due_on");
    } else if (line->kind == SHEET_MILESTONES) {
        struct milestone *m = line->record;
        struct day_range due;
        size_t column = load_column_of(line->kind, "due_text");
        if (str_empty(m->due_text))
            return;
        if (!day_range_parse(m->due_text, &due)) {
            examine_say(x, line, column, true, N_("«%1» no es un plazo. Escribe un día (30/06/2027), un mes (junio 2027) o un semestre (I semestre 2027)."),
                        m->due_text, STR_NONE);
            return;
        }
        int64_t serial;
        if (str_int(m->due_text, &serial) && serial > 9999) {
            struct str read = day_iso(x->a, due.last);
            examine_say(x, line, column, false, N_("«%1» es el número con que una hoja de cálculo guarda una fecha: se leyó %2."),
                        m->due_text, read);
            m->due_text = read;
        }
        m->due_first_on = due.first;
        m->due_on = due.last;
        check_span(x, line, m->starts_on, due.last, "starts_on", "due_text");
        if (!day_known(m->starts_on) && day_known(x->now->plan->starts_on) && day_before(due.last, x->now->plan->starts_on))
            examine_say(x, line, column, true, N_("Está antes de que empiece el plan (%1)."),
                        day_words(x->a, x->lang, x->now->plan->starts_on), STR_NONE);
    }
}

/* Weights of the milestones of a commitment (shares of the parts of a milestone): those of the file and
 * those that are there and stay. */
static void check_weights(struct examine *x, enum load_sheet kind, const struct load_line *first)
{
    int64_t sum = 0;
    size_t count = 0, without = 0;
    const char *field = kind == SHEET_MILESTONES ? "weight_centi" : "share_centi";
    size_t column = load_column_of(kind, field);
    EACH_LINE(x, line, kind)
    {
        if (line->parent != first->parent || line->parent_id != first->parent_id)
            continue;
        if (line < first)
            return; /* seen with the first of them */
        int64_t w = kind == SHEET_MILESTONES ? ((struct milestone *)line->record)->weight_centi : ((struct milestone_part *)line->record)->share_centi;
        if (w == NONE && line->now != NULL)
            w = kind == SHEET_MILESTONES ? ((struct milestone *)line->now)->weight_centi : ((struct milestone_part *)line->now)->share_centi;
        count++;
        without += w == NONE;
        sum += w == NONE ? 0 : w;
    }
    for (size_t i = 0; first->parent_id != NONE && i < (kind == SHEET_MILESTONES ? x->now->milestone_count : x->now->part_count); i++) {
        const void *there = kind == SHEET_MILESTONES ? (const void *)&x->now->milestones[i] : (const void *)&x->now->parts[i];
        bool of = kind == SHEET_MILESTONES ? x->now->milestones[i].commitment == first->parent_id && x->now->milestones[i].state == MILESTONE_CURRENT
                                           : x->now->parts[i].milestone == first->parent_id;
        EACH_LINE(x, line, kind)
        of &= line->now != there;
        if (of)
            sum += kind == SHEET_MILESTONES ? x->now->milestones[i].weight_centi : x->now->parts[i].share_centi;
    }
    if (without == count && kind == SHEET_MILESTONES && sum == 0) {
        examine_say(x, first, SIZE_MAX, false, N_("Ningún hito del compromiso tiene peso: se reparte por igual."), STR_NONE, STR_NONE);
        size_t given = 0;
        EACH_LINE(x, line, kind)
        if (line->parent == first->parent && line->parent_id == first->parent_id) {
            ((struct milestone *)line->record)->weight_centi = (int64_t)(10000 / count + (given < 10000 % count));
            given++;
        }
    } else if (without > 0 || sum != 10000) {
        examine_say(x, first, column, true,
                    kind == SHEET_MILESTONES ? N_("Los pesos de los hitos de este compromiso suman %1; deben sumar 100.")
                                             : N_("Las partes de este hito suman %1; deben sumar 100."),
                    centi_words(x->a, x->lang, sum), STR_NONE);
    }
}

int64_t load_institution(struct arena *a, const struct load_now *now, const struct load_look *look, struct str name, size_t *ret_unknown)
{
    struct str wanted = institution_fold(a, name);
    *ret_unknown = SIZE_MAX;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < now->institution_count; i++) {
            struct str own = pass == 0 ? now->institutions[i].name : now->institutions[i].acronym;
            if (own.len > 0 && str_eq(institution_fold(a, own), wanted))
                return now->institutions[i].id;
        }
    for (size_t i = 0; i < now->name_count; i++)
        if (str_eq(institution_fold(a, now->names[i].name), wanted) ||
            (now->names[i].acronym.len > 0 && str_eq(institution_fold(a, now->names[i].acronym), wanted)))
            return now->names[i].institution;
    for (size_t i = 0; i < look->unknowns_count; i++)
        if (str_eq(look->unknowns[i].folded, wanted) ||
            (look->unknowns[i].acronym.len > 0 && str_eq(institution_fold(a, look->unknowns[i].acronym), wanted))) {
            *ret_unknown = i;
            return look->unknowns[i].id;
        }
    return NONE;
}

static void unknown_add(struct examine *x, const struct load_line *line, struct str name)
{
    struct load_look *look = x->look;
    size_t at;
    if (load_institution(x->a, x->now, look, name, &at) != NONE)
        return;
    if (at != SIZE_MAX) {
        look->unknowns[at].used++;
        return;
    }
    look->unknowns = arena_grow(x->a, look->unknowns, look->unknowns_count * sizeof *look->unknowns,
                                (look->unknowns_count + 1) * sizeof *look->unknowns);
    struct load_unknown *u = &look->unknowns[look->unknowns_count++];
    *u = (struct load_unknown){.name = name, .folded = institution_fold(x->a, name), .sector = -1, .branch = -1, .level = -1, .id = NONE, .used = 1};
    if (line->kind == SHEET_INSTITUTIONS) {
        const struct institution *i = line->record;
        u->acronym = i->acronym;
        u->sector = i->sector;
        u->branch = i->branch;
        u->level = i->level;
    }
    for (size_t i = 0; i + 1 < x->now->decision_count; i += 2)
        if (str_eq(institution_fold(x->a, x->now->decisions[i]), u->folded))
            u->decision = x->now->decisions[i + 1];
    if (str_starts(u->decision, "es:"))
        (void)str_int(str_part(u->decision, 3, 20), &u->id);
}

static void find_institutions(struct examine *x, struct load_line *line)
{
    static const char *const columns[] = {"@lead", "@support", "@counterpart", "@institution"};
    for (size_t c = 0; c < load_sheets[line->kind].count; c++) {
        const char *field = load_sheets[line->kind].columns[c].field;
        if (line->kind == SHEET_INSTITUTIONS && strcmp(field, "name") == 0 && line->given[c])
            unknown_add(x, line, line->text[c]);
        for (size_t k = 0; k < COUNT(columns); k++) {
            if (strcmp(field, columns[k]) != 0)
                continue;
            struct str *names;
            size_t count = ogp_list(x->a, line->text[c], &names);
            for (size_t i = 0; i < count; i++)
                unknown_add(x, line, names[i]);
        }
    }
}

void check_all(struct examine *x)
{
    for (int kind = SHEET_MILESTONES; kind <= SHEET_PARTS; kind++)
        EACH_LINE(x, line, (enum load_sheet)kind)
        find_parents(x, line);
    for (int kind = SHEET_COMMITMENTS; kind <= SHEET_PARTS; kind++)
        EACH_LINE(x, line, (enum load_sheet)kind)
        {
            find_there(x, line);
            check_repeated(x, line);
            check_dates(x, line);
        }
    EACH_LINE(x, line, SHEET_COMMITMENTS) sides_check(x, line);
    EACH_LINE(x, line, SHEET_MILESTONES) check_weights(x, SHEET_MILESTONES, line);
    EACH_LINE(x, line, SHEET_PARTS) check_weights(x, SHEET_PARTS, line);
    for (int kind = SHEET_INSTITUTIONS; kind < LOAD_SHEETS; kind++)
        EACH_LINE(x, line, (enum load_sheet)kind)
        find_institutions(x, line);
    for (size_t i = 0; i < x->look->unknowns_count; i++)
        if (str_empty(x->look->unknowns[i].decision)) {
            x->look->undecided++;
            examine_say(x, NULL, 0, true, N_("No conocemos la institución «%1»: decide abajo si es nueva o cuál es."), x->look->unknowns[i].name, STR_NONE);
        }
}
