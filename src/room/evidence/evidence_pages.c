/* SPDX-License-Identifier: EUPL-1.2
 * The page of a proof, its file and its archived copy. Reserved proofs are drafts for may(): who
 * may not read drafts is told that there is nothing here. */
#include "room/evidence/evidence_pages.h"

#include "pages.h"
#include "room/evidence/evidence_disk.h"
#include "sql.h"

/* A proof of a claim that is not public yet is for the commitment's parties and staff; of a draft, for its
 * focal points and whoever brought it. */
static enum status claim_scope(struct request *r, const struct evidence *e)
{
    struct evidence_claim *c;
    bool own = e->added_by != NONE && e->added_by == r->actor.person;
    TRY(evidence_claim_of(r, e->claim, &c));
    if (!c->hidden)
        return DONE;
    r->scope.draft = true;
    if (r->actor.person == NONE || e->commitment == NONE)
        return DONE;
    if (c->draft) {
        r->scope.own_roles |= c->ours ? 1u << ROLE_FOCAL : 0;
        return own || c->ours ? DONE : NOT_FOUND;
    }
    unsigned roles = 0;
    TRY(evidence_own_roles(r, e->commitment, &roles));
    if (e->visibility == EVIDENCE_PUBLIC)
        r->scope.own_roles |= roles;
    return DONE;
}

/* It proves a value of an indicator that was sent and waits for its publication: the parties see it. */
static enum status value_scope(struct request *r, const struct evidence *e)
{
    int64_t sent;
    unsigned roles = 0;
    TRY(db_int(r->db, SQL_EVIDENCE_OF_SENT_VALUE, WITH(IN(e->id)), &sent));
    if (sent > 0)
        TRY(evidence_own_roles(r, e->commitment, &roles));
    r->scope.own_roles |= roles;
    return DONE;
}

/* What a value that was not sent rests on is of whoever put it there. */
static enum status value_draft(struct request *r, const struct evidence *e)
{
    int64_t unsent = 0;
    if (e->visibility == EVIDENCE_PUBLIC || e->commitment != NONE || (e->added_by != NONE && e->added_by == r->actor.person))
        return DONE;
    TRY(db_int(r->db, SQL_EVIDENCE_UNSENT, WITH(IN(e->id)), &unsent));
    return unsent > 0 ? NOT_FOUND : DONE;
}

static enum status evidence_load(struct request *r)
{
    struct evidence_place *place = arena_new_of(r->mem, struct evidence_place);
    struct jurisdiction *j;
    int64_t id;
    TRY(jurisdiction_enter(r, &j));
    TRY(request_id(r, "id", &id));
    TRY(evidence_of_id(r->db, r->mem, id, &place->e));
    struct evidence *e = place->e;
    if (e->jurisdiction != j->id)
        return NOT_FOUND;
    TRY(value_draft(r, e));
    if (e->file != NONE)
        TRY(evidence_file_of_id(r->db, r->mem, e->file, &place->file));
    if (e->copy != NONE)
        TRY(evidence_file_of_id(r->db, r->mem, e->copy, &place->copy));
    place->jurisdiction = j;
    place->path = path_fmt(r, "/%.*s/prueba/%lld", STR_ARG(j->code), (long long)e->id);
    request_scope(r, j->id, (int)j->utc_offset_s, e->visibility != EVIDENCE_PUBLIC);
    if (e->added_by != NONE && e->added_by == r->actor.person)
        r->scope.own_roles = 1u << ROLE_FOCAL | 1u << ROLE_COUNTERPART;
    if (e->claim != NONE)
        TRY(claim_scope(r, e));
    if (e->verdict != NONE && e->visibility != EVIDENCE_PUBLIC && r->actor.person != NONE) {
        unsigned roles = 0; /* it waits for its publication: the parties see it */
        TRY(evidence_own_roles(r, e->commitment, &roles));
        r->scope.own_roles |= roles;
    }
    if (e->claim == NONE && e->verdict == NONE && e->visibility != EVIDENCE_PUBLIC && str_empty(e->ground) && e->commitment != NONE &&
        r->actor.person != NONE)
        TRY(value_scope(r, e));
    r->object = place;
    return DONE;
}

static bool link_alive(const struct evidence *e)
{
    return e->link_state != LINK_GONE && e->link_state != LINK_TLS;
}

/* GET /:jurisdiction/prueba/:id */
static enum status evidence_show(struct request *r)
{
    const struct evidence_place *place = r->object;
    const struct evidence *e = place->e;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &evidence_shape, e, 1, path_fmt(r, "prueba-%lld", (long long)e->id));
    struct evidence_page page = {
        .e = e,
        .file = place->file,
        .copy = place->copy,
        .path = place->path,
        .form = form_for(r, &evidence_shape, e, path_fmt(r, "%.*s/retirar", STR_ARG(place->path))),
        .withdrawn = instant_known(e->withdrawn_at),
        .link_alive = link_alive(e),
        .may_withdraw = request_may(r, CHECK_REPORT),
    };
    struct str number = path_fmt(r, "%lld", (long long)e->id);
    struct head head = jurisdiction_head(r, place->jurisdiction, say_with(r->mem, r->lang, N_("Prueba %1"), &number, 1));
    head.description = e->description;
    head.data_path = place->path;
    TRY(page_evidence_show(r, head, &page));
    if (page.withdrawn && r->problem == DONE)
        r->reply.code = status_http(GONE);
    return DONE;
}

static enum status serve(struct request *r, const struct evidence_place *place, const struct evidence_file *f, struct str name)
{
    if (instant_known(place->e->withdrawn_at))
        return GONE;
    if (f == NULL)
        return NOT_FOUND;
    struct str path = vault_path(r->mem, r->site->config.data_dir, f->sha256);
    return respond_file(r, choice_code(&evidence_type_choices, f->media_type), name, path);
}

/* GET /:jurisdiction/prueba/:id/archivo */
static enum status evidence_file_show(struct request *r)
{
    const struct evidence_place *place = r->object;
    return serve(r, place, place->file, place->e->file_name);
}

static const char *copy_ending(int type)
{
    static const char *const endings[] = {
        [TYPE_PDF] = "pdf",   [TYPE_DOCX] = "docx", [TYPE_ODT] = "odt", [TYPE_XLSX] = "xlsx", [TYPE_ODS] = "ods",
        [TYPE_PNG] = "png",   [TYPE_JPEG] = "jpg",  [TYPE_WEBP] = "webp", [TYPE_CSV] = "csv", [TYPE_TXT] = "txt",
        [TYPE_HTML] = "html", [TYPE_OTHER] = "bin",
    };
    return type >= 0 && (size_t)type < COUNT(endings) ? endings[type] : "bin";
}

/* GET /:jurisdiction/prueba/:id/copia */
static enum status evidence_copy_show(struct request *r)
{
    const struct evidence_place *place = r->object;
    const char *ending = place->copy == NULL ? "bin" : copy_ending(place->copy->media_type);
    return serve(r, place, place->copy, path_fmt(r, "copia-de-prueba-%lld.%s", (long long)place->e->id, ending));
}

/* POST /:jurisdiction/prueba/:id/retirar */
static enum status evidence_withdraw_apply(struct request *r)
{
    const struct evidence_place *place = r->object;
    struct str reason = str_trim(request_form(r, "withdrawn_reason"));
    if (reason.len < 20)
        return problem_add(r, "withdrawn_reason", N_("Di el motivo del retiro, en 20 caracteres o más: se publica."));
    TRY(evidence_withdraw(r->db, r->mem, place->e, reason));
    for (size_t i = 0; i < r->site->room_count && place->e->claim != NONE; i++)
        if (r->site->rooms[i]->proof_withdrawn != NULL)
            TRY(r->site->rooms[i]->proof_withdrawn(r, place->e->claim, reason));
    return respond_redirect(r, place->path, N_("La prueba se retiró. Queda el registro con el motivo."));
}

void evidence_cards(struct out *o, struct str jurisdiction_path, const struct evidence *list, size_t count)
{
    struct evidence_list p = {jurisdiction_path, list, count};
    if (count > 0)
        part_evidence_cards(o, &p);
}

const struct route evidence_routes[] = {
    {GET, "/:jurisdiction/prueba/:id", READ, ROUTE_DATA, evidence_load, evidence_show, NULL, NULL},
    {GET, "/:jurisdiction/prueba/:id/archivo", READ, 0, evidence_load, evidence_file_show, NULL, NULL},
    {GET, "/:jurisdiction/prueba/:id/copia", READ, 0, evidence_load, evidence_copy_show, NULL, NULL},
    {POST, "/:jurisdiction/prueba/:id/retirar", CHECK_REPORT, 0, evidence_load, evidence_show, NULL, evidence_withdraw_apply},
    {0},
};
