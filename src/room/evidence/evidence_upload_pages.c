/* SPDX-License-Identifier: EUPL-1.2
 * The addresses of a file in parts, spoken to by the script of form pages. Everybody may call them; what
 * counts is the permit that the form's page carries for its person. */
#include "base/json.h"
#include "room/evidence/evidence_upload.h"

/* r->object of the routes below. */
struct upload_place {
    enum status found; /* whether this request may go on */
    int64_t person;
    struct upload_row *u;
    int64_t arrived;
    enum status part; /* what became of the part */
};

/* INVALID: the form's page gave no permit. GONE: no such upload of the permit's person. */
static enum status begin_load(struct request *r)
{
    struct upload_place *place = arena_new_of(r->mem, struct upload_place);
    place->found = form_permit_person(r, request_form(r, "_token"), &place->person) ? DONE : INVALID;
    if (place->found == DONE && r->actor.person != NONE && r->actor.person != place->person)
        place->found = GONE;
    r->object = place;
    return DONE;
}

static enum status upload_load(struct request *r)
{
    TRY(begin_load(r));
    struct upload_place *place = r->object;
    enum status s = place->found == DONE ? upload_find(r, place->person, request_param(r, "token"), &place->u) : DONE;
    if (s == NOT_FOUND)
        place->found = GONE;
    return s == NOT_FOUND ? DONE : s;
}

static enum status answer(struct request *r, int code, struct json *j)
{
    TRY(respond_bytes(r, "application/json; charset=utf-8", json_str(j)));
    r->reply.code = code;
    r->reply.personal = true;
    return DONE;
}

/* POST /subida: _token (the permit), nombre, bytes → {"subida": token} */
static enum status begin_apply(struct request *r)
{
    const struct upload_place *place = r->object;
    struct json j = JSON(r->mem);
    struct str token;
    const char *why;
    int64_t size_bytes = 0;
    TRY(place->found);
    if (!str_int(request_form(r, "bytes"), &size_bytes))
        size_bytes = 0;
    enum status s = upload_begin(r, place->person, str_trim(request_form(r, "nombre")), size_bytes, &token, &why);
    if (s != DONE && s != INVALID)
        return s;
    json_open(&j, '{');
    json_key(&j, s == DONE ? STR("subida") : STR("mensaje"));
    json_text(&j, s == DONE ? token : str_of(say(r->lang, why)));
    json_close(&j, '}');
    return answer(r, status_http(s), &j);
}

/* Without a part: how far it is. */
static enum status part_prepare(struct request *r)
{
    struct upload_place *place = r->object;
    const struct upload *part = request_file(r, "parte");
    int64_t from = 0;
    TRY(place->found);
    place->part = DONE;
    place->arrived = upload_arrived(r, place->u);
    if (part != NULL && str_int(request_form(r, "desde"), &from))
        place->part = upload_append(r, place->u, from, part, request_form(r, "sha256"), &place->arrived);
    r->prepared = place;
    return place->part == CONFLICT || place->part == INVALID ? DONE : place->part;
}

/* POST /subida/:token: _token, desde, parte, sha256 → {"llega": bytes, "de": bytes}; 409: from another byte. */
static enum status part_apply(struct request *r)
{
    const struct upload_place *place = r->prepared;
    struct json j = JSON(r->mem);
    json_open(&j, '{');
    json_key(&j, STR("llega"));
    json_int(&j, place->arrived);
    json_key(&j, STR("de"));
    json_int(&j, place->u->size_bytes);
    json_close(&j, '}');
    return answer(r, status_http(place->part), &j);
}

const struct route upload_routes[] = {
    {POST, "/subida", UPLOAD, 0, begin_load, NULL, NULL, begin_apply},
    {POST, "/subida/:token", UPLOAD, 0, upload_load, NULL, part_prepare, part_apply},
    {0},
};
