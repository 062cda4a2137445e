/* SPDX-License-Identifier: EUPL-1.2
 * The author's own page, by the link of a letter: confirming, withdrawing, erasing. A GET writes nothing:
 * programs that open the links of letters confirm nobody. */
#include "pages.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

static enum status own_load(struct request *r)
{
    struct own_place *at = arena_new_of(r->mem, struct own_place);
    int64_t id;
    enum status s = post_token_read(r->mem, r->site->server_key, request_param(r, "token"), r->now, &id);
    if (s == GONE)
        r->gone = str_of(say(r->lang, N_("El enlace venció. Si el mensaje no se confirmó, ya se borró: puedes escribirlo otra vez.")));
    TRY(s);
    TRY(record_get(r->db, r->mem, &post_shape, id, &at->post));
    TRY(db_one(r->db, SQL_POST_JURISDICTION, WITH(IN(at->post->jurisdiction)), r->mem, &jurisdiction_shape, &at->jurisdiction));
    TRY(post_where(r->db, r->mem, id, &at->where));
    TRY(db_many(r->db, SQL_POST_ACTS, WITH(IN(id)), r->mem, &moderation_line_shape, &at->acts, &at->act_count));
    request_scope(r, at->jurisdiction->id, (int)at->jurisdiction->utc_offset_s, false);
    at->path = path_fmt(r, "/mensaje/%.*s", STR_ARG(request_param(r, "token")));
    at->public_path = post_where_path(r->mem, at->where);
    r->object = at;
    return DONE;
}

/* Whether there is an address to erase. */
static enum status erasable(struct request *r, const struct post *p, bool *ret)
{
    struct writer *w;
    *ret = false;
    if (p->writer == NONE)
        return DONE;
    TRY(record_get(r->db, r->mem, &writer_shape, p->writer, &w));
    *ret = !str_empty(w->email);
    return DONE;
}

static enum status own_show(struct request *r)
{
    const struct own_place *at = r->object;
    const struct post *p = at->post;
    enum post_state state = (enum post_state)p->state;
    struct own_page page = {
        .at = at,
        .post = p,
        .where = at->where,
        .path = at->path,
        .public_path = at->public_path,
        .log_path = moderation_path(r, at->jurisdiction, ""),
        .acts = at->acts,
        .acts_count = at->act_count,
        .confirm_path = path_fmt(r, "%.*s/confirmar", STR_ARG(at->path)),
        .withdraw_path = path_fmt(r, "%.*s/retirar", STR_ARG(at->path)),
        .erase_path = path_fmt(r, "%.*s/borrar", STR_ARG(at->path)),
        .waiting = state == POST_UNCONFIRMED,
        .held = state == POST_HELD,
        .shown = day_known(p->public_on) && state != POST_WITHDRAWN,
        .withdrawn = state == POST_WITHDRAWN,
        .may_withdraw = post_may_move(BY_AUTHOR, MOVE_WITHDRAW, state, NULL),
    };
    const struct moderation_line *act = own_appealable(at, r->today);
    struct appeal *fresh = arena_new_of(r->mem, struct appeal);
    shape_clear(&appeal_shape, fresh);
    page.appeal = form_for(r, &appeal_shape, fresh, path_fmt(r, "%.*s/apelar", STR_ARG(at->path)));
    page.may_appeal = act != NULL;
    page.appeal_until = act == NULL ? DAY_NONE : act->appeal_until;
    TRY(erasable(r, p, &page.may_erase));
    r->reply.personal = true;
    struct head head = jurisdiction_head(r, at->jurisdiction, str_of(say(r->lang, N_("Tu mensaje"))));
    head.form_page = true;
    return page_post_own(r, head, &page);
}

enum status own_back(struct request *r, const struct own_place *at, const char *flash)
{
    struct str token = post_token(r->mem, r->site->server_key, at->post->id, (struct instant){r->now.s + OWN_LINK_S});
    return respond_redirect(r, path_fmt(r, "/mensaje/%.*s", STR_ARG(token)), flash);
}

/* POST /mensaje/:token/confirmar: a link used twice does nothing the second time. */
static enum status confirm_apply(struct request *r)
{
    const struct own_place *at = r->object;
    struct post *p = at->post;
    struct writer *w;
    int64_t good = 0;
    if (!post_may_move(BY_AUTHOR, MOVE_PUBLISH, (enum post_state)p->state, NULL))
        return own_back(r, at, N_("Este mensaje ya estaba confirmado."));
    TRY(record_get(r->db, r->mem, &writer_shape, p->writer, &w));
    if (!instant_known(w->confirmed_at)) {
        w->confirmed_at = r->now;
        TRY(record_change(r->db, &writer_shape, r->mem, w));
    }
    TRY(db_int(r->db, SQL_POST_GOOD_OF_AUTHOR, WITH(IN(p->writer), IN(p->person)), &good));
    if (good == 0 && post_has_link(p->text)) {
        p->state = POST_HELD;
        p->held_until = (struct instant){r->now.s + HELD_S};
        TRY(record_change(r->db, &post_shape, r->mem, p));
        return own_back(r, at, N_("Gracias. Tu mensaje trae enlaces y es el primero: aparecerá en menos de 24 horas."));
    }
    TRY(post_publish(r->db, r->mem, p, (int)at->jurisdiction->utc_offset_s));
    return own_back(r, at, N_("Gracias. Tu mensaje está publicado."));
}

/* POST /mensaje/:token/retirar: the words go, the place stays if somebody answered. */
static enum status withdraw_apply(struct request *r)
{
    const struct own_place *at = r->object;
    struct post *p = at->post;
    enum post_state to;
    if (!post_may_move(BY_AUTHOR, MOVE_WITHDRAW, (enum post_state)p->state, &to))
        return problem_add(r, "", N_("Este mensaje ya no se puede retirar."));
    p->state = (int)to;
    p->text = STR("–");
    p->name = STR("––");
    p->held_until = INSTANT_NONE;
    TRY(record_change(r->db, &post_shape, r->mem, p));
    TRY(log_private_erase(r->db, "post", p->id));
    return own_back(r, at, N_("Retiraste tu mensaje."));
}

/* POST /mensaje/:token/borrar: the address goes from the row and from the log. */
static enum status erase_apply(struct request *r)
{
    const struct own_place *at = r->object;
    struct writer *w;
    if (at->post->writer == NONE)
        return problem_add(r, "", N_("No hay un correo que borrar: escribiste con tu cuenta."));
    TRY(record_get(r->db, r->mem, &writer_shape, at->post->writer, &w));
    if (str_empty(w->email))
        return own_back(r, at, N_("Tu correo ya estaba borrado."));
    w->email = w->email_folded = STR_NONE;
    w->erased_on = r->today;
    TRY(record_change(r->db, &writer_shape, r->mem, w));
    TRY(log_private_erase(r->db, "writer", w->id));
    return own_back(r, at, N_("Se borró tu correo. Guarda esta dirección si quieres volver a esta página."));
}

#define AT "/mensaje/:token"
const struct route moderation_own_routes[] = {
    {GET, AT, COMMENT, 0, own_load, own_show, NULL, NULL},
    {POST, AT "/confirmar", COMMENT, 0, own_load, own_show, NULL, confirm_apply},
    {POST, AT "/retirar", COMMENT, 0, own_load, own_show, NULL, withdraw_apply},
    {POST, AT "/apelar", COMMENT, 0, own_load, own_show, NULL, appeal_apply},
    {POST, AT "/borrar", COMMENT, 0, own_load, own_show, NULL, erase_apply},
    {.pattern = NULL},
};
#undef AT
