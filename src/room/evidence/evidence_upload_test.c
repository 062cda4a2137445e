/* SPDX-License-Identifier: EUPL-1.2
 * A file in parts through a real socket: begun, interrupted, gone on with, named by the form of an act;
 * and everything that is refused. */
#include <stdio.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "room/evidence/evidence_upload.h"
#include "tests/desk.h"
#include "tests/work.h"

#define ACT_FORM "/ec/actos/nuevo"
#define TEXT "Acta de la sesión: primera parte. Segunda parte. Fin del acta.\n"

struct sender {
    struct desk *d;
    enum role as; /* ROLE_PUBLIC: without a session */
    struct str permit;
};

static struct str after(const struct answer *a, const char *mark)
{
    size_t at = str_find(a->body, str_of(mark));
    if (at == SIZE_MAX)
        return STR_NONE;
    struct str rest = str_part(a->body, at + str_of(mark).len, a->body.len);
    return str_cut(&rest, '"');
}

/* What the form's page gives to this person. */
static struct sender sender_of(struct desk *d, enum role as)
{
    struct answer page = desk_get(d, as, ACT_FORM);
    return (struct sender){d, as, after(&page, "data-upload=\"")};
}

static void field(struct buf *b, const char *name, struct str value)
{
    buf_fmt(b, "--borde\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%.*s\r\n", name, STR_ARG(value));
}

/* fields: name, value, … closed by NULL; `part` NULL: none. */
static struct answer say_to(const struct sender *s, const char *path, const char *part, const char *const *fields)
{
    struct arena *mem = &s->d->house.test->mem;
    struct buf b = BUF(mem);
    field(&b, "_token", s->permit);
    for (size_t i = 0; fields[i] != NULL; i += 2)
        field(&b, fields[i], str_of(fields[i + 1]));
    if (part != NULL)
        buf_fmt(&b, "--borde\r\nContent-Disposition: form-data; name=\"parte\"; filename=\"parte\"\r\n"
                    "Content-Type: application/octet-stream\r\n\r\n%s\r\n", part);
    buf_chars(&b, "--borde--\r\n");
    const char *head = "Content-Type: multipart/form-data; boundary=borde\r\n";
    if (s->as != ROLE_PUBLIC)
        head = str_fmt(mem, "Cookie: hito=%.*s\r\n%s", STR_ARG(s->d->cookies[s->as]), head).ptr;
    return post(&s->d->house, path, head, buf_str(&b));
}

static struct answer begin(const struct sender *s, const char *name, int64_t bytes)
{
    const char *size = str_fmt(&s->d->house.test->mem, "%lld", (long long)bytes).ptr;
    return say_to(s, "/subida", NULL, (const char *const[]){"nombre", name, "bytes", size, NULL});
}

static struct answer send_part(const struct sender *s, struct str upload, const char *from, const char *part, const char *sha256)
{
    const char *path = str_fmt(&s->d->house.test->mem, "/subida/%.*s", STR_ARG(upload)).ptr;
    return say_to(s, path, part, (const char *const[]){"desde", from, "sha256", sha256, NULL});
}

static struct answer act_with(struct desk *d, struct str upload)
{
    struct test *t = d->house.test;
    return desk_post(d, ROLE_DIRECTORATE, ACT_FORM, NULL,
                     str_fmt(&t->mem, "kind=resolucion&number=R-1&decided_on=01/02/2026&body=Directorio&title=Resolución de la sesión"
                                      "&result=aprobado&document_upload=%.*s&document_upload_name=acta.txt",
                             STR_ARG(upload)).ptr);
}

TEST(an_interrupted_upload_goes_on_where_it_stopped_and_its_form_names_it)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct sender s = sender_of(&d, ROLE_DIRECTORATE);
    EXPECT(!str_empty(s.permit));
    struct answer a = begin(&s, "acta.txt", (int64_t)sizeof TEXT - 1);
    EXPECT_INT(a.code, 200);
    struct str upload = after(&a, "\"subida\":\"");
    EXPECT_INT((int64_t)upload.len, 64);
    a = send_part(&s, upload, "0", "Acta de la sesión: ", sha256_hex(&t->mem, STR("Acta de la sesión: ")).ptr);
    EXPECT(a.code == 200 && answer_has(&a, "{\"llega\":20,\"de\":64}"));
    /* Named too early: the form comes back and says so. */
    a = act_with(&d, upload);
    EXPECT(a.code == 422 && answer_has(&a, "El archivo no llegó entero"));
    /* The answer was lost, the part is sent again: told how far it is. */
    a = send_part(&s, upload, "0", "Acta de la sesión: ", "");
    EXPECT(a.code == 409 && answer_has(&a, "\"llega\":20"));
    a = send_part(&s, upload, "20", "primera parte.", sha256_hex(&t->mem, STR("otra")).ptr);
    EXPECT(a.code == 422 && answer_has(&a, "\"llega\":20"));
    /* After a reload, from a mail link's page: no session, the permit counts. */
    struct sender link = {&d, ROLE_PUBLIC, s.permit};
    a = say_to(&link, str_fmt(&t->mem, "/subida/%.*s", STR_ARG(upload)).ptr, NULL, (const char *const[]){NULL});
    EXPECT(a.code == 200 && answer_has(&a, "\"llega\":20"));
    a = send_part(&link, upload, "20", TEXT + 20, "");
    EXPECT(a.code == 200 && answer_has(&a, "{\"llega\":64,\"de\":64}"));
    EXPECT_INT(send_part(&s, upload, "64", "de más", "").code, 422);
    a = act_with(&d, upload);
    EXPECT_INT(a.code, 303);
    a = desk_get(&d, ROLE_PUBLIC, str_chars(&t->mem, desk_leads(&a)));
    struct str proof = after(&a, "href=\"/ec/prueba/");
    a = desk_get(&d, ROLE_PUBLIC, str_fmt(&t->mem, "/ec/prueba/%.*s", STR_ARG(proof)).ptr);
    EXPECT(a.code == 200 && str_ends(a.body, TEXT));
    EXPECT(answer_has(&a, "acta.txt"));
    desk_close(&d);
}

TEST(an_upload_is_of_the_person_that_began_it_and_within_limits)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct sender mine = sender_of(&d, ROLE_DIRECTORATE), other = mine, forged = mine;
    struct answer a = begin(&mine, "acta.txt", 10), page = desk_get(&d, ROLE_FOCAL, "/cuenta");
    struct str upload = after(&a, "\"subida\":\"");
    /* Another person, with the permit seen over a shoulder; no permit; one made up. */
    other.as = ROLE_FOCAL;
    EXPECT_INT(send_part(&other, upload, "0", "x", "").code, 410);
    EXPECT_INT(begin(&other, "acta.txt", 10).code, 410);
    forged.permit = STR("");
    EXPECT_INT(begin(&forged, "acta.txt", 10).code, 403);
    forged.permit = after(&page, "name=\"_token\" value=\"");
    EXPECT_INT(begin(&forged, "acta.txt", 10).code, 403); /* of another session */
    forged.as = ROLE_FOCAL;
    EXPECT_INT(begin(&forged, "acta.txt", 10).code, 422); /* a form's token is no permit */
    forged.as = ROLE_DIRECTORATE;
    forged.permit = str_fmt(&t->mem, "%lld%.*s", (long long)d.people[ROLE_FOCAL], STR_ARG(str_part(mine.permit, str_find(mine.permit, STR(".")), 200)));
    EXPECT_INT(begin(&forged, "acta.txt", 10).code, 403);
    EXPECT_INT(send_part(&mine, STR("0000000000000000000000000000000000000000000000000000000000000000"), "0", "x", "").code, 410);
    a = begin(&mine, "programa.exe", 10);
    EXPECT(a.code == 422 && answer_has(&a, "no se acepta"));
    EXPECT_INT(begin(&mine, "foto.jpg", 0).code, 422);
    EXPECT_INT(begin(&mine, "foto.jpg", d.house.site.config.file_limit + 1).code, 422);
    EXPECT_INT(begin(&mine, "foto.jpg", 12 << 20).code, 200);
    EXPECT_INT(send_part(&mine, upload, "0", "once bytes!", "").code, 422);
    EXPECT_INT(send_part(&mine, upload, "-1", "x", "").code, 409);
    /* Announced is counted: a day has an end. */
    for (int i = 0; i < 5; i++)
        a = begin(&mine, "foto.jpg", d.house.site.config.file_limit);
    EXPECT_INT(a.code, 429);
    desk_close(&d);
}

TEST(uploads_are_forgotten_after_a_day)
{
    struct work w;
    work_begin(t, &w);
    struct str folder = str_fmt(&t->mem, "%.*s/subidas", STR_ARG(w.site.config.data_dir));
    struct str path = upload_path(&t->mem, w.site.config.data_dir, sha256_hex(&t->mem, STR("ayer")));
    struct stat st;
    w.c.now = instant_now();
    EXPECT_INT(mkdir(folder.ptr, 0700), 0);
    FILE *f = fopen(path.ptr, "w");
    EXPECT(f != NULL);
    if (f != NULL)
        fclose(f);
    EXPECT_DONE(upload_sweep(&w.c));
    EXPECT_INT(stat(path.ptr, &st), 0);
    w.c.now.s += UPLOAD_LIFE_S + 60;
    EXPECT_DONE(upload_sweep(&w.c));
    EXPECT(stat(path.ptr, &st) != 0);
    work_end(&w);
}
