/* SPDX-License-Identifier: EUPL-1.2
 * The words of the weekly letter: tasks with links that open just that, then news by commitment. */
#include "room/notice/notice_digest.h"
#include "sql.h"

#define NEWS_MOST 60
#define TASKS_MOST 40
#define TASK_DAYS 14 /* how long a link to a task serves */

struct recipient {
    struct request r;
    const struct person *person; /* or NULL */
    struct follower *rows;
    size_t rows_count;
    struct pending_list tasks;
    struct notice_event *news;
    size_t news_count;
};

static enum status person_read(struct recipient *x, int64_t id)
{
    struct person *p;
    enum status found = account_actor_load(&x->r, id);
    if (found == NOT_FOUND)
        return DONE;
    TRY(found);
    TRY(record_get(x->r.db, x->r.mem, &person_shape, id, &p));
    x->person = p;
    TRY(db_many(x->r.db, SQL_DIGEST_ROWS_OF_PERSON, WITH(IN(id)), x->r.mem, &follower_shape, &x->rows, &x->rows_count));
    for (size_t i = 0; i < x->r.site->room_count; i++)
        if (x->r.site->rooms[i]->pending != NULL)
            TRY(x->r.site->rooms[i]->pending(&x->r, &x->tasks));
    return DONE;
}

static enum status follower_read(struct recipient *x, int64_t id)
{
    enum status found = db_one(x->r.db, SQL_FOLLOWER_OF_ID, WITH(IN(id)), x->r.mem, &follower_shape, &x->rows);
    if (found == NOT_FOUND) /* left since the round began */
        return DONE;
    TRY(found);
    x->rows_count = 1;
    x->r.lang = x->rows->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    return DONE;
}

static bool told_already(const struct recipient *x, const struct notice_event *e)
{
    for (size_t i = 0; i < x->news_count; i++)
        if (str_eq(x->news[i].kind, e->kind) && x->news[i].record_id == e->record_id)
            return true;
    return false;
}

static enum status news_read(struct recipient *x, int64_t until)
{
    for (size_t i = 0; i < x->rows_count && i < DIGEST_ROWS; i++) {
        struct notice_event *found;
        size_t count;
        if (x->rows[i].frequency == FREQUENCY_NONE)
            continue;
        TRY(db_many(x->r.db, SQL_DIGEST_NEWS, WITH(IN(x->rows[i].id), IN(x->rows[i].seen), IN(until), IN((int64_t)NEWS_MOST)),
                    x->r.mem, &notice_event_shape, &found, &count));
        x->news = arena_grow(x->r.mem, x->news, x->news_count * sizeof *x->news, (x->news_count + count) * sizeof *x->news);
        for (size_t k = 0; k < count; k++)
            if (!told_already(x, &found[k]))
                x->news[x->news_count++] = found[k];
    }
    return DONE;
}

static void line(struct buf *b, struct str s)
{
    buf_add(b, s);
    buf_char(b, '\n');
}

static void tasks_write(struct recipient *x, struct buf *b)
{
    struct request *r = &x->r;
    line(b, str_of(say(r->lang, N_("LO QUE ESPERA POR TI"))));
    line(b, STR(""));
    for (size_t i = 0; i < x->tasks.count && i < TASKS_MOST; i++) {
        const struct pending_item *item = &x->tasks.items[i];
        struct str due = day_words(r->mem, r->lang, item->due);
        buf_fmt(b, "- %.*s", STR_ARG(item->what));
        if (day_known(item->due))
            buf_fmt(b, " (%.*s)", STR_ARG(say_with(r->mem, r->lang, day_before(item->due, r->today) ? N_("venció el %1") : N_("vence el %1"), &due, 1)));
        buf_char(b, '\n');
        buf_fmt(b, "  %.*s\n\n", STR_ARG(task_link(r->site, r->mem, x->person->id, item->path, r->today, TASK_DAYS)));
    }
    if (x->tasks.count > TASKS_MOST) {
        struct str n = int_words(r->mem, r->lang, (int64_t)(x->tasks.count - TASKS_MOST));
        line(b, say_with(r->mem, r->lang, N_("… y %1 más en «Mis pendientes»."), &n, 1));
    }
}

static struct str heading(struct recipient *x, const struct notice_event *e)
{
    struct request *r = &x->r;
    if (e->plan_number == NONE)
        return e->jurisdiction_name;
    struct str values[] = {e->jurisdiction_name, int_words(r->mem, r->lang, e->plan_number), e->commitment_number};
    return say_with(r->mem, r->lang, str_empty(e->commitment_number) ? N_("%1, plan %2") : N_("%1, plan %2, compromiso %3"), values, 3);
}

static void news_write(struct recipient *x, struct buf *b)
{
    struct request *r = &x->r;
    struct str last = STR_NONE;
    line(b, str_of(say(r->lang, N_("NOVEDADES DE LO QUE SIGUES"))));
    for (size_t i = 0; i < x->news_count; i++) {
        const struct notice_event *e = &x->news[i];
        struct str head = heading(x, e), change = event_change(r->mem, r->lang, e), who = event_who(r->mem, r->lang, e);
        if (i == 0 || !str_eq(head, last))
            buf_fmt(b, "\n%.*s\n", STR_ARG(head));
        last = head;
        buf_fmt(b, "- %.*s: %s: %.*s", STR_ARG(day_words_short(r->mem, r->lang, e->happened_on)), say(r->lang, event_what(e)),
                STR_ARG(e->title));
        if (!str_empty(change))
            buf_fmt(b, " (%.*s)", STR_ARG(change));
        if (!str_empty(who))
            buf_fmt(b, ". %.*s", STR_ARG(who));
        buf_fmt(b, "\n  %.*s%.*s\n", STR_ARG(r->site->config.base_url), STR_ARG(event_path(r->mem, e)));
    }
    buf_char(b, '\n');
}

static void foot_write(struct recipient *x, struct buf *b, struct str leave_url)
{
    struct request *r = &x->r;
    struct str values[] = {leave_url, str_fmt(r->mem, "%.*s/avisos", STR_ARG(r->site->config.base_url))};
    line(b, str_of(say(r->lang, N_("Recibes una carta por semana a lo sumo, y ninguna cuando no hay novedades."))));
    if (x->tasks.count > 0)
        line(b, str_of(say(r->lang, N_("Los enlaces de lo que espera por ti son personales: no reenvíes esta carta."))));
    if (x->person != NULL)
        line(b, say_with(r->mem, r->lang, N_("Para cambiar lo que sigues: %2"), values, 2));
    if (!str_empty(leave_url))
        line(b, say_with(r->mem, r->lang, N_("Para dejar de recibir novedades y borrar tus datos de aquí: %1"), values, 2));
}

static struct str subject_of(struct recipient *x)
{
    struct request *r = &x->r;
    struct str values[] = {int_words(r->mem, r->lang, (int64_t)x->tasks.count), int_words(r->mem, r->lang, (int64_t)x->news_count)};
    if (x->news_count == 0)
        return say_with(r->mem, r->lang, x->tasks.count == 1 ? N_("Hito: algo espera por ti") : N_("Hito: %1 cosas esperan por ti"), values, 2);
    if (x->tasks.count == 0)
        return say_with(r->mem, r->lang, x->news_count == 1 ? N_("Hito: una novedad de lo que sigues") : N_("Hito: %2 novedades de lo que sigues"), values, 2);
    return say_with(r->mem, r->lang, N_("Hito: pendientes (%1) y novedades (%2)"), values, 2);
}

enum status digest_compose(struct chore_context *c, const struct digest_wait *w, struct digest_letter *ret)
{
    struct recipient x = {.r = request_made(c->site, c->mem, c->reader, c->now)};
    *ret = (struct digest_letter){.row = w->id, .person = w->person, .seen = w->news_until, .empty = true};
    TRY(w->person != NONE ? person_read(&x, w->person) : follower_read(&x, w->follower));
    TRY(news_read(&x, w->news_until));
    for (size_t i = 0; i < x.rows_count && i < DIGEST_ROWS; i++)
        ret->rows[ret->rows_count++] = x.rows[i].id;
    if (x.tasks.count == 0 && x.news_count == 0)
        return DONE;
    struct buf b = BUF(c->mem);
    if (x.person != NULL)
        line(&b, say_with(c->mem, x.r.lang, N_("Hola, %1:\n"), &x.person->name, 1));
    if (x.tasks.count > 0)
        tasks_write(&x, &b);
    if (x.news_count > 0) {
        struct str token = leave_token(c->mem, c->site->server_key, &x.rows[0]);
        ret->leave_url = str_fmt(c->mem, "%.*s/seguir/salir/%.*s", STR_ARG(c->site->config.base_url), STR_ARG(token));
        news_write(&x, &b);
    }
    foot_write(&x, &b, ret->leave_url);
    if (x.tasks.count > 0)
        TRY(verdict_untold(c->reader, c->mem, x.person->id, letter_week_day(c->now), &ret->told, &ret->told_count));
    ret->empty = false;
    ret->to = x.person != NULL ? x.person->email : x.rows[0].email;
    ret->subject = subject_of(&x);
    ret->text = buf_str(&b);
    ret->key = str_fmt(c->mem, "semana-%.*s-%c%lld", STR_ARG(day_iso(c->mem, w->week)), x.person != NULL ? 'p' : 's',
                       (long long)(x.person != NULL ? x.person->id : x.rows[0].id));
    return DONE;
}
