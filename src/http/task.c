/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/task.h"

#include <string.h>

#include "base/digest.h"
#include "http/task_session.h"
#include "http/token.h"

#define CODE_CHARS 32u
#define PATH_CHARS 300u
#define COOKIE_S 7200
#define COOKIE "hito_tarea"

static bool path_carried(struct str path)
{
    if (!str_starts(path, "/") || path.len > PATH_CHARS || str_find(path, STR("//")) != SIZE_MAX || str_starts(path, "/tarea/"))
        return false;
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!plain && c != '/' && c != '-' && c != '_' && c != '.')
            return false;
    }
    return true;
}

static struct str code_of(struct arena *a, struct str server_key, struct str rest)
{
    struct str text = str_fmt(a, "tarea 1 %.*s", STR_ARG(rest));
    return str_part(hmac_hex(a, server_key, text), 0, CODE_CHARS);
}

static struct str turned(struct arena *a, struct str text, char from, char to)
{
    struct buf b = BUF(a);
    for (size_t i = 0; i < text.len; i++)
        buf_char(&b, text.ptr[i] == from ? to : text.ptr[i]);
    return buf_str(&b);
}

/* CODE-PERSON-DAY-~ec~plan~2: the person sees where it leads, and no mail program breaks it. */
struct str task_token(struct arena *a, struct str server_key, const struct task *k)
{
    if (!path_carried(k->path) || k->person <= 0 || !day_known(k->until_on))
        return STR_NONE;
    struct str rest = str_fmt(a, "%lld-%lld-%.*s", (long long)k->person, (long long)k->until_on.n,
                              STR_ARG(turned(a, k->path, '/', '~')));
    return str_fmt(a, "%.*s-%.*s", STR_ARG(code_of(a, server_key, rest)), STR_ARG(rest));
}

bool task_read(struct arena *a, struct str server_key, struct str token, struct task *ret)
{
    int64_t day;
    struct str rest = token, code = str_cut(&rest, '-');
    if (code.len != CODE_CHARS || str_empty(rest) || token.len > PATH_CHARS + 100 || !str_eq_secret(code, code_of(a, server_key, rest)))
        return false;
    struct str person = str_cut(&rest, '-'), until = str_cut(&rest, '-');
    if (!str_int(person, &ret->person) || !str_int(until, &day))
        return false;
    ret->until_on = (struct day){(int32_t)day};
    ret->path = turned(a, rest, '~', '/');
    return path_carried(ret->path);
}

void task_give(struct request *r, const struct task *k)
{
    struct str text = str_fmt(r->mem, "%lld %lld %.*s", (long long)k->person, (long long)(r->now.s + COOKIE_S), STR_ARG(k->path));
    r->reply.personal = true;
    if (r->fields != NULL)
        cookie_out(exchange_of(r), COOKIE, signed_text(r, COOKIE, text), COOKIE_S);
}

void task_forget(struct request *r)
{
    r->reply.personal = true;
    if (r->fields != NULL)
        cookie_out(exchange_of(r), COOKIE, STR(""), 0);
}

bool task_here(const struct exchange *x)
{
    return !str_empty(cookie_in(x, COOKIE));
}

bool task_covers(struct str task, struct str path)
{
    static const char *const steps[] = {"/paso-1", "/paso-2", "/revisar", "/autorizar", "/desautorizar", "/enviar"};
    struct str whole = STR_NONE;
    if (str_eq(task, path))
        return true;
    for (size_t i = 0; i < 3 && str_find(task, STR("/reporte/")) != SIZE_MAX; i++)
        if (str_ends(task, steps[i]))
            whole = str_part(task, 0, task.len - strlen(steps[i]));
    if (str_empty(whole) || path.len < whole.len || !str_eq(str_part(path, 0, whole.len), whole))
        return false;
    struct str step = str_part(path, whole.len, path.len - whole.len);
    for (size_t i = 0; i < COUNT(steps); i++)
        if (str_is(step, steps[i]))
            return true;
    return str_empty(step);
}

bool task_saves_only(struct str path)
{
    return str_ends(path, "/paso-1") || str_ends(path, "/paso-2");
}

/* Whoever the cookie is for, once more looked up: a role that was taken away is gone. */
enum status task_session(struct exchange *x)
{
    struct request *r = &x->r;
    struct str cookie = cookie_in(x, COOKIE), rest = signed_read(r, COOKIE, cookie);
    int64_t person, until;
    if (str_empty(rest) || r->site->task_load == NULL)
        return DONE;
    if (!str_int(str_cut(&rest, ' '), &person) || !str_int(str_cut(&rest, ' '), &until) || until < r->now.s)
        return DONE;
    bool leaving = r->method == POST && str_is(r->path, TASK_LEAVE);
    if (!leaving && (r->format != FORMAT_HTML || !task_covers(rest, r->path)))
        return DONE;
    if (!leaving)
        TRY(r->site->task_load(r, person));
    r->session.task = r->session.signed_in = leaving || r->actor.person != NONE;
    r->session.secret = hmac_hex(&x->mem, r->site->server_key, str_fmt(&x->mem, "secreto de tarea %.*s", STR_ARG(cookie)));
    return DONE;
}
