/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/desk.h"

#include "base/secret.h"
#include "room/account/account_store.h"
#include "room/jurisdiction/jurisdiction.h"
#include "tests/work.h"

static enum status add_jurisdiction(struct test *t, int64_t *ret)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("ec");
    j.name = STR("Ecuador");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    TRY(record_add(t->db, &jurisdiction_shape, &j));
    *ret = j.id;
    return DONE;
}

static enum status add_person(struct test *t, struct desk *d, enum role role)
{
    const char *code = choice_code(&role_choices, (int)role);
    struct request r = {.mem = &t->mem, .db = t->db, .site = &d->house.site, .now = instant_now()};
    struct person p;
    shape_clear(&person_shape, &p);
    p.email = p.email_folded = str_fmt(&t->mem, "%s@ejemplo.ec", code);
    p.name = str_fmt(&t->mem, "Persona %s", code);
    p.state = PERSON_ACTIVE;
    p.language = PERSON_SPANISH;
    if (role != ROLE_PERSON)
        p.totp_sealed = secret_seal(&t->mem, d->house.site.server_key, "totp", STR(DESK_TOTP));
    p.created_at = r.now;
    TRY(record_add(t->db, &person_shape, &p));
    d->people[role] = p.id;
    if (role != ROLE_PERSON) {
        struct grant_role g;
        shape_clear(&grant_role_shape, &g);
        g.person = p.id;
        g.role = (int)role;
        g.jurisdiction = role == ROLE_ADMIN ? NONE : d->jurisdiction;
        g.from_on = day_of(2020, 1, 1);
        TRY(record_add(t->db, &grant_role_shape, &g));
    }
    return session_make(&r, p.id, true, &d->cookies[role]);
}

static enum status fill(struct test *t, struct desk *d, enum status (*more)(struct test *t, struct desk *d))
{
    TRY(add_jurisdiction(t, &d->jurisdiction));
    for (int role = ROLE_PERSON; (size_t)role < ROLE_COUNT; role++)
        TRY(add_person(t, d, (enum role)role));
    return more == NULL ? DONE : more(t, d);
}

bool desk_open(struct test *t, struct desk *d)
{
    return desk_open_with(t, d, NULL);
}

bool desk_open_with(struct test *t, struct desk *d, enum status (*more)(struct test *t, struct desk *d))
{
    struct str problem = STR_NONE;
    *d = (struct desk){.house = {.test = t}};
    work_whole_site(t, &d->house.site);
    d->house.site.config.base_url = STR("http://127.0.0.1:80");
    enum status s = db_end(t->db, fill(t, d, more));
    db_close(t->db); /* the server is the one that writes */
    t->db = NULL;
    if (s == DONE)
        s = server_start(&d->house.site, (struct server_options){.any_port = true, .quiet = true}, &d->house.server, &problem);
    if (s != DONE) {
        test_failed(t, __FILE__, __LINE__, "no desk: %s %.*s", status_words(s), STR_ARG(problem));
        return false;
    }
    d->house.port = server_port(d->house.server);
    return true;
}

void desk_close(struct desk *d)
{
    server_stop(d->house.server);
    work_site_end(&d->house.site);
}

static const char *cookie(struct desk *d, enum role as)
{
    if (as == ROLE_PUBLIC)
        return "";
    return str_fmt(&d->house.test->mem, "Cookie: hito=%.*s\r\n", STR_ARG(d->cookies[as])).ptr;
}

struct answer desk_get(struct desk *d, enum role as, const char *path)
{
    return get(&d->house, path, cookie(d, as));
}

/* name=value&… with what is not a letter, digit or mark of the encoding percent-encoded. */
static void encode(struct buf *b, const char *typed)
{
    for (const unsigned char *c = (const unsigned char *)typed; *c != '\0'; c++)
        if (*c > 0x20 && *c < 0x7f && *c != '+')
            buf_char(b, (char)*c);
        else
            buf_fmt(b, "%%%02X", *c);
}

/* The hidden fields of the form of that action: name, value, name, value. */
static void hidden(struct buf *b, struct str form)
{
    struct str mark = STR("<input type=\"hidden\" name=\""), middle = STR("\" value=\"");
    for (size_t at; (at = str_find(form, mark)) != SIZE_MAX;) {
        form = str_part(form, at + mark.len, form.len);
        struct str name = str_part(form, 0, str_find(form, middle));
        form = str_part(form, name.len + middle.len, form.len);
        struct str value = str_cut(&form, '"');
        buf_add(b, name);
        buf_char(b, '=');
        buf_add(b, value);
        buf_char(b, '&');
    }
}

struct answer desk_post_blind(struct desk *d, enum role as, const char *path, const char *typed)
{
    struct buf b = BUF(&d->house.test->mem);
    encode(&b, typed);
    return post(&d->house, path, cookie(d, as), buf_str(&b));
}

struct answer desk_post(struct desk *d, enum role as, const char *path, const char *page, const char *typed)
{
    struct arena *mem = &d->house.test->mem;
    struct answer shown = desk_get(d, as, page == NULL ? path : page);
    struct str rest = shown.body, open = STR("<form method=\"post\""), action = str_fmt(mem, "action=\"%s\"", path);
    for (size_t at; (at = str_find(rest, open)) != SIZE_MAX;) {
        struct str form = str_part(rest, at, rest.len);
        form = str_part(form, 0, str_find(form, STR("</form>")));
        rest = str_part(rest, at + open.len, rest.len);
        if (str_find(form, action) == SIZE_MAX)
            continue;
        struct buf b = BUF(mem);
        hidden(&b, form);
        encode(&b, typed);
        return post(&d->house, path, cookie(d, as), buf_str(&b));
    }
    return shown;
}

struct str desk_leads(const struct answer *a)
{
    return a->code == 303 ? answer_header(a, "Location") : STR_NONE;
}

const char *desk_option(struct desk *d, enum role as, const char *page, const char *field, const char *label)
{
    struct answer a = desk_get(d, as, page);
    struct str end = str_fmt(&d->house.test->mem, ">%s</option>", label), mark = STR("<option value=\""), rest = a.body;
    size_t begin = str_find(rest, str_fmt(&d->house.test->mem, "name=\"%s\"", field));
    rest = begin == SIZE_MAX ? STR_NONE : str_part(rest, begin, rest.len);
    rest = str_part(rest, 0, str_find(rest, STR("</select>")));
    for (size_t at; (at = str_find(rest, mark)) != SIZE_MAX;) {
        rest = str_part(rest, at + mark.len, rest.len);
        struct str option = str_part(rest, 0, str_find(rest, STR("</option>")) + sizeof "</option>" - 1);
        if (str_ends(option, end.ptr))
            return str_chars(&d->house.test->mem, str_part(option, 0, str_find(option, STR("\""))));
    }
    return "";
}
