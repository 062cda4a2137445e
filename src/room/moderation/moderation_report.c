/* SPDX-License-Identifier: EUPL-1.2
 * A reader reports a message. It only moves it up the queue: no number of reports hides anything. */
#include "base/digest.h"
#include "http/limit.h"
#include "pages.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

struct report_place {
    struct jurisdiction *jurisdiction;
    struct post *post;
    struct str public_path, path;
};

static enum status report_load(struct request *r)
{
    struct report_place *at = arena_new_of(r->mem, struct report_place);
    int64_t id;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    TRY(request_id(r, "post", &id));
    TRY(record_get(r->db, r->mem, &post_shape, id, &at->post));
    if (at->post->jurisdiction != at->jurisdiction->id || !post_is_public((enum post_state)at->post->state))
        return NOT_FOUND;
    TRY(post_path(r->db, r->mem, id, &at->public_path));
    at->path = path_fmt(r, "/%.*s/mensaje/%lld/denunciar", STR_ARG(at->jurisdiction->code), (long long)id);
    r->object = at;
    return DONE;
}

/* GET /:jurisdiction/mensaje/:post/denunciar */
static enum status report_show(struct request *r)
{
    const struct report_place *at = r->object;
    struct post_report *fresh = arena_new_of(r->mem, struct post_report);
    shape_clear(&post_report_shape, fresh);
    struct post_report_page page = {at->post, form_for(r, &post_report_shape, fresh, at->path), at->public_path,
                               moderation_path(r, at->jurisdiction, "")};
    struct head head = jurisdiction_head(r, at->jurisdiction, str_of(say(r->lang, N_("Denunciar un mensaje"))));
    head_crumb(r, &head, at->jurisdiction->name, head.jurisdiction_path);
    head.form_page = true;
    return page_post_report(r, head, &page);
}

static enum status report_prepare(struct request *r)
{
    if (limit_hit(r->site, "denuncia", r->address, 20, 86400) != DONE)
        return problem_add(r, "", N_("Se enviaron demasiadas denuncias hoy desde esta conexión. Prueba mañana."));
    return DONE;
}

/* Two reports of the same reader on the same message are one. */
static enum status report_apply(struct request *r)
{
    const struct report_place *at = r->object;
    struct post_report x;
    int64_t same;
    shape_clear(&post_report_shape, &x);
    TRY(form_read(r, &post_report_shape, &x));
    struct str who = r->actor.person == NONE ? r->address : str_fmt(r->mem, "persona %lld", (long long)r->actor.person);
    x.post = at->post->id;
    x.source = str_part(hmac_hex(r->mem, r->site->server_key, str_fmt(r->mem, "denuncia %lld %.*s", (long long)x.post, STR_ARG(who))), 0, 32);
    x.reported_at = r->now;
    x.reported_on = r->today;
    enum status s = db_int(r->db, SQL_POST_REPORT_SAME, WITH(IN(x.post), IN(x.source)), &same);
    if (s == NOT_FOUND)
        s = record_add(r->db, &post_report_shape, &x);
    TRY(s);
    return respond_redirect(r, at->public_path, N_("Gracias. La moderación revisará el mensaje; mientras tanto sigue a la vista."));
}

#define AT "/:jurisdiction/mensaje/:post/denunciar"
const struct route moderation_report_routes[] = {
    {GET, AT, COMMENT, 0, report_load, report_show, NULL, NULL},
    {POST, AT, COMMENT, 0, report_load, report_show, report_prepare, report_apply},
    {.pattern = NULL},
};
#undef AT
