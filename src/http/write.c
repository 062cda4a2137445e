/* SPDX-License-Identifier: EUPL-1.2
 * A POST: prepare, one write transaction, then a redirect or the form again (law 4). */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/digest.h"
#include "http/guard.h"
#include "http/kept.h"
#include "http/limit.h"
#include "http/once.h"
#include "http/serve.h"
#include "http/token.h"
#include "http/writer.h"

#define TRIES 25
#define ALONE 2 /* after so many clashes a write waits for its turn: many that want the next number do not starve one another */
#define KEPT_COOKIE_S 7200

typedef enum status (*step)(struct exchange *x, struct db *db);

static enum status in_snapshot(struct exchange *x, struct db *db, step inside)
{
    TRY(db_begin(db, DB_READ, NULL));
    x->r.db = db;
    enum status s = inside(x, db);
    x->fields.statements += db_statement_count(db);
    x->r.db = NULL;
    return db_end(db, s);
}

static enum status in_transaction(struct exchange *x, struct db *db, step inside)
{
    struct request *r = &x->r;
    r->deed = (struct deed){.person = r->actor.person, .role = STR("publico"), .request = r->id, .act = NONE,
                            .jurisdiction = NONE, .now = r->now, .on_behalf_of = NONE};
    TRY(db_begin(db, DB_WRITE, &r->deed));
    r->db = db;
    enum status s = inside(x, db);
    x->fields.statements += db_statement_count(db);
    r->db = NULL;
    enum status ended = db_end(db, s);
    return s == BUSY ? BUSY : ended;
}

static enum status once_there(struct exchange *x, struct db *db)
{
    bool found;
    TRY(once_find(x, db, &found));
    return found ? DONE : NOT_FOUND;
}

/* Whether somebody has the turn: who comes then lines up at once instead of making them clash again. */
static bool turn_wanted(struct engine *e)
{
    if (pthread_mutex_trylock(&e->queue) != 0)
        return true;
    pthread_mutex_unlock(&e->queue);
    return false;
}

/* Waits two seconds at most: when the server itself is away nobody holds up the others. */
static bool turn_taken(struct engine *e)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 2;
    return pthread_mutex_timedlock(&e->queue, &until) == 0;
}

static enum status write_tried(struct exchange *x, struct db *own, step inside, bool *ret_queued)
{
    const struct site *site = x->r.site;
    struct problems before = x->r.problems;
    size_t cookies = x->fields.cookie_out_count;
    bool shown = x->r.route->action != UPLOAD; /* a part of a file shows on no page: kept ones stay good */
    enum status s = BUSY;
    for (int tries = 0; tries < TRIES && s == BUSY; tries++) {
        bool line_up = x->engine->kind != DB_SQLITE && !*ret_queued && (tries == ALONE || (tries == 0 && turn_wanted(x->engine)));
        if (line_up)
            *ret_queued = turn_taken(x->engine);
        else if (tries > 0)
            usleep((useconds_t)((tries * 5 + (int)(random() % 20)) * 1000));
        x->r.problems = before;
        if (before.last != NULL)
            before.last->next = NULL;
        x->r.reply = (struct reply){0};
        x->fields.cookie_out_count = cookies;
        struct db *db = own;
        if (x->engine->kind == DB_SQLITE)
            TRY(writer_borrow(site, &db));
        s = in_transaction(x, db, inside);
        if (x->engine->kind == DB_SQLITE)
            writer_return(site, s == DONE && shown);
        else if (s == DONE && shown)
            atomic_fetch_add(&x->engine->version, 1);
        if (s != UNSURE)
            continue;
        /* Was it saved before the connection went? The key knows. */
        s = in_snapshot(x, own, once_there);
        s = s == NOT_FOUND ? BUSY : s;
    }
    return s;
}

/* One write transaction with retries; on SQLite by the one writer. */
static enum status write_retried(struct exchange *x, struct db *own, step inside)
{
    bool queued = false;
    enum status s = write_tried(x, own, inside, &queued);
    if (queued)
        pthread_mutex_unlock(&x->engine->queue);
    return s;
}

static enum status enter(struct exchange *x, struct db *db)
{
    (void)db;
    return serve_session(x);
}

static enum status prepare_inside(struct exchange *x, struct db *db)
{
    (void)db;
    TRY(serve_object(x));
    return x->r.route->prepare(&x->r);
}

static enum status prepare(struct exchange *x, struct db *db)
{
    if (x->r.route->load != NULL)
        return in_snapshot(x, db, prepare_inside);
    return prepare_inside(x, NULL);
}

static void sign_deed(struct exchange *x)
{
    struct request *r = &x->r;
    r->deed.person = r->actor.person;
    r->deed.jurisdiction = r->scope.jurisdiction;
    r->deed.role = str_of(choice_code(&role_choices, (int)x->fields.role));
    if (r->session.task)
        r->deed.request = str_fmt(&x->mem, "%.*s " DEED_BY_LINK, STR_ARG(r->id));
    db_sign(r->db, &r->deed);
}

static enum status apply_inside(struct exchange *x, struct db *db)
{
    bool found;
    TRY(serve_session(x)); /* a role taken away a moment ago is gone */
    TRY(once_find(x, db, &found));
    if (found)
        return DONE;
    TRY(serve_object(x));
    sign_deed(x);
    TRY(x->r.route->apply(&x->r));
    if (x->r.session.task && x->r.actor.person != NONE && x->r.site->task_done != NULL)
        TRY(x->r.site->task_done(&x->r));
    TRY(kept_drop(x, db));
    return once_keep(x, db);
}

static enum status draft_inside(struct exchange *x, struct db *db)
{
    TRY(serve_session(x));
    TRY(serve_object(x));
    sign_deed(x);
    return kept_save(x, db, STR_NONE);
}

static enum status keep_draft(struct exchange *x, struct db *db)
{
    TRY(write_retried(x, db, draft_inside));
    return respond_redirect(&x->r, kept_page(x), "Guardamos lo que escribiste. Puedes continuar durante dos días.");
}

static enum status keep_inside(struct exchange *x, struct db *db)
{
    return kept_save(x, db, x->r.prepared == NULL ? STR_NONE : *(struct str *)x->r.prepared);
}

/* The session ended while somebody wrote: what they wrote is kept for after signing in. */
static enum status session_over(struct exchange *x, struct db *db)
{
    struct request *r = &x->r;
    struct str page = kept_page(x);
    bool by_link = str_starts(request_form(r, "_token"), TASK_MARK);
    if ((str_empty(x->fields.session_token) && !by_link) || str_empty(page) ||
        limit_hit(r->site, "guardar", r->address, 20, 3600) != DONE)
        return UNKNOWN_PERSON;
    struct str token = random_hex(&x->mem, 32);
    r->prepared = &token;
    enum status s = write_retried(x, db, keep_inside);
    r->prepared = NULL;
    if (s == DONE)
        cookie_out(x, "hito_kept", token, KEPT_COOKIE_S);
    struct str next = url_component(&x->mem, page);
    if (by_link)
        return respond_redirect(r, str_fmt(&x->mem, "/entrar?next=%.*s", STR_ARG(next)),
                                s == DONE ? N_("El enlace dejó de servir mientras escribías. Guardamos lo escrito: abre otra vez el "
                                               "enlace de tu correo en este navegador, o entra con tu clave.")
                                          : N_("El enlace dejó de servir. Ábrelo otra vez desde tu correo, o entra con tu clave."));
    return respond_redirect(r, str_fmt(&x->mem, "/entrar?next=%.*s", STR_ARG(next)),
                            s == DONE ? N_("Tu sesión terminó. Guardamos lo que escribiste: entra de nuevo y continúa.")
                                      : N_("Tu sesión terminó. Entra de nuevo para continuar."));
}

static enum status again_inside(struct exchange *x, struct db *db)
{
    (void)db;
    TRY(serve_object(x));
    return x->r.route->show(&x->r);
}

/* The form again, with its problems and what was typed. */
static enum status show_again(struct exchange *x, struct db *db, enum status why)
{
    struct request *r = &x->r;
    if (r->route->show == NULL)
        return why;
    r->problem = why;
    r->reply = (struct reply){0};
    x->fields.typed = true;
    enum status s = in_snapshot(x, db, again_inside);
    if (s == DONE && r->problem != DONE && r->reply.code == 200) /* DONE: the page is the form's answer, nothing is wrong */
        r->reply.code = status_http(why);
    return s;
}

/* DONE, or why this form is not taken from this browser. */
static enum status form_ours(struct exchange *x)
{
    struct request *r = &x->r;
    struct str token = request_form(r, "_token");
    bool for_all = permission_cell(r->route->action, ROLE_PUBLIC) != 'n';
    if (!r->session.signed_in && !for_all)
        return UNKNOWN_PERSON;
    int64_t person;
    if (form_token_good(r, token) || (r->route->action == UPLOAD && form_permit_person(r, token, &person)))
        return DONE; /* a permit names its person and is in no other site's hands: as good as a token */
    if ((r->route->flags & ROUTE_SIGNED) != 0)
        return DONE; /* the address is the permit */
    if (!str_empty(token))
        (void)problem_add(r, "", "El formulario caducó. Revisa lo escrito y envíalo de nuevo.");
    return DENIED;
}

static enum status files_fit(struct exchange *x)
{
    enum status s = DONE;
    for (size_t i = 0; i < x->fields.upload_count; i++) {
        const struct upload *u = &x->fields.uploads[i];
        if (!u->too_large)
            continue;
        (void)problem_add(&x->r, str_chars(&x->mem, u->field),
                          N_("El archivo es demasiado grande. Elige uno más liviano; lo demás que escribiste sigue aquí."));
        s = TOO_LARGE;
    }
    return s;
}

enum status serve_post(struct exchange *x, struct db *db)
{
    struct request *r = &x->r;
    if (!origin_good(x))
        return DENIED;
    enum status s = in_snapshot(x, db, enter);
    if (s == BUSY) /* the database server went away; nothing was written yet */
        s = in_snapshot(x, db, enter);
    TRY(s);
    s = form_ours(x);
    if (s == UNKNOWN_PERSON)
        return session_over(x, db);
    if (s == DENIED && r->problems.count > 0)
        return show_again(x, db, s);
    TRY(s);
    if (r->actor.person != NONE && str_is(request_form(r, "_draft"), "1"))
        return keep_draft(x, db);
    s = files_fit(x);
    if (s == DONE && r->route->prepare != NULL)
        s = prepare(x, db);
    if (s == DONE)
        s = write_retried(x, db, apply_inside);
    if (s != INVALID && s != STALE && s != CONFLICT && (s != TOO_LARGE || r->problems.count == 0))
        return s;
    return show_again(x, db, s);
}
