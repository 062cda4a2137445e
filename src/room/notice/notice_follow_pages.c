/* SPDX-License-Identifier: EUPL-1.2
 * Following by mail: asked for on the page of news, confirmed by a button behind a signed link (a mail
 * scanner that opens links confirms nothing), left by one click. */
#include "base/digest.h"
#include "base/text.h"
#include "http/limit.h"
#include "job/job.h"
#include "pages.h"
#include "room/notice/notice_view.h"
#include "sql.h"

static struct str absolute(struct request *r, struct str path)
{
    return str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(path));
}

/* GET …/novedades, in every form */
enum status news_show(struct request *r)
{
    const struct notice_place *at = r->object;
    struct notice_event *events;
    size_t count, most = r->format == FORMAT_HTML ? NOTICE_PAGE_EVENTS : r->format == FORMAT_ATOM ? NOTICE_FEED_EVENTS : NOTICE_DATA_EVENTS;
    if (r->format == FORMAT_ICS)
        return NOT_FOUND;
    TRY(events_between(r->db, r->mem, &at->scope, day_of(1900, 1, 1), r->today, most, &events, &count));
    if (r->format == FORMAT_ATOM)
        return events_feed(r, at->subject, at->jurisdiction->name, at->path, at->changed_at, events, count);
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &notice_event_shape, events, count, STR("novedades"));
    struct notice_news_page page = {
        .at = at,
        .list = {events, count, false},
        .form = form_for(r, &follower_shape, NULL, at->path),
        .signed_in = r->session.signed_in,
        .sent = str_is(request_query(r, "enviado"), "1"),
        .own = STR("/avisos"),
    };
    if (r->session.signed_in) {
        struct follower *f;
        enum status found = db_one(r->db, SQL_FOLLOWER_OF_PERSON, WITH(IN(r->actor.person)), r->mem, &follower_shape, &f);
        int64_t id;
        if (found == DONE)
            found = db_int(r->db, SQL_FOLLOWING_FIND,
                           WITH(IN(f->id), IN_CHOICE(followed_kind, at->scope.kind), IN(at->scope.record), IN(at->scope.jurisdiction)), &id);
        if (found != DONE && found != NOT_FOUND)
            return found;
        page.following = found == DONE;
    }
    struct head head = notice_head(r, at, N_("Novedades de %1"));
    head.data_path = at->path;
    return page_notice_news(r, head, &page);
}

enum status news_prepare(struct request *r)
{
    const struct notice_place *at = r->object;
    if (at->jurisdiction->practice)
        return problem_add(r, "", N_("Una copia de práctica no se sigue por correo."));
    if (r->session.signed_in)
        return DONE;
    if (!account_email_good(str_trim(request_form(r, "email"))))
        return problem_add(r, "email", N_("Escribe un correo como nombre@ejemplo.ec."));
    if (limit_hit(r->site, "seguir-ip", r->address, 20, 3600) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera una hora y prueba otra vez."));
    return DONE;
}

static enum status confirmation_send(struct request *r, const struct notice_place *at, const struct follower *f, int64_t following)
{
    struct instant until = {r->now.s + FOLLOW_UNCONFIRMED_S};
    struct str token = confirm_token(r->mem, r->site->server_key, f, following, until);
    struct str values[] = {at->subject, absolute(r, str_fmt(r->mem, "/seguir/confirmar/%.*s", STR_ARG(token)))};
    struct str subject = str_of(say(r->lang, N_("Confirma que quieres recibir novedades de Hito")));
    struct str text = say_with(r->mem, r->lang,
                               N_("Alguien pidió con esta dirección recibir por correo las novedades de:\n\n%1\n\nSi fuiste tú, "
                                  "confírmalo en esta dirección durante las próximas 48 horas:\n\n%2\n\nSi no fuiste tú, no hace "
                                  "falta que hagas nada: sin confirmación, la dirección se borra.\n"),
                               values, COUNT(values));
    enum status s = mail_queue(r->db, f->email, subject, text, str_fmt(r->mem, "seguir-%s", str_chars(r->mem, r->id)));
    return s == INVALID ? DONE : s;
}

/* The answer is the same for everybody: it does not tell who follows already. */
enum status news_apply(struct request *r)
{
    const struct notice_place *at = r->object;
    bool account = r->session.signed_in;
    struct str email = str_trim(request_form(r, "email"));
    struct follower *f;
    int64_t following;
    if (!account && limit_hit(r->site, "seguir", text_fold(r->mem, email), 5, 86400) != DONE)
        return respond_redirect(r, path_fmt(r, "%.*s?enviado=1#seguir", STR_ARG(at->path)), NULL);
    int language = r->lang == LANG_EN ? PERSON_ENGLISH : PERSON_SPANISH;
    TRY(follower_enter(r->db, r->mem, email, account ? r->actor.person : NONE, language, &f));
    TRY(following_enter(r->db, r->mem, f, &at->scope, account ? r->today : DAY_NONE, &following));
    if (account)
        return respond_redirect(r, at->path, N_("Listo: lo sigues. Te escribimos cuando haya novedades."));
    TRY(confirmation_send(r, at, f, following));
    return respond_redirect(r, path_fmt(r, "%.*s?enviado=1#seguir", STR_ARG(at->path)), NULL);
}

/* What a link that confirms leads to; NULL when it does not serve. */
struct confirm_object {
    struct follower *follower;
    struct following *following;
    struct followed *words;
};

static enum status confirm_load(struct request *r)
{
    struct str token = request_param(r, "token");
    struct confirm_object *o = arena_new_of(r->mem, struct confirm_object);
    struct instant until;
    int64_t id;
    if (!confirm_token_parts(token, &id, &until) || until.s < r->now.s)
        return DONE;
    enum status found = db_one(r->db, SQL_FOLLOWING_OF_ID, WITH(IN(id)), r->mem, &following_shape, &o->following);
    if (found == DONE)
        found = db_one(r->db, SQL_FOLLOWER_OF_ID, WITH(IN(o->following->follower)), r->mem, &follower_shape, &o->follower);
    if (found != DONE)
        return found == NOT_FOUND ? DONE : found;
    if (!str_eq_secret(token, confirm_token(r->mem, r->site->server_key, o->follower, id, until)))
        return DONE;
    struct followed *all;
    size_t count;
    TRY(following_words(r->db, r->mem, o->follower->id, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].id == id)
            o->words = &all[i];
    r->object = o->words == NULL ? NULL : o;
    return DONE;
}

static struct head plain_head(struct request *r, const char *title)
{
    return (struct head){.title = str_of(say(r->lang, title)), .form_page = true};
}

/* GET /seguir/confirmar/:token shows; only the button confirms. */
static enum status confirm_show(struct request *r)
{
    const struct confirm_object *o = r->object;
    struct confirm_page page = {.good = o != NULL, .path = r->path};
    if (o != NULL) {
        page.done = day_known(o->following->confirmed_on);
        page.title = o->words->title;
        page.place = followed_path(r->mem, o->words);
    }
    TRY(page_notice_confirm(r, plain_head(r, N_("Confirmar las novedades por correo")), &page));
    if (o == NULL)
        r->reply.code = status_http(GONE);
    return DONE;
}

static enum status confirm_apply(struct request *r)
{
    const struct confirm_object *o = r->object;
    if (o == NULL)
        return INVALID;
    TRY(db_exec(r->db, SQL_FOLLOWING_CONFIRM, WITH(IN(o->following->id), IN(r->today)), NULL));
    return respond_redirect(r, followed_path(r->mem, o->words), N_("Confirmado. Te escribimos cuando haya novedades, una vez por semana a lo sumo."));
}

static enum status leave_load(struct request *r)
{
    struct str token = request_param(r, "token");
    struct follower *f;
    int64_t id;
    if (!leave_token_parts(token, &id))
        return DONE;
    enum status found = db_one(r->db, SQL_FOLLOWER_OF_ID, WITH(IN(id)), r->mem, &follower_shape, &f);
    if (found == DONE && str_eq_secret(token, leave_token(r->mem, r->site->server_key, f)))
        r->object = f;
    return found == NOT_FOUND ? DONE : found;
}

static enum status rows_of(struct request *r, int64_t follower, struct leave_row **ret, size_t *ret_count)
{
    struct followed *all;
    TRY(following_words(r->db, r->mem, follower, &all, ret_count));
    *ret = arena_array(r->mem, struct leave_row, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        (*ret)[i] = (struct leave_row){all[i].title, followed_path(r->mem, &all[i]),
                                       str_fmt(r->mem, "dejar=%lld", (long long)all[i].id).ptr,
                                       choice_label(&followed_kind_choices, all[i].kind)};
    return DONE;
}

static enum status leave_show(struct request *r)
{
    const struct follower *f = r->object;
    struct leave_page page = {.good = f != NULL, .path = r->path};
    if (f != NULL)
        TRY(rows_of(r, f->id, &page.rows, &page.rows_count));
    return page_notice_leave(r, plain_head(r, N_("Dejar de recibir novedades")), &page);
}

/* POST /seguir/salir/:token — a person's click, or the one-click of a mail program (RFC 8058): all, or one. */
static enum status leave_apply(struct request *r)
{
    const struct follower *f = r->object;
    int64_t one;
    if (f == NULL) /* gone already: that is what was wanted */
        return respond_redirect(r, STR("/"), N_("Ya no recibes novedades por correo."));
    if (str_int(request_form(r, "dejar"), &one)) {
        TRY(db_exec(r->db, SQL_FOLLOWING_REMOVE, WITH(IN(one), IN(f->id)), NULL));
        int64_t gone = 0;
        TRY(db_exec(r->db, SQL_FOLLOWER_REMOVE_IDLE, WITH(IN(f->id)), &gone));
        return respond_redirect(r, gone > 0 ? STR("/") : r->path, N_("Listo: ya no lo sigues."));
    }
    TRY(follower_gone(r->db, f->id));
    return respond_redirect(r, STR("/"), N_("Ya no recibes novedades por correo. Tus datos se borraron."));
}

/* r->object: the follower of the account, or NULL. */
static enum status preferences_load(struct request *r)
{
    struct follower *f = NULL;
    enum status found = r->actor.person == NONE ? NOT_FOUND
                      : db_one(r->db, SQL_FOLLOWER_OF_PERSON, WITH(IN(r->actor.person)), r->mem, &follower_shape, &f);
    r->object = found == DONE ? f : NULL;
    return found == NOT_FOUND ? DONE : found;
}

static enum status preferences_show(struct request *r)
{
    const struct follower *f = r->object;
    struct follower *row = arena_new_of(r->mem, struct follower);
    shape_clear(&follower_shape, row);
    row->frequency = f == NULL ? FREQUENCY_WEEKLY : f->frequency;
    struct preferences_page page = {.form = form_for(r, &follower_shape, row, STR("/avisos")), .path = STR("/avisos/dejar")};
    if (f != NULL)
        TRY(rows_of(r, f->id, &page.rows, &page.rows_count));
    return page_notice_preferences(r, plain_head(r, N_("Avisos por correo")), &page);
}

static enum status preferences_apply(struct request *r)
{
    static const char *const fields[] = {"frequency", NULL};
    struct follower typed, *f = r->object;
    shape_clear(&follower_shape, &typed);
    TRY(form_read_fields(r, &follower_shape, &typed, fields));
    if (f == NULL)
        TRY(follower_enter(r->db, r->mem, STR_NONE, r->actor.person, PERSON_SPANISH, &f));
    TRY(db_exec(r->db, SQL_FOLLOWER_FREQUENCY, WITH(IN(f->id), IN_CHOICE(follower_frequency, typed.frequency)), NULL));
    return respond_redirect(r, STR("/avisos"), N_("Se guardó cómo quieres recibir avisos."));
}

static enum status preferences_leave_apply(struct request *r)
{
    const struct follower *f = r->object;
    int64_t one;
    if (f != NULL && str_int(request_form(r, "dejar"), &one))
        TRY(db_exec(r->db, SQL_FOLLOWING_REMOVE, WITH(IN(one), IN(f->id)), NULL));
    return respond_redirect(r, STR("/avisos"), N_("Listo: ya no lo sigues."));
}

const struct route notice_follow_routes[] = {
    {GET, "/seguir/confirmar/:token", SUBSCRIBE, 0, confirm_load, confirm_show, NULL, NULL},
    {POST, "/seguir/confirmar/:token", SUBSCRIBE, 0, confirm_load, confirm_show, NULL, confirm_apply},
    {GET, "/seguir/salir/:token", SUBSCRIBE, 0, leave_load, leave_show, NULL, NULL},
    {POST, "/seguir/salir/:token", SUBSCRIBE, ROUTE_SIGNED, leave_load, leave_show, NULL, leave_apply},
    {GET, "/avisos", OWN_ACCOUNT, 0, preferences_load, preferences_show, NULL, NULL},
    {POST, "/avisos", OWN_ACCOUNT, 0, preferences_load, preferences_show, NULL, preferences_apply},
    {POST, "/avisos/dejar", OWN_ACCOUNT, 0, preferences_load, preferences_show, NULL, preferences_leave_apply},
    {.pattern = NULL},
};
