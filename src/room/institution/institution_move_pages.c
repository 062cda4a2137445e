/* SPDX-License-Identifier: EUPL-1.2
 * What happens to an institution: new name, succession, abolition, return. Nothing is deleted and every
 * link to it stays. */
#include "room/institution/institution_view.h"

#include "pages.h"

#define SHAPE_TAG struct institution_rename
SHAPE_TABLE(institution_rename, NULL, INSTITUTION_RENAME);
#undef SHAPE_TAG
#define SHAPE_TAG struct institution_end
SHAPE_TABLE(institution_end, NULL, INSTITUTION_END);
#undef SHAPE_TAG

static struct str own_path(struct request *r)
{
    const struct institution_at *at = r->object;
    return institution_path(r, at->jurisdiction, at->institution->code);
}

/* A form over the institution's revision, with the acts that may carry the move. */
static enum status move_form(struct request *r, const struct shape *shape, const void *row, const char *last,
                             struct institution_form_page *page)
{
    const struct institution_at *at = r->object;
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct option *acts;
    lists[0].field = "act";
    TRY(act_options(r, at->jurisdiction->id, &acts, &lists[0].count));
    lists[0].options = acts;
    page->i = at->institution;
    page->form = form_for(r, shape, row, path_fmt(r, "%.*s/%s", STR_ARG(own_path(r)), last));
    page->form.options = lists;
    page->form.option_count = 1;
    page->form.revision = at->institution->revision;
    page->acts_path = path_fmt(r, "/%.*s/actos", STR_ARG(at->jurisdiction->code));
    return DONE;
}

/* The institution as the editor saw it. */
static struct institution seen(struct request *r)
{
    const struct institution_at *at = r->object;
    struct institution i = *at->institution;
    (void)str_int(request_form(r, "_revision"), &i.revision);
    return i;
}

static enum status move_checked(struct request *r, const char *day_field, struct day on, int64_t act, bool act_needed)
{
    const struct institution_at *at = r->object;
    enum status s = DONE;
    if (day_known(on) && day_before(r->today, on))
        s = problem_add(r, day_field, N_("La fecha todavía no llega."));
    if (act == NONE)
        return act_needed ? problem_add(r, "act", N_("Elige el acto que lo decidió.")) : s;
    enum status allowed = act_allows(r->db, r->mem, act, at->jurisdiction->id, r->today);
    if (allowed == INVALID)
        return problem_add(r, "act", N_("Ese acto no puede sostener este cambio."));
    return allowed == DONE ? s : allowed;
}

enum status institution_rename_show(struct request *r)
{
    const struct institution_at *at = r->object;
    struct institution_form_page page;
    struct institution_rename row;
    shape_clear(&institution_rename_shape, &row);
    TRY(move_form(r, &institution_rename_shape, &row, "nombre", &page));
    return page_institution_rename(r, institution_head(r, at, N_("Cambiar nombre")), &page);
}

enum status institution_rename_apply(struct request *r)
{
    struct institution i = seen(r);
    struct institution_rename row;
    shape_clear(&institution_rename_shape, &row);
    enum status read = form_read(r, &institution_rename_shape, &row);
    enum status good = move_checked(r, "until_on", row.until_on, row.act, false);
    if (read == DONE && str_eq(row.name, i.name) && str_eq(row.acronym, i.acronym))
        good = problem_add(r, "name", N_("Es el nombre que ya tiene."));
    TRY(read);
    TRY(good);
    TRY(institution_rename(r->db, r->mem, &i, row.name, row.acronym, row.until_on, row.act));
    return respond_redirect(r, own_path(r), N_("Se cambió el nombre; el anterior queda en su historia."));
}

enum status institution_succeed_show(struct request *r)
{
    const struct institution_at *at = r->object;
    struct institution_form_page page;
    struct institution_succession row;
    shape_clear(&institution_succession_shape, &row);
    TRY(move_form(r, &institution_succession_shape, &row, "sucesion", &page));
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct option *others;
    size_t count, kept = 0;
    TRY(institution_options(r, at->jurisdiction->id, &others, &count));
    for (size_t i = 0; i < count; i++)
        if (others[i].value != at->institution->id)
            others[kept++] = others[i];
    lists[0] = page.form.options[0];
    lists[1] = (struct form_options){"successor", others, kept};
    page.form.options = lists;
    page.form.option_count = 2;
    return page_institution_succeed(r, institution_head(r, at, N_("Registrar quién la sucede")), &page);
}

static enum status successor_checked(struct request *r, const struct institution_succession *row)
{
    const struct institution_at *at = r->object;
    struct institution_succession *links;
    struct institution *next;
    size_t count;
    if (row->successor == NONE)
        return DONE;
    enum status found = record_get(r->db, r->mem, &institution_shape, row->successor, &next);
    if (found != DONE && found != NOT_FOUND)
        return found;
    if (found == NOT_FOUND || next->jurisdiction != at->jurisdiction->id)
        return problem_add(r, "successor", N_("Elige una institución de la lista."));
    TRY(institution_successions(r->db, r->mem, at->jurisdiction->id, &links, &count));
    for (size_t i = 0; i < count; i++)
        if (links[i].predecessor == at->institution->id && links[i].successor == row->successor)
            return problem_add(r, "successor", N_("Esa sucesión ya está registrada."));
    if (institution_circle(links, count, at->institution->id, row->successor))
        return problem_add(r, "successor", N_("Esa institución viene de esta: la sucesión daría vueltas."));
    return DONE;
}

enum status institution_succeed_apply(struct request *r)
{
    struct institution i = seen(r);
    struct institution_succession row;
    shape_clear(&institution_succession_shape, &row);
    enum status read = form_read(r, &institution_succession_shape, &row);
    bool ends = row.kind >= 0 && succession_ends((enum succession_kind)row.kind);
    enum status good = move_checked(r, "happened_on", row.happened_on, row.act, ends);
    enum status next = successor_checked(r, &row);
    TRY(read);
    TRY(good);
    TRY(next);
    TRY(institution_succeed(r->db, r->mem, &i, &row));
    return respond_redirect(r, own_path(r), N_("Se registró la sucesión."));
}

static enum status end_show(struct request *r, const char *last, struct institution_form_page *page)
{
    struct institution_end *row = arena_new_of(r->mem, struct institution_end);
    shape_clear(&institution_end_shape, row);
    return move_form(r, &institution_end_shape, row, last, page);
}

static enum status end_apply(struct request *r, enum institution_state to, const char *flash)
{
    struct institution i = seen(r);
    struct institution_end row;
    shape_clear(&institution_end_shape, &row);
    if (!institution_may_become((enum institution_state)i.state, to))
        return problem_add(r, "", N_("La institución ya está en ese estado."));
    enum status read = form_read(r, &institution_end_shape, &row);
    enum status good = move_checked(r, "happened_on", row.happened_on, row.act, false);
    TRY(read);
    TRY(good);
    TRY(institution_move(r->db, r->mem, &i, to, row.happened_on, row.act));
    return respond_redirect(r, own_path(r), flash);
}

enum status institution_abolish_show(struct request *r)
{
    struct institution_form_page page;
    TRY(end_show(r, "supresion", &page));
    return page_institution_abolish(r, institution_head(r, r->object, N_("Registrar su supresión")), &page);
}

enum status institution_abolish_apply(struct request *r)
{
    return end_apply(r, INSTITUTION_ABOLISHED, N_("Se registró la supresión; sus compromisos y su historia quedan."));
}

enum status institution_return_show(struct request *r)
{
    struct institution_form_page page;
    TRY(end_show(r, "restitucion", &page));
    return page_institution_return(r, institution_head(r, r->object, N_("Volver a activarla")), &page);
}

enum status institution_return_apply(struct request *r)
{
    return end_apply(r, INSTITUTION_ACTIVE, N_("La institución vuelve a estar activa."));
}
