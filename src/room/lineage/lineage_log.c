/* SPDX-License-Identifier: EUPL-1.2
 * The chain of a proposal on its page, the public log of mergers and divisions, and undoing one. */
#include "pages.h"
#include "room/lineage/lineage_view.h"
#include "sql.h"
#include "view/form.h"

static void end_add(struct request *r, const struct cocreation_place *at, struct lineage_end *ends, size_t *n, int64_t number, struct str title,
                    int state)
{
    for (size_t i = 0; i < *n; i++)
        if (ends[i].number == number)
            return;
    ends[(*n)++] = (struct lineage_end){number, title, lineage_proposal_path(r, at, number), state};
}

/* All generations one way; ids that were reached are in `ids`. */
static size_t walk(struct request *r, const struct proposal_place *place, const struct lineage_line *lines, size_t count, bool down,
                   struct lineage_end *ends)
{
    int64_t *ids = arena_array(r->mem, int64_t, count + 1);
    size_t reached = 1, n = 0;
    ids[0] = place->proposal->id;
    for (size_t at = 0; at < reached; at++)
        for (size_t i = 0; i < count; i++) {
            const struct lineage_line *x = &lines[i];
            bool there = day_known(x->undone_on) || (down ? x->parent : x->child) != ids[at];
            int64_t next = down ? x->child : x->parent;
            for (size_t k = 0; k < reached; k++)
                there = there || ids[k] == next;
            if (there)
                continue;
            ids[reached++] = next;
            end_add(r, place->at, ends, &n, down ? x->child_number : x->parent_number, down ? x->child_title : x->parent_title,
                    down ? x->child_state : x->parent_state);
        }
    return n;
}

enum status lineage_proposal_panel(struct request *r, struct out *o)
{
    const struct proposal_place *place = r->object;
    const struct proposal *p = place->proposal;
    struct lineage_line *lines = NULL;
    size_t count = 0;
    struct lineage_panel v = {.merged = p->state == PROPOSAL_MERGED, .split = p->state == PROPOSAL_SPLIT};
    if (!proposal_is_public(p))
        return DONE;
    TRY(lineage_same_count(r->db, p->id, &v.same));
    if (v.merged || v.split || p->origin == ORIGIN_MERGER || p->origin == ORIGIN_DIVISION)
        TRY(lineage_lines(r->db, r->mem, p->cocreation, &lines, &count));
    struct lineage_end *ends = arena_array(r->mem, struct lineage_end, 2 * count + 2);
    v.from = ends;
    v.from_count = walk(r, place, lines, count, false, ends);
    v.to = ends + count + 1;
    v.to_count = walk(r, place, lines, count, true, ends + count + 1);
    v.same_path = path_fmt(r, "%.*s/iguales", STR_ARG(place->path));
    v.log_path = path_fmt(r, "%.*s/propuestas/linaje", STR_ARG(place->at->path));
    v.split_path = path_fmt(r, "%.*s/separar", STR_ARG(place->path));
    v.merge_path = path_fmt(r, "%.*s/propuestas/fusionar?numeros=%lld", STR_ARG(place->at->path), (long long)p->number);
    v.may_check = request_may(r, CHECK_PROPOSAL) && lineage_refused(LINEAGE_DIVISION, (enum proposal_state)p->state) == NULL;
    if (v.from_count + v.to_count > 0 || v.same > 0 || v.may_check)
        part_lineage_panel(o, &v);
    return DONE;
}

enum status lineage_process_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct lineage_links_panel v = {.arguments_path = path_fmt(r, "%.*s/propuestas/argumentos", STR_ARG(at->path)),
                                    .log_path = path_fmt(r, "%.*s/propuestas/linaje", STR_ARG(at->path)),
                                    .merge_path = path_fmt(r, "%.*s/propuestas/fusionar", STR_ARG(at->path)),
                                    .load_path = path_fmt(r, "%.*s/propuestas/cargar", STR_ARG(at->path)),
                                    .may_check = request_may(r, CHECK_PROPOSAL),
                                    .may_load = request_may(r, PROPOSE_FOR)};
    TRY(db_int(r->db, SQL_ARGUMENTS_COUNT, WITH(IN(at->process->id)), &v.arguments));
    TRY(db_int(r->db, SQL_LINEAGE_COUNT, WITH(IN(at->process->id)), &v.deeds));
    if (v.arguments + v.deeds > 0 || v.may_check || v.may_load)
        part_lineage_links(o, &v);
    return DONE;
}

/* GET …/propuestas/linaje */
static enum status log_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct lineage_line *rows;
    size_t count;
    TRY(lineage_lines(r->db, r->mem, at->process->id, &rows, &count));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &lineage_line_shape, rows, count, path_fmt(r, "linaje-%lld", (long long)at->process->number));
    struct lineage_step *steps = arena_array(r->mem, struct lineage_step, count + 1);
    bool may = request_may(r, CHECK_PROPOSAL);
    for (size_t i = 0; i < count; i++) {
        steps[i] = (struct lineage_step){&rows[i], lineage_proposal_path(r, at, rows[i].parent_number), lineage_proposal_path(r, at, rows[i].child_number),
                                         STR_NONE, i == 0 || rows[i].deed != rows[i - 1].deed};
        if (may && steps[i].first && !day_known(rows[i].undone_on))
            steps[i].undo_path = path_fmt(r, "%.*s/propuestas/linaje/%lld/deshacer", STR_ARG(at->path), (long long)rows[i].deed);
    }
    struct lineage_log page = {at, steps, count, path_fmt(r, "%.*s/propuestas/linaje", STR_ARG(at->path))};
    struct head head = lineage_head(r, at, str_of(say(r->lang, N_("Fusiones y separaciones"))));
    head.data_path = page.path;
    head.wide = true;
    return page_lineage_log(r, head, &page);
}

struct undo_place {
    struct cocreation_place *at;
    struct lineage_deed *deed;
    struct str path;
};

static enum status undo_load(struct request *r)
{
    struct undo_place *u = arena_new_of(r->mem, struct undo_place);
    int64_t id;
    TRY(cocreation_enter(r, &u->at));
    TRY(request_id(r, "deed", &id));
    TRY(db_one(r->db, SQL_LINEAGE_DEED_ONE, WITH(IN(u->at->process->id), IN(id)), r->mem, &lineage_deed_shape, &u->deed));
    u->path = path_fmt(r, "%.*s/propuestas/linaje/%lld/deshacer", STR_ARG(u->at->path), (long long)id);
    r->object = u;
    return DONE;
}

/* GET …/propuestas/linaje/:deed/deshacer */
static enum status undo_show(struct request *r)
{
    const struct undo_place *u = r->object;
    struct lineage_line *rows;
    size_t count, n = 0;
    TRY(lineage_lines(r->db, r->mem, u->at->process->id, &rows, &count));
    struct lineage_step *steps = arena_array(r->mem, struct lineage_step, count + 1);
    for (size_t i = 0; i < count; i++)
        if (rows[i].deed == u->deed->id)
            steps[n++] = (struct lineage_step){&rows[i], lineage_proposal_path(r, u->at, rows[i].parent_number),
                                               lineage_proposal_path(r, u->at, rows[i].child_number), STR_NONE, n == 0};
    struct lineage_undo_page page = {u->at, u->deed, steps, n, form_for(r, &lineage_deed_shape, u->deed, u->path), day_known(u->deed->undone_on)};
    static const char *const required[] = {"undone_reason", NULL};
    page.form.required = required;
    struct head head = lineage_head(r, u->at, str_of(say(r->lang, u->deed->kind == LINEAGE_MERGER ? N_("Deshacer una fusión") : N_("Deshacer una separación"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Fusiones y separaciones"))), path_fmt(r, "%.*s/propuestas/linaje", STR_ARG(u->at->path)));
    head.form_page = true;
    return page_lineage_undo(r, head, &page);
}

/* POST …/deshacer */
static enum status undo_apply(struct request *r)
{
    static const char *const names[] = {"undone_reason", NULL};
    const struct undo_place *u = r->object;
    struct lineage_deed d = *u->deed;
    struct lineage_refusal why = {0};
    TRY(form_read_fields(r, &lineage_deed_shape, &d, names));
    if (str_empty(d.undone_reason))
        return problem_add(r, "undone_reason", N_("Escribe por qué se deshace."));
    TRY(gate_demand(r, u->at, GATE_CHECK));
    request_deed(r, NONE, d.undone_reason);
    enum status s = lineage_undo(r->db, r->mem, r->site, &d, d.undone_reason, r->actor.person, r->now, r->today, &why);
    if (s == INVALID && why.why != NULL) {
        struct str number = int_words(r->mem, r->lang, why.number);
        return problem_add_text(r, STR(""), say_with(r->mem, r->lang, why.why, &number, 1));
    }
    TRY(s);
    return respond_redirect(r, path_fmt(r, "%.*s/propuestas/linaje", STR_ARG(u->at->path)),
                            N_("Se deshizo. Las propuestas de origen recuperaron su estado y se avisó a quienes las hicieron."));
}

#define AT "/:jurisdiction/cocreacion/:process/propuestas/linaje"
const struct route lineage_log_routes[] = {
    {GET, AT, READ, ROUTE_DATA, cocreation_load, log_show, NULL, NULL},
    {GET, AT "/:deed/deshacer", CHECK_PROPOSAL, 0, undo_load, undo_show, NULL, NULL},
    {POST, AT "/:deed/deshacer", CHECK_PROPOSAL, 0, undo_load, undo_show, NULL, undo_apply},
    {.pattern = NULL},
};
#undef AT
