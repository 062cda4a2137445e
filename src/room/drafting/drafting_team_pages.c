/* SPDX-License-Identifier: EUPL-1.2
 * The team and what it says: members, comments and their answers, agreement to a version, sources, dropping. */
#include "pages.h"
#include "room/drafting/drafting_view.h"
#include "sql.h"

static enum status form_show(struct request *r, struct draft_form_page *page, const char *title)
{
    const struct draft_place *p = r->object;
    page->title = title;
    page->path = p->path;
    page->d = p->draft;
    return page_draft_form(r, draft_head_below(r, p, title), page);
}

static enum status back(struct request *r, const char *flash)
{
    const struct draft_place *p = r->object;
    return respond_redirect(r, p->path, flash);
}

/* GET …/equipo */
static enum status team_show(struct request *r)
{
    const struct draft_place *p = r->object;
    struct draft_seat *all;
    size_t count;
    struct option *institutions;
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    struct draft_member *blank = arena_new_of(r->mem, struct draft_member);
    struct draft_form_page page = {.which = DRAFT_FORM_TEAM};
    lists->field = "institution";
    TRY(institution_options(r, p->at->jurisdiction->id, &institutions, &lists->count));
    lists->options = institutions;
    shape_clear(&draft_member_shape, blank);
    page.form = form_for(r, &draft_member_shape, blank, path_fmt(r, "%.*s/equipo", STR_ARG(p->path)));
    page.form.options = lists;
    page.form.option_count = 1;
    TRY(db_many(r->db, SQL_DRAFT_MEMBERS, WITH(IN(p->at->process->id)), r->mem, &draft_seat_shape, &all, &count));
    const struct draft_seat **team = arena_array(r->mem, const struct draft_seat *, count);
    for (size_t i = 0; i < count; i++)
        if (all[i].draft == p->draft->id)
            team[page.team_count++] = &all[i];
    page.team = team;
    return form_show(r, &page, N_("Equipo mixto"));
}

/* POST …/equipo: by the e-mail of somebody with an account. */
static enum status team_apply(struct request *r)
{
    const struct draft_place *p = r->object;
    struct draft_member m, *seat;
    struct person *person;
    shape_clear(&draft_member_shape, &m);
    TRY(draft_demand(r, p));
    enum status read = form_read(r, &draft_member_shape, &m);
    enum status found = person_by_email(r->db, r->mem, str_trim(request_form(r, "email")), &person);
    if (found == NOT_FOUND)
        read = problem_add(r, "email", N_("Nadie tiene una cuenta con ese correo: invita primero a la persona."));
    else if (found != DONE)
        return found;
    TRY(read);
    found = db_one(r->db, SQL_DRAFT_SEAT, WITH(IN(p->draft->id), IN(person->id), IN(r->today)), r->mem, &draft_member_shape, &seat);
    if (found == DONE)
        return problem_add(r, "email", N_("Esa persona ya está en el equipo."));
    if (found != NOT_FOUND)
        return found;
    m.draft = p->draft->id;
    m.person = person->id;
    m.from_on = r->today;
    enum status added = record_add(r->db, &draft_member_shape, &m);
    if (added == CONFLICT)
        problem_add(r, "email", N_("Esa persona salió hoy del equipo: puede volver mañana."));
    TRY(added);
    TRY(draft_settle(r, p->at, p->draft->id));
    return respond_redirect(r, path_fmt(r, "%.*s/equipo", STR_ARG(p->path)), N_("Se agregó al equipo."));
}

/* POST …/equipo/terminar: through yesterday; who came today leaves with today. */
static enum status leave_apply(struct request *r)
{
    const struct draft_place *p = r->object;
    struct draft_member *m;
    int64_t id;
    if (!str_int(request_form(r, "integrante"), &id))
        return problem_add(r, "", N_("No se sabe a quién terminar."));
    TRY(draft_demand(r, p));
    TRY(db_one(r->db, SQL_DRAFT_MEMBER_OWNED, WITH(IN(id), IN(p->draft->id)), r->mem, &draft_member_shape, &m));
    struct day last = {r->today.n - 1};
    m->until_on = day_before(last, m->from_on) ? m->from_on : last;
    TRY(record_change(r->db, &draft_member_shape, r->mem, m));
    TRY(draft_settle(r, p->at, p->draft->id));
    return respond_redirect(r, path_fmt(r, "%.*s/equipo", STR_ARG(p->path)), N_("Salió del equipo; queda en la historia."));
}

static enum status last_version(struct request *r, const struct draft_place *p, struct draft_version **ret)
{
    return db_one(r->db, SQL_DRAFT_VERSION_LAST, WITH(IN(p->draft->id)), r->mem, &draft_version_shape, ret);
}

static enum status comment_show(struct request *r, enum draft_form which, const char *suffix, const char *title)
{
    const struct draft_place *p = r->object;
    struct draft_comment *blank = arena_new_of(r->mem, struct draft_comment);
    shape_clear(&draft_comment_shape, blank);
    blank->given_on = r->today;
    struct draft_form_page page = {.which = which};
    page.form = form_for(r, &draft_comment_shape, blank, path_fmt(r, "%.*s/%s", STR_ARG(p->path), suffix));
    return form_show(r, &page, title);
}

static enum status own_comment_show(struct request *r)
{
    return comment_show(r, DRAFT_FORM_COMMENT, "comentarios", N_("Comentar el borrador"));
}

static enum status ogp_comment_show(struct request *r)
{
    return comment_show(r, DRAFT_FORM_COMMENT_OGP, "comentarios-ogp", N_("Registrar un comentario de OGP"));
}

static enum status comment_save(struct request *r, struct draft_comment *c)
{
    const struct draft_place *p = r->object;
    struct draft_version *v;
    TRY(last_version(r, p, &v));
    c->draft = p->draft->id;
    c->version = v->id;
    c->person = r->actor.person;
    TRY(record_add(r->db, &draft_comment_shape, c));
    return draft_settle(r, p->at, p->draft->id);
}

/* POST …/comentarios */
static enum status comment_apply(struct request *r)
{
    static const char *const names[] = {"text", NULL};
    const struct draft_place *p = r->object;
    struct draft_comment c;
    shape_clear(&draft_comment_shape, &c);
    TRY(draft_demand(r, p));
    TRY(form_read_fields(r, &draft_comment_shape, &c, names));
    c.source = SOURCE_TEAM;
    c.sector = p->seat == NULL ? -1 : p->seat->sector;
    c.given_on = r->today;
    TRY(comment_save(r, &c));
    return back(r, N_("Se guardó tu comentario."));
}

/* POST …/comentarios-ogp */
static enum status ogp_comment_apply(struct request *r)
{
    static const char *const names[] = {"text", "given_on", NULL};
    const struct draft_place *p = r->object;
    struct draft_comment c;
    shape_clear(&draft_comment_shape, &c);
    TRY(draft_demand(r, p));
    enum status read = form_read_fields(r, &draft_comment_shape, &c, names);
    if (day_before(r->today, c.given_on))
        read = problem_add(r, "given_on", N_("La fecha todavía no llega."));
    TRY(read);
    c.source = SOURCE_OGP;
    TRY(comment_save(r, &c));
    return back(r, N_("Se registró el comentario de OGP."));
}

static enum status remark_of(struct request *r, struct draft_comment **ret)
{
    const struct draft_place *p = r->object;
    int64_t id;
    TRY(request_id(r, "comment", &id));
    return db_one(r->db, SQL_DRAFT_COMMENT_OWNED, WITH(IN(id), IN(p->draft->id)), r->mem, &draft_comment_shape, ret);
}

static enum status comment_load(struct request *r)
{
    struct draft_comment *c;
    TRY(draft_open_load(r));
    return remark_of(r, &c);
}

/* GET …/comentario/:comment */
static enum status answer_show(struct request *r)
{
    static const char *const required[] = {"answer", NULL};
    const struct draft_place *p = r->object;
    struct draft_comment *c;
    struct draft_remark *all;
    size_t count;
    struct draft_form_page page = {.which = DRAFT_FORM_ANSWER};
    TRY(remark_of(r, &c));
    TRY(db_many(r->db, SQL_DRAFT_COMMENTS, WITH(IN(p->draft->id)), r->mem, &draft_remark_shape, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].id == c->id)
            page.comment = &all[i];
    page.form = form_for(r, &draft_comment_shape, c, path_fmt(r, "%.*s/comentario/%lld", STR_ARG(p->path), (long long)c->id));
    page.form.required = required;
    return form_show(r, &page, N_("Responder un comentario"));
}

/* POST …/comentario/:comment */
static enum status answer_apply(struct request *r)
{
    static const char *const names[] = {"answer", NULL};
    const struct draft_place *p = r->object;
    struct draft_comment *found;
    TRY(draft_demand(r, p));
    TRY(remark_of(r, &found));
    struct draft_comment c = *found;
    if (day_known(c.answered_on)) {
        (void)problem_add(r, "", N_("Ese comentario ya tiene respuesta."));
        return CONFLICT;
    }
    TRY(form_read_fields(r, &draft_comment_shape, &c, names));
    if (str_trim(c.answer).len < 10)
        return problem_add(r, "answer", N_("Escribe qué se hizo con él y por qué, en 10 caracteres o más."));
    c.answered_by = r->actor.person;
    c.answered_on = r->today;
    TRY(record_change(r->db, &draft_comment_shape, r->mem, &c));
    TRY(draft_settle(r, p->at, p->draft->id));
    return back(r, N_("Se guardó la respuesta."));
}

/* GET …/version and …/pedir-acuerdo after a refusal: the form of a note. */
static enum status version_show(struct request *r)
{
    const struct draft_place *p = r->object;
    struct draft_version *blank = arena_new_of(r->mem, struct draft_version);
    shape_clear(&draft_version_shape, blank);
    struct draft_form_page page = {.which = DRAFT_FORM_VERSION};
    page.form = form_for(r, &draft_version_shape, blank, path_fmt(r, "%.*s/version", STR_ARG(p->path)));
    return form_show(r, &page, N_("Guardar como versión nueva"));
}

/* POST …/version: what was changed elsewhere becomes a version. */
static enum status version_apply(struct request *r)
{
    static const char *const names[] = {"note", NULL};
    const struct draft_place *p = r->object;
    struct draft_version v;
    shape_clear(&draft_version_shape, &v);
    TRY(draft_demand(r, p));
    TRY(form_read_fields(r, &draft_version_shape, &v, names));
    TRY(draft_keep(r, p, v.note));
    return back(r, N_("La última versión es la del texto que se ve."));
}

/* POST …/pedir-acuerdo: the mixed team must be whole. */
static enum status ask_apply(struct request *r)
{
    const struct draft_place *p = r->object;
    struct draft_survey s;
    TRY(draft_demand(r, p));
    TRY(draft_survey_read(r, p->at, &s));
    const struct draft_row *row = draft_row_of(&s, p->draft->id);
    struct draft d = *p->draft;
    if (!row->facts.state_side)
        problem_add(r, "", N_("Falta en el equipo alguien del Estado o de un gobierno local."));
    if (!row->facts.society)
        problem_add(r, "", N_("Falta en el equipo alguien de la sociedad civil o la ciudadanía."));
    if (!row->facts.academia)
        problem_add(r, "", N_("Falta en el equipo alguien de la academia."));
    if (!row->facts.kept)
        problem_add(r, "", N_("El texto cambió después de la última versión: guárdalo como versión nueva."));
    if (r->problems.count > 0)
        return INVALID;
    if (d.state == DRAFT_WRITING) {
        d.state = DRAFT_ASKED;
        TRY(record_change(r->db, &draft_shape, r->mem, &d));
    }
    TRY(draft_settle(r, p->at, d.id));
    return back(r, N_("Se pidió el acuerdo: cada integrante lo ve entre sus pendientes."));
}

static enum status agree_show(struct request *r)
{
    const struct draft_place *p = r->object;
    struct draft_agreement *blank = arena_new_of(r->mem, struct draft_agreement);
    struct draft_version *v;
    struct draft_form_page page = {.which = DRAFT_FORM_AGREE};
    TRY(last_version(r, p, &v));
    shape_clear(&draft_agreement_shape, blank);
    page.form = form_for(r, &draft_agreement_shape, blank, path_fmt(r, "%.*s/acordar", STR_ARG(p->path)));
    page.form.revision = v->number;
    return form_show(r, &page, N_("Acuerdo"));
}

/* What a member says of the version that they read; saying it again replaces it. */
static enum status agreement_save(struct request *r, const struct draft_place *p, const struct draft_version *v, struct draft_agreement *typed)
{
    struct draft_agreement *old;
    enum status s = db_one(r->db, SQL_DRAFT_AGREEMENT_OF, WITH(IN(v->id), IN(p->seat->id)), r->mem, &draft_agreement_shape, &old);
    typed->given_on = r->today;
    if (s == DONE) {
        old->decision = typed->decision;
        old->reason = typed->reason;
        old->given_on = typed->given_on;
        return record_change(r->db, &draft_agreement_shape, r->mem, old);
    }
    if (s != NOT_FOUND)
        return s;
    typed->version = v->id;
    typed->member = p->seat->id;
    return record_add(r->db, &draft_agreement_shape, typed);
}

/* POST …/acordar */
static enum status agree_apply(struct request *r)
{
    static const char *const names[] = {"decision", "reason", NULL};
    const struct draft_place *p = r->object;
    struct draft_agreement typed;
    struct draft_version *v;
    struct draft_survey s;
    int64_t seen;
    TRY(draft_demand(r, p));
    if (p->seat == NULL)
        return problem_add(r, "", N_("Acuerda quien está en el equipo."));
    if (p->draft->state != DRAFT_ASKED && p->draft->state != DRAFT_AGREED)
        return problem_add(r, "", N_("Todavía no se pide el acuerdo del equipo."));
    shape_clear(&draft_agreement_shape, &typed);
    TRY(form_read_fields(r, &draft_agreement_shape, &typed, names));
    if (typed.decision == DRAFT_OBJECTS && str_trim(typed.reason).len < 10)
        return problem_add(r, "reason", N_("Escribe la razón de tu objeción, en 10 caracteres o más."));
    TRY(last_version(r, p, &v));
    TRY(draft_survey_read(r, p->at, &s));
    if (!draft_row_of(&s, p->draft->id)->facts.kept || !str_int(request_form(r, "_revision"), &seen) || seen != v->number)
        return STALE;
    TRY(agreement_save(r, p, v, &typed));
    TRY(draft_settle(r, p->at, p->draft->id));
    return back(r, typed.decision == DRAFT_AGREES ? N_("Se anotó tu acuerdo.") : N_("Se anotó tu objeción."));
}

/* GET …/propuestas */
static enum status source_show(struct request *r)
{
    const struct draft_place *p = r->object;
    struct draft_source_row *all;
    struct draft_candidate *found;
    struct draft_proposal *blank = arena_new_of(r->mem, struct draft_proposal);
    size_t count;
    struct draft_form_page page = {.which = DRAFT_FORM_SOURCE};
    TRY(db_many(r->db, SQL_DRAFT_SOURCES, WITH(IN(p->at->process->id)), r->mem, &draft_source_row_shape, &all, &count));
    const struct draft_source_row **own = arena_array(r->mem, const struct draft_source_row *, count);
    for (size_t i = 0; i < count; i++)
        if (all[i].draft == p->draft->id)
            own[page.sources_count++] = &all[i];
    page.sources = own;
    TRY(draft_candidates_read(r, p->at->process->id, &found, &count));
    page.proposals = arena_array(r->mem, struct option, count);
    page.proposals_count = count;
    for (size_t i = 0; i < count; i++)
        page.proposals[i] = (struct option){found[i].id, path_fmt(r, "%lld. %.*s", (long long)found[i].number, STR_ARG(found[i].title))};
    shape_clear(&draft_proposal_shape, blank);
    page.form = form_for(r, &draft_proposal_shape, blank, path_fmt(r, "%.*s/propuestas", STR_ARG(p->path)));
    return form_show(r, &page, N_("De qué propuestas viene"));
}

/* POST …/propuestas: one more, or what was taken of one that is there. */
static enum status source_apply(struct request *r)
{
    static const char *const names[] = {"how", NULL};
    const struct draft_place *p = r->object;
    struct draft_proposal l, *old;
    struct draft_candidate *found;
    struct draft_source_row *all;
    size_t count;
    int64_t id;
    bool any = false;
    shape_clear(&draft_proposal_shape, &l);
    TRY(draft_demand(r, p));
    TRY(form_read_fields(r, &draft_proposal_shape, &l, names));
    if (!str_int(request_form(r, "source"), &id))
        id = NONE;
    TRY(draft_candidates_read(r, p->at->process->id, &found, &count));
    for (size_t i = 0; i < count; i++)
        any = any || found[i].id == id;
    if (!any)
        return problem_add(r, "source", N_("Elige una propuesta seleccionada."));
    TRY(db_many(r->db, SQL_DRAFT_SOURCES, WITH(IN(p->at->process->id)), r->mem, &draft_source_row_shape, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].draft == p->draft->id && all[i].proposal == id) {
            TRY(db_one(r->db, SQL_DRAFT_PROPOSAL_OWNED, WITH(IN(all[i].id), IN(p->draft->id)), r->mem, &draft_proposal_shape, &old));
            old->how = l.how;
            TRY(record_change(r->db, &draft_proposal_shape, r->mem, old));
            return back(r, N_("Se guardó qué se tomó de la propuesta."));
        }
    l.draft = p->draft->id;
    l.proposal = id;
    TRY(record_add(r->db, &draft_proposal_shape, &l));
    return back(r, N_("El borrador viene también de esa propuesta."));
}

/* GET …/descartar */
static enum status drop_show(struct request *r)
{
    static const char *const required[] = {"reason", NULL};
    const struct draft_place *p = r->object;
    struct draft_form_page page = {.which = DRAFT_FORM_DROP};
    page.form = form_for(r, &draft_shape, p->draft, path_fmt(r, "%.*s/descartar", STR_ARG(p->path)));
    page.form.required = required;
    return form_show(r, &page, N_("Descartar el borrador"));
}

/* POST …/descartar: its words stay in the last version, its proposals stay selected and wait for their answer. */
static enum status drop_apply(struct request *r)
{
    static const char *const names[] = {"reason", NULL};
    const struct draft_place *p = r->object;
    struct draft d = *p->draft, *saved;
    bool fresh;
    TRY(draft_demand(r, p));
    TRY(form_read_fields(r, &draft_shape, &d, names));
    if (str_trim(d.reason).len < 20)
        return problem_add(r, "reason", N_("Escribe por qué, en 20 caracteres o más: de aquí sale la respuesta a quienes propusieron."));
    request_deed(r, NONE, d.reason);
    int64_t commitment = d.commitment;
    TRY(record_get(r->db, r->mem, &draft_shape, d.id, &saved));
    if (saved->revision != d.revision)
        return STALE;
    TRY(draft_version_save(r->db, r->mem, saved, STR_NONE, r->actor.person, r->today, r->now, &fresh));
    saved->reason = d.reason;
    saved->state = DRAFT_DROPPED;
    saved->commitment = NONE;
    TRY(record_change(r->db, &draft_shape, r->mem, saved));
    TRY(draft_commitment_remove(r->db, r->mem, commitment));
    return back(r, N_("El borrador quedó descartado. Sus propuestas esperan una respuesta que lo diga."));
}

#define AT "/:jurisdiction/cocreacion/:process/redaccion/:draft"
const struct route draft_team_routes[] = {
    {GET, AT "/equipo", MANAGE_COCREATION, 0, draft_open_load, team_show, NULL, NULL},
    {POST, AT "/equipo", MANAGE_COCREATION, 0, draft_open_load, team_show, NULL, team_apply},
    {POST, AT "/equipo/terminar", MANAGE_COCREATION, 0, draft_open_load, team_show, NULL, leave_apply},
    {GET, AT "/comentarios", DRAFT_COMMITMENT, 0, draft_open_load, own_comment_show, NULL, NULL},
    {POST, AT "/comentarios", DRAFT_COMMITMENT, 0, draft_open_load, own_comment_show, NULL, comment_apply},
    {GET, AT "/comentarios-ogp", MANAGE_COCREATION, 0, draft_open_load, ogp_comment_show, NULL, NULL},
    {POST, AT "/comentarios-ogp", MANAGE_COCREATION, 0, draft_open_load, ogp_comment_show, NULL, ogp_comment_apply},
    {GET, AT "/comentario/:comment", DRAFT_COMMITMENT, 0, comment_load, answer_show, NULL, NULL},
    {POST, AT "/comentario/:comment", DRAFT_COMMITMENT, 0, comment_load, answer_show, NULL, answer_apply},
    {GET, AT "/version", DRAFT_COMMITMENT, 0, draft_open_load, version_show, NULL, NULL},
    {POST, AT "/version", DRAFT_COMMITMENT, 0, draft_open_load, version_show, NULL, version_apply},
    {POST, AT "/pedir-acuerdo", DRAFT_COMMITMENT, 0, draft_open_load, version_show, NULL, ask_apply},
    {GET, AT "/acordar", DRAFT_COMMITMENT, 0, draft_open_load, agree_show, NULL, NULL},
    {POST, AT "/acordar", DRAFT_COMMITMENT, 0, draft_open_load, agree_show, NULL, agree_apply},
    {GET, AT "/propuestas", DRAFT_COMMITMENT, 0, draft_open_load, source_show, NULL, NULL},
    {POST, AT "/propuestas", DRAFT_COMMITMENT, 0, draft_open_load, source_show, NULL, source_apply},
    {GET, AT "/descartar", MANAGE_COCREATION, 0, draft_open_load, drop_show, NULL, NULL},
    {POST, AT "/descartar", MANAGE_COCREATION, 0, draft_open_load, drop_show, NULL, drop_apply},
    {.pattern = NULL},
};
#undef AT
