/* SPDX-License-Identifier: EUPL-1.2
 * An accepted load becomes records, by the generic writes and so with their log. */
#include <string.h>

#include "base/text.h"
#include "room/exchange/load_sides.h"

struct accepting {
    struct db *db;
    struct arena *mem;
    struct load_now *now;
    struct load_look *look;
    int64_t plan;
    int64_t position; /* last place taken */
};

/* "Ministerio de Salud Pública" gives "ministerio-de-salud-publica". */
static struct str code_of(struct arena *mem, struct str name)
{
    struct str folded = text_fold(mem, name);
    struct buf b = BUF(mem);
    for (size_t i = 0; i < folded.len && b.len < 50; i++) {
        char c = folded.ptr[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            buf_char(&b, c);
        else if (b.len > 0 && b.ptr[b.len - 1] != '-')
            buf_char(&b, '-');
    }
    while (b.len > 0 && b.ptr[b.len - 1] == '-')
        b.len--;
    return b.len == 0 ? STR("institucion") : str_copy(mem, (struct str){b.ptr, b.len});
}

enum status institution_code_free(struct db *db, struct arena *mem, int64_t jurisdiction, struct str name, struct str *ret)
{
    struct institution *other;
    struct str code = code_of(mem, name);
    *ret = code;
    for (int n = 2; n < 1000; n++) {
        enum status s = institution_by_code(db, mem, jurisdiction, *ret, &other);
        if (s != DONE)
            return s == NOT_FOUND ? DONE : s;
        *ret = str_fmt(mem, "%.*s-%d", STR_ARG(code), n);
    }
    return CONFLICT;
}

static enum status make_institution(struct accepting *x, struct load_unknown *u)
{
    struct institution i;
    shape_clear(&institution_shape, &i);
    i.jurisdiction = x->now->plan->jurisdiction;
    i.name = u->name;
    i.acronym = u->acronym;
    i.sector = choice_of(&sector_choices, str_part(u->decision, 6, 60));
    i.branch = u->branch;
    i.level = u->level;
    if (i.sector < 0)
        return INVALID;
    TRY(institution_code_free(x->db, x->mem, i.jurisdiction, u->acronym.len > 1 ? u->acronym : u->name, &i.code));
    TRY(institution_add(x->db, &i));
    u->id = i.id;
    return DONE;
}

static enum status make_institutions(struct accepting *x)
{
    for (size_t i = 0; i < x->look->unknowns_count; i++) {
        struct load_unknown *u = &x->look->unknowns[i];
        struct institution *there;
        if (str_starts(u->decision, "crear:"))
            TRY(make_institution(x, u));
        else if (u->id == NONE)
            return INVALID;
        else
            TRY(record_get(x->db, x->mem, &institution_shape, u->id, &there));
    }
    return DONE;
}

static int64_t institution_of(struct accepting *x, struct str name)
{
    size_t unknown;
    return load_institution(x->mem, x->now, x->look, name, &unknown);
}

static enum status group_of(struct accepting *x, struct str name, int64_t *ret)
{
    struct load_now *now = x->now;
    int64_t position = 1;
    for (size_t i = 0; i < now->group_count; i++) {
        if (str_eq(text_fold(x->mem, now->groups[i].name), text_fold(x->mem, name))) {
            *ret = now->groups[i].id;
            return DONE;
        }
        if (now->groups[i].position >= position)
            position = now->groups[i].position + 1;
    }
    struct plan_group g = {.id = NONE, .plan = x->plan, .position = position, .name = name};
    TRY(record_add(x->db, &plan_group_shape, &g));
    now->groups = arena_grow(x->mem, now->groups, now->group_count * sizeof g, (now->group_count + 1) * sizeof g);
    now->groups[now->group_count++] = g;
    *ret = g.id;
    return DONE;
}

static enum status party_add(struct accepting *x, int64_t commitment, struct str name, int role)
{
    struct commitment_institution link = {.id = NONE, .commitment = commitment, .institution = institution_of(x, name),
                                          .role = role, .from_on = DAY_NONE, .until_on = DAY_NONE};
    struct load_now *now = x->now;
    if (link.institution == NONE)
        return INVALID;
    for (size_t i = 0; i < now->party_count; i++) {
        struct commitment_institution *p = &now->parties[i];
        if (p->commitment != commitment || p->role != role || day_known(p->until_on))
            continue;
        if (p->institution == link.institution)
            return DONE;
        if (role == INSTITUTION_LEAD) {
            p->institution = link.institution;
            return record_change(x->db, &commitment_institution_shape, x->mem, p);
        }
    }
    TRY(record_add(x->db, &commitment_institution_shape, &link));
    now->parties = arena_grow(x->mem, now->parties, now->party_count * sizeof link, (now->party_count + 1) * sizeof link);
    now->parties[now->party_count++] = link;
    return DONE;
}

static enum status parties_add(struct accepting *x, const struct load_line *line, int64_t commitment)
{
    static const struct {
        const char *field;
        int role;
    } columns[] = {{"@lead", INSTITUTION_LEAD}, {"@support", INSTITUTION_SUPPORT}, {"@counterpart", INSTITUTION_COUNTERPART}};
    for (size_t c = 0; c < COUNT(columns); c++) {
        struct str *names;
        size_t count = ogp_list(x->mem, line->text[load_column_of(SHEET_COMMITMENTS, columns[c].field)], &names);
        for (size_t i = 0; i < count; i++)
            TRY(party_add(x, commitment, names[i], columns[c].role));
    }
    return DONE;
}

/* What the file gives over what is there. */
static void merge(struct accepting *x, const struct load_line *line, void *into)
{
    const struct load_sheet_kind *k = &load_sheets[line->kind];
    for (size_t c = 0; c < k->count; c++) {
        const struct field *f = k->columns[c].field[0] == '@' ? NULL : shape_field(k->shape, str_of(k->columns[c].field));
        if (f != NULL && !field_empty(f, line->record))
            (void)field_load(f, into, x->mem, field_stored(f, line->record, x->mem));
    }
}

static enum status save(struct accepting *x, struct load_line *line, void *row)
{
    const struct shape *shape = load_sheets[line->kind].shape;
    if (line->now != NULL)
        return record_change(x->db, shape, x->mem, row);
    TRY(record_add(x->db, shape, row));
    line->now = row;
    return DONE;
}

static enum status commitment_apply(struct accepting *x, struct load_line *line)
{
    struct commitment *c = line->now != NULL ? line->now : line->record;
    struct str group = line->text[load_column_of(SHEET_COMMITMENTS, "@group")];
    if (line->now != NULL) {
        merge(x, line, c);
    } else {
        c->plan = x->plan;
        c->position = ++x->position;
        c->state = COMMITMENT_CURRENT;
    }
    if (group.len > 0)
        TRY(group_of(x, group, &c->plan_group));
    TRY(save(x, line, c));
    TRY(sides_apply(x->db, x->mem, x->now, line, c->id));
    return parties_add(x, line, c->id);
}

static enum status milestone_apply(struct accepting *x, struct load_line *line)
{
    struct milestone *m = line->now != NULL ? line->now : line->record, due = *(struct milestone *)line->record;
    struct str name = line->text[load_column_of(SHEET_MILESTONES, "@institution")];
    if (line->now != NULL) {
        merge(x, line, m);
    } else {
        m->commitment = line->parent != NULL ? ((struct commitment *)line->parent->now)->id : line->parent_id;
        m->position = (int64_t)line->number;
        m->kind = m->kind < 0 ? MILESTONE_INSTRUMENT : m->kind;
        m->means = m->means < 0 ? MEANS_ANY : m->means;
        m->replans = 0;
        m->state = MILESTONE_CURRENT;
    }
    if (day_known(due.due_on)) { /* a draft: the due day in force is the original one */
        m->due_first_on = m->original_first_on = due.due_first_on;
        m->due_on = m->original_due_on = due.due_on;
        m->due_text = m->original_text = due.due_text;
    }
    if (name.len > 0 && (m->institution = institution_of(x, name)) == NONE)
        return INVALID;
    return save(x, line, m);
}

static enum status part_apply(struct accepting *x, struct load_line *line)
{
    struct milestone_part *p = line->now != NULL ? line->now : line->record;
    if (line->now != NULL)
        merge(x, line, p);
    else
        p->milestone = line->parent != NULL ? ((struct milestone *)line->parent->now)->id : line->parent_id;
    p->original_due_on = p->due_on;
    return save(x, line, p);
}

static enum status lines_apply(struct accepting *x, enum load_sheet kind)
{
    for (size_t i = 0; i < x->look->lines_count; i++) {
        struct load_line *line = &x->look->lines[i];
        if (line->kind != kind || (line->fate != LOAD_ADDS && line->fate != LOAD_CHANGES))
            continue;
        TRY(kind == SHEET_COMMITMENTS  ? commitment_apply(x, line)
            : kind == SHEET_MILESTONES ? milestone_apply(x, line)
                                       : part_apply(x, line));
    }
    return DONE;
}

enum status load_accept(struct db *db, struct arena *mem, struct load *l, struct load_now *now, struct load_look *look)
{
    struct accepting x = {.db = db, .mem = mem, .now = now, .look = look, .plan = now->plan->id};
    if (l->state != LOAD_WAITING)
        return CONFLICT;
    if (look->errors > 0)
        return INVALID;
    if (now->plan->id == NONE) {
        TRY(record_add(db, &plan_shape, now->plan));
        x.plan = now->plan->id;
    }
    for (size_t i = 0; i < now->commitment_count; i++)
        if (now->commitments[i].position > x.position)
            x.position = now->commitments[i].position;
    TRY(make_institutions(&x));
    TRY(lines_apply(&x, SHEET_COMMITMENTS));
    TRY(lines_apply(&x, SHEET_MILESTONES));
    TRY(lines_apply(&x, SHEET_PARTS));
    l->plan = x.plan;
    l->state = LOAD_ACCEPTED;
    l->closed_at = db_deed(db)->now;
    l->report = str_fmt(mem, "Agregados: %zu. Cambiados: %zu. Iguales: %zu. No están en el archivo y se conservan: %zu.",
                        look->counts[LOAD_ADDS], look->counts[LOAD_CHANGES], look->counts[LOAD_EQUAL], look->absent_count);
    return record_change(db, &load_shape, mem, l);
}
