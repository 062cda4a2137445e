/* SPDX-License-Identifier: EUPL-1.2
 * Evidence through a real socket, and the checks of the form that brings it. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/fields.h"
#include "http/server.h"
#include "room/evidence/evidence_disk.h"
#include "room/jurisdiction/jurisdiction.h"
#include "tests/work.h"

/* A site with the default settings, its own folder, and a jurisdiction "ec". */
static int64_t begin(struct test *t, struct site *site)
{
    work_whole_site(t, site);
    struct jurisdiction *j = arena_new_of(&t->mem, struct jurisdiction);
    shape_clear(&jurisdiction_shape, j);
    j->code = STR("ec");
    j->name = STR("Ecuador");
    j->kind = JURISDICTION_COUNTRY;
    j->utc_offset_s = -18000;
    enum status s = record_add(t->db, &jurisdiction_shape, j);
    EXPECT(s == DONE);
    return j->id;
}

static struct evidence *of(struct test *t, int64_t jurisdiction, const char *description)
{
    struct evidence *e = arena_new_of(&t->mem, struct evidence);
    shape_clear(&evidence_shape, e);
    e->jurisdiction = jurisdiction;
    e->description = str_of(description);
    return e;
}

static struct evidence_prepared *file_with(struct test *t, const struct site *site, struct str bytes)
{
    struct evidence_prepared *p = NULL;
    struct str path = str_fmt(&t->mem, "%.*s/subida", STR_ARG(site->config.data_dir));
    int fd = open(path.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    EXPECT(write(fd, bytes.ptr, bytes.len) == (ssize_t)bytes.len);
    close(fd);
    enum status s = evidence_keep(&t->mem, site, path, STR("acta.txt"), &p);
    EXPECT(s == DONE && p != NULL);
    return p;
}

/* The whole answer, head and body. */
static struct str visit(struct test *t, int port, const char *path)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct str ask = str_fmt(&t->mem, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nConnection: close\r\n\r\n", path);
    struct buf b = BUF(&t->mem);
    char piece[4096];
    if (connect(fd, (const struct sockaddr *)&to, sizeof to) == 0 && send(fd, ask.ptr, ask.len, MSG_NOSIGNAL) > 0)
        for (ssize_t n; (n = recv(fd, piece, sizeof piece, 0)) > 0;)
            buf_add(&b, (struct str){piece, (size_t)n});
    close(fd);
    return buf_str(&b);
}

static bool has(struct str answer, const char *words)
{
    return str_find(answer, str_of(words)) != SIZE_MAX;
}

static void look(struct test *t, int port, struct evidence **e, const struct evidence_prepared *file)
{
    struct str page = visit(t, port, "/ec/prueba/1");
    EXPECT(str_starts(page, "HTTP/1.1 200"));
    EXPECT(has(page, "Acta con &lt;b&gt;negrita&lt;/b&gt;"));
    EXPECT(has(page, file->sha256.ptr));
    struct str body = visit(t, port, "/ec/prueba/1/archivo");
    EXPECT(str_starts(body, "HTTP/1.1 200"));
    EXPECT(has(body, "Content-Disposition: attachment; filename=\"acta.txt\""));
    EXPECT(has(body, "X-Content-Type-Options: nosniff"));
    EXPECT(has(body, "sandbox"));
    EXPECT(str_ends(body, "\r\n\r\ncontenido del acta"));
    EXPECT(str_starts(visit(t, port, "/ec/prueba/2"), "HTTP/1.1 404"));
    EXPECT(str_starts(visit(t, port, "/ec/prueba/2/archivo"), "HTTP/1.1 404"));
    EXPECT(str_starts(visit(t, port, "/ec/prueba/2.json"), "HTTP/1.1 404"));
    EXPECT(str_starts(visit(t, port, "/ec/prueba/99"), "HTTP/1.1 404"));
    page = visit(t, port, "/ec/prueba/3");
    EXPECT(str_starts(page, "HTTP/1.1 410"));
    EXPECT(has(page, "Contenía datos personales de terceras personas"));
    EXPECT(str_starts(visit(t, port, "/ec/prueba/3/archivo"), "HTTP/1.1 410"));
    page = visit(t, port, "/ec/prueba/4");
    EXPECT(has(page, "Ya no existe"));
    EXPECT(has(page, "copia del 31 de diciembre de 2026"));
    EXPECT(!has(page, "href=\"https://ejemplo.ec/acta\""));
    EXPECT(str_starts(visit(t, port, "/ec/prueba/4/copia"), "HTTP/1.1 200"));
    struct str data = visit(t, port, "/ec/prueba/1.json");
    EXPECT(has(data, "Acta con <b>"));
    EXPECT(!has(data, "copy_text_hash"));
    EXPECT(e[0]->id == 1);
}

TEST(pages_of_evidence_show_what_each_person_may_see)
{
    struct site site;
    struct server *server = NULL;
    struct str problem = STR_NONE;
    int64_t j = begin(t, &site);
    struct evidence_prepared *file = file_with(t, &site, STR("contenido del acta"));
    struct evidence *e[4];
    for (int i = 0; i < 4; i++)
        e[i] = of(t, j, "Acta con <b>negrita</b>");
    e[1]->visibility = EVIDENCE_HIDDEN;
    EXPECT_DONE(evidence_record(t->db, &t->mem, e[0], file));
    EXPECT_DONE(evidence_record(t->db, &t->mem, e[1], file));
    EXPECT_DONE(evidence_record(t->db, &t->mem, e[2], file));
    EXPECT_DONE(evidence_withdraw(t->db, &t->mem, e[2], STR("Contenía datos personales de terceras personas")));
    e[3]->url = STR("https://ejemplo.ec/acta");
    e[3]->link_state = LINK_GONE;
    e[3]->copy = e[0]->file;
    e[3]->captured_at = (struct instant){1798761600};
    EXPECT_DONE(evidence_record(t->db, &t->mem, e[3], NULL));
    EXPECT_DONE(db_end(t->db, DONE));
    db_close(t->db); /* the server is the one that writes */
    t->db = NULL;
    EXPECT_DONE(server_start(&site, (struct server_options){.any_port = true, .quiet = true}, &server, &problem));
    look(t, server_port(server), e, file);
    server_stop(server);
    work_site_end(&site);
}

static struct request *request_of(struct test *t, const struct site *site)
{
    struct request *r = arena_new_of(&t->mem, struct request);
    *r = (struct request){.mem = &t->mem, .db = t->db, .site = site, .now = {1798761600}, .actor = {.person = NONE}};
    r->fields = arena_new_of(&t->mem, struct request_fields);
    return r;
}

TEST(evidence_without_description_or_proof_is_sent_back_with_its_problems)
{
    struct site site;
    int64_t j = begin(t, &site);
    struct request *r = request_of(t, &site);
    struct evidence *e = of(t, j, "corta");
    EXPECT_STATUS(evidence_add(r, e, NULL, "file"), INVALID);
    EXPECT(!str_empty(problem_of(&r->problems, STR("description"))));
    EXPECT(!str_empty(problem_of(&r->problems, STR("file"))));
    r = request_of(t, &site);
    e = of(t, j, "Una descripción que basta");
    e->url = STR("http://u:p@ejemplo.ec/");
    EXPECT_STATUS(evidence_add(r, e, NULL, "file"), INVALID);
    EXPECT(!str_empty(problem_of(&r->problems, STR("url"))));
    r = request_of(t, &site);
    e->url = STR("https://ejemplo.ec/acta");
    EXPECT_DONE(evidence_add(r, e, NULL, "file"));
    EXPECT_INT(e->link_state, LINK_UNCHECKED);
    work_site_end(&site);
}

TEST(a_commitment_takes_so_many_bytes_a_day)
{
    struct site site;
    int64_t j = begin(t, &site);
    site.config.day_limit = 30;
    for (int i = 0; i < 2; i++) {
        struct request *r = request_of(t, &site);
        struct evidence *e = of(t, j, "Una descripción que basta");
        e->commitment = 5;
        e->added_at = r->now;
        enum status s = evidence_add(r, e, file_with(t, &site, STR("veinte bytes, o casi.")), "file");
        EXPECT(s == (i == 0 ? DONE : INVALID));
        EXPECT(str_empty(problem_of(&r->problems, STR("file"))) == (i == 0));
    }
    work_site_end(&site);
}

TEST(a_posted_file_that_lies_gets_its_problem_beside_the_field)
{
    struct site site;
    begin(t, &site);
    struct request *r = request_of(t, &site);
    struct evidence_prepared *p;
    struct str path = str_fmt(&t->mem, "%.*s/subida", STR_ARG(site.config.data_dir));
    int fd = open(path.ptr, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    EXPECT(write(fd, "%PDF-1.7", 8) == 8);
    close(fd);
    struct upload up = {.field = STR("file"), .name = STR("foto.jpg"), .path = path, .size_bytes = 8};
    r->fields->uploads = &up;
    r->fields->upload_count = 1;
    EXPECT_STATUS(evidence_prepare(r, "file", &p), INVALID);
    EXPECT_STR(problem_of(&r->problems, STR("file")), "El nombre dice que es imagen JPEG, pero su contenido es PDF. "
                                                      "Cambia el nombre o guárdalo como imagen JPEG y elígelo otra vez.");
    EXPECT(p == NULL);
    r = request_of(t, &site);
    up.name = STR("C:\\fakepath\\acta.pdf");
    r->fields->uploads = &up;
    r->fields->upload_count = 1;
    EXPECT_DONE(evidence_prepare(r, "file", &p));
    EXPECT_STR(p->name, "acta.pdf");
    site.config.file_limit = 5;
    EXPECT_STATUS(evidence_prepare(r, "file", &p), INVALID);
    work_site_end(&site);
}
