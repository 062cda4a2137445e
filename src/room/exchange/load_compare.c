/* SPDX-License-Identifier: EUPL-1.2
 * Each line beside what is there: differences in words, what is absent, the fingerprint. */
#include <string.h>

#include "base/digest.h"
#include "base/text.h"
#include "room/exchange/load_sides.h"

static struct str words(struct examine *x, const struct field *f, const void *row)
{
    if (row == NULL || field_empty(f, row))
        return STR("");
    switch (f->type) {
    case FIELD_CHOICE:
        return str_of(say(x->lang, choice_label(f->limit.choices, *(const int *)field_at(f, row))));
    case FIELD_CENTI:
        return centi_words(x->a, x->lang, *(const int64_t *)field_at(f, row));
    case FIELD_MICRO:
        return micro_words(x->a, x->lang, *(const int64_t *)field_at(f, row));
    case FIELD_DAY:
        return day_words(x->a, x->lang, *(const struct day *)field_at(f, row));
    default:
        return text_excerpt(x->a, field_stored(f, row, x->a), 300);
    }
}

void examine_differ(struct examine *x, struct load_line *line, const char *what, struct str before, struct str after)
{
    line->differences = arena_grow(x->a, line->differences, line->differences_count * sizeof *line->differences,
                                   (line->differences_count + 1) * sizeof *line->differences);
    line->differences[line->differences_count++] = (struct load_difference){str_of(say(x->lang, what)), before, after};
}

static struct str institution_name_of(const struct load_now *now, int64_t id)
{
    for (size_t i = 0; i < now->institution_count; i++)
        if (now->institutions[i].id == id)
            return now->institutions[i].name;
    return STR("");
}

/* Whether the institution of that name already plays the role on the commitment that is there. */
static bool plays(struct examine *x, const struct load_line *line, struct str name, int role)
{
    size_t unknown;
    int64_t id = load_institution(x->a, x->now, x->look, name, &unknown);
    const struct commitment *c = line->now;
    for (size_t i = 0; id != NONE && c != NULL && i < x->now->party_count; i++)
        if (x->now->parties[i].commitment == c->id && x->now->parties[i].institution == id && x->now->parties[i].role == role &&
            !day_known(x->now->parties[i].until_on))
            return true;
    return false;
}

static void compare_parties(struct examine *x, struct load_line *line, const char *field, int role)
{
    size_t column = load_column_of(SHEET_COMMITMENTS, field);
    struct str *names, before = STR("");
    size_t count = ogp_list(x->a, line->text[column], &names);
    const struct commitment *c = line->now;
    for (size_t i = 0; role == INSTITUTION_LEAD && c != NULL && i < x->now->party_count; i++)
        if (x->now->parties[i].commitment == c->id && x->now->parties[i].role == role && !day_known(x->now->parties[i].until_on))
            before = institution_name_of(x->now, x->now->parties[i].institution);
    for (size_t i = 0; i < count; i++)
        if (!plays(x, line, names[i], role))
            examine_differ(x, line, load_sheets[SHEET_COMMITMENTS].columns[column].title, before, names[i]);
}

static void compare_group(struct examine *x, struct load_line *line)
{
    size_t column = load_column_of(SHEET_COMMITMENTS, "@group");
    const struct commitment *c = line->now;
    struct str before = STR("");
    for (size_t i = 0; c != NULL && i < x->now->group_count; i++)
        if (x->now->groups[i].id == c->plan_group)
            before = x->now->groups[i].name;
    if (line->given[column] && !str_eq(text_fold(x->a, before), text_fold(x->a, line->text[column])))
        examine_differ(x, line, load_sheets[SHEET_COMMITMENTS].columns[column].title, before, line->text[column]);
}

static void compare_responsible(struct examine *x, struct load_line *line)
{
    size_t column = load_column_of(SHEET_MILESTONES, "@institution"), unknown;
    const struct milestone *m = line->now;
    if (!line->given[column])
        return;
    int64_t id = load_institution(x->a, x->now, x->look, line->text[column], &unknown);
    if (m == NULL || id == NONE || m->institution != id)
        examine_differ(x, line, load_sheets[SHEET_MILESTONES].columns[column].title,
               m == NULL ? STR("") : institution_name_of(x->now, m->institution), line->text[column]);
}

static void compare_line(struct examine *x, struct load_line *line)
{
    const struct load_sheet_kind *k = &load_sheets[line->kind];
    for (size_t c = 0; c < k->count; c++) {
        if (k->columns[c].field[0] == '@')
            continue;
        const struct field *f = shape_field(k->shape, str_of(k->columns[c].field));
        if (field_empty(f, line->record) || (line->now != NULL && field_same(f, line->record, line->now)))
            continue;
        examine_differ(x, line, k->columns[c].title, words(x, f, line->now), words(x, f, line->record));
    }
    if (line->kind == SHEET_COMMITMENTS) {
        compare_parties(x, line, "@lead", INSTITUTION_LEAD);
        compare_parties(x, line, "@support", INSTITUTION_SUPPORT);
        compare_parties(x, line, "@counterpart", INSTITUTION_COUNTERPART);
        compare_group(x, line);
        sides_compare(x, line);
    }
    if (line->kind == SHEET_MILESTONES)
        compare_responsible(x, line);
}

/* New lines show what they are, not every cell of them. */
static void settle(struct examine *x, struct load_line *line)
{
    bool draft = x->now->plan->state == PLAN_DRAFT;
    struct str number = line->kind == SHEET_INSTITUTIONS ? STR_NONE : line->text[load_column_of(line->kind, "number")];
    struct str title = line->text[load_column_of(line->kind, line->kind == SHEET_INSTITUTIONS ? "name" : "title")];
    if (title.len == 0 && line->now != NULL)
        title = line->kind == SHEET_COMMITMENTS ? ((struct commitment *)line->now)->title
                : line->kind == SHEET_MILESTONES ? ((struct milestone *)line->now)->title
                                                 : STR_NONE;
    line->label = number.len > 0 ? str_fmt(x->a, "%.*s. %.*s", STR_ARG(number), STR_ARG(title)) : title;
    if (line->kind == SHEET_INSTITUTIONS) {
        size_t unknown;
        int64_t id = load_institution(x->a, x->now, x->look, title, &unknown);
        line->differences_count = 0;
        line->fate = id != NONE ? LOAD_EQUAL : LOAD_ADDS;
    } else if (line->now != NULL && line->differences_count == 0) {
        line->fate = LOAD_EQUAL;
    } else {
        line->fate = !draft ? LOAD_NOT_HERE : line->now == NULL ? LOAD_ADDS : LOAD_CHANGES;
    }
    if (line->now == NULL)
        line->differences_count = 0;
    x->look->counts[line->fate]++;
}

static void absent_add(struct examine *x, const char *message, struct str one, struct str two)
{
    struct load_look *look = x->look;
    struct str values[] = {one, two};
    look->absent = arena_grow(x->a, look->absent, look->absent_count * sizeof *look->absent, (look->absent_count + 1) * sizeof *look->absent);
    look->absent[look->absent_count++] = say_with(x->a, x->lang, message, values, 2);
}

static bool in_file(const struct load_look *look, const void *there)
{
    for (size_t i = 0; i < look->lines_count; i++)
        if (look->lines[i].now == there)
            return true;
    return false;
}

static void find_absent(struct examine *x)
{
    bool has[LOAD_SHEETS] = {false};
    for (size_t i = 0; i < x->look->lines_count; i++)
        has[x->look->lines[i].kind] = true;
    for (size_t i = 0; has[SHEET_COMMITMENTS] && i < x->now->commitment_count; i++)
        if (!in_file(x->look, &x->now->commitments[i]))
            absent_add(x, N_("Compromiso %1. %2"), x->now->commitments[i].number, x->now->commitments[i].title);
    for (size_t i = 0; has[SHEET_MILESTONES] && i < x->now->milestone_count; i++)
        if (!in_file(x->look, &x->now->milestones[i]))
            absent_add(x, N_("Hito %1. %2"), x->now->milestones[i].number, x->now->milestones[i].title);
}

void compare_all(struct examine *x)
{
    struct load_look *look = x->look;
    struct buf b = BUF(x->a);
    for (size_t i = 0; i < look->lines_count; i++) {
        struct load_line *line = &look->lines[i];
        compare_line(x, line);
        settle(x, line);
        buf_fmt(&b, "%.*s\t%zu\t%d\t%.*s\n", STR_ARG(line->sheet), line->number, (int)line->fate, STR_ARG(line->label));
        for (size_t k = 0; k < line->differences_count; k++)
            buf_fmt(&b, "\t%.*s\t%.*s\t%.*s\n", STR_ARG(line->differences[k].what), STR_ARG(line->differences[k].before),
                    STR_ARG(line->differences[k].after));
    }
    find_absent(x);
    for (size_t i = 0; i < look->absent_count; i++)
        buf_fmt(&b, "%.*s\n", STR_ARG(look->absent[i]));
    for (size_t i = 0; i < look->unknowns_count; i++)
        buf_fmt(&b, "%.*s=%.*s\n", STR_ARG(look->unknowns[i].name), STR_ARG(look->unknowns[i].decision));
    buf_fmt(&b, "%zu", look->errors);
    look->fingerprint = sha256_hex(x->a, buf_str(&b));
}
