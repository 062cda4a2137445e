/* SPDX-License-Identifier: EUPL-1.2 */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <zip.h>

#include "room/evidence/evidence_disk.h"
#include "room/jurisdiction/jurisdiction.h"
#include "sql.h"
#include "tests/web.h"
#include "tests/work.h"

#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55"
#define PNG_END "\0\0\0\0IEND\xae\x42\x60\x82"
#define JPEG_APP1 "\xFF\xE1\0\x35" "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0GPS-QUITO-0.18-78.4"
#define JPEG_REST "\xFF\xDB\0\4\1\2\xFF\xDA\0\4\1\2pixeles\xFF\0mas\xFF\xD9"

static struct str put(struct test *t, const struct site *site, const char *name, struct str bytes)
{
    struct str path = str_fmt(&t->mem, "%.*s/%s", STR_ARG(site->config.data_dir), name);
    int fd = open(path.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert(fd >= 0);
    ssize_t n = write(fd, bytes.ptr, bytes.len);
    assert(n == (ssize_t)bytes.len);
    close(fd);
    return path;
}

static struct str bytes_of(struct test *t, struct str path)
{
    struct content c;
    if (content_open(path.ptr, &c) != DONE)
        return STR_NONE;
    struct str s = str_copy(&t->mem, (struct str){(const char *)c.bytes, c.len});
    content_close(&c);
    return s;
}

static enum status keep(struct test *t, const struct site *site, const char *name, struct str bytes,
                        struct evidence_prepared **ret)
{
    struct str path = put(t, site, "subida", bytes);
    return evidence_keep(&t->mem, site, path, str_of(name), ret);
}

static struct str docx(struct test *t, const struct site *site, const char *inner)
{
    struct str path = str_fmt(&t->mem, "%.*s/armado.zip", STR_ARG(site->config.data_dir));
    unlink(path.ptr);
    zip_t *z = zip_open(path.ptr, ZIP_CREATE, NULL);
    assert(z != NULL);
    const char *names[] = {"[Content_Types].xml", inner};
    for (size_t i = 0; i < COUNT(names); i++)
        zip_file_add(z, names[i], zip_source_buffer(z, "<x/>", 4, 0), 0);
    zip_close(z);
    return bytes_of(t, path);
}

UNIT(a_file_that_lies_about_its_type_is_refused)
{
    struct site site;
    struct evidence_prepared *p;
    work_site(t, &site);
    struct str png = STR(PNG_HEAD PNG_END);
    EXPECT_DONE(keep(t, &site, "foto.PNG", png, &p));
    EXPECT_INT(p->media_type, TYPE_PNG);
    EXPECT_STATUS(keep(t, &site, "informe.pdf", png, &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "foto.jpg", png, &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "foto.svg", STR("<svg xmlns='http://www.w3.org/2000/svg'/>"), &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "nota.txt", STR("  <!DOCTYPE html><script>x</script>"), &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "datos.csv", STR("a;b\n<SVG onload=x>"), &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "programa.txt", STR("\x7f" "ELF\2\1\1\0"), &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "programa.exe", STR("MZ..."), &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "vacio.txt", STR(""), &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "roto.docx", STR("PK\3\4no es un zip"), &p), INVALID);
    EXPECT_DONE(keep(t, &site, "datos.csv", STR("a;b\n1;2\n"), &p));
    EXPECT_INT(p->media_type, TYPE_CSV);
    EXPECT_DONE(keep(t, &site, "plan.pdf", STR("%PDF-1.7\n%%EOF\n"), &p));
    work_site_end(&site);
}

UNIT(office_files_are_told_apart_by_what_is_inside)
{
    struct site site;
    struct evidence_prepared *p;
    work_site(t, &site);
    struct str word = docx(t, &site, "word/document.xml"), sheet = docx(t, &site, "xl/workbook.xml");
    EXPECT_DONE(keep(t, &site, "acta.docx", word, &p));
    EXPECT_DONE(keep(t, &site, "tabla.xlsx", sheet, &p));
    EXPECT_STATUS(keep(t, &site, "tabla.xlsx", word, &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "acta.docx", docx(t, &site, "otra/cosa.xml"), &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "acta.docx", docx(t, &site, "../word/document.xml"), &p), INVALID);
    EXPECT_STATUS(keep(t, &site, "acta.docx", docx(t, &site, "word/vbaProject.bin"), &p), INVALID);
    work_site_end(&site);
}

UNIT(images_lose_the_place_and_keep_how_they_are_turned)
{
    struct site site;
    struct evidence_prepared *p;
    work_site(t, &site);
    EXPECT_DONE(keep(t, &site, "foto.jpg", STR("\xFF\xD8" JPEG_APP1 JPEG_REST "oculto tras el final"), &p));
    struct str kept = bytes_of(t, vault_path(&t->mem, site.config.data_dir, p->sha256));
    EXPECT(p->cleaned);
    EXPECT(str_find(kept, STR("GPS")) == SIZE_MAX);
    EXPECT(str_find(kept, STR("oculto")) == SIZE_MAX);
    EXPECT(str_find(kept, STR("pixeles\xFF\0mas\xFF\xD9")) != SIZE_MAX);
    EXPECT(str_find(kept, STR("\1\x12\0\3\0\0\0\1\0\6")) != SIZE_MAX);
    EXPECT_INT(kept.len, 2 + 36 + sizeof JPEG_REST - 1);
    EXPECT_STATUS(keep(t, &site, "foto.jpg", STR("\xFF\xD8\xFF\xE1\xFF\xFF corta"), &p), INVALID);

    EXPECT_DONE(keep(t, &site, "foto.png", STR(PNG_HEAD "\0\0\0\5tEXtAutor\0\0\0\0" PNG_END "cola"), &p));
    kept = bytes_of(t, vault_path(&t->mem, site.config.data_dir, p->sha256));
    EXPECT(p->cleaned);
    EXPECT(str_eq(kept, STR(PNG_HEAD PNG_END)));

    EXPECT_DONE(keep(t, &site, "foto.webp", STR("RIFF\x24\0\0\0WEBPVP8L\2\0\0\0abEXIF\3\0\0\0gps\0XMP \2\0\0\0yo"), &p));
    kept = bytes_of(t, vault_path(&t->mem, site.config.data_dir, p->sha256));
    EXPECT(str_eq(kept, STR("RIFF\x0e\0\0\0WEBPVP8L\2\0\0\0ab")));
    work_site_end(&site);
}

/* A jurisdiction, and evidence of it with nothing else. */
static struct evidence *fresh(struct test *t)
{
    static const char *const code = "ec-prueba";
    struct jurisdiction *j;
    if (jurisdiction_by_code(t->db, &t->mem, str_of(code), &j) != DONE) {
        j = arena_new_of(&t->mem, struct jurisdiction);
        shape_clear(&jurisdiction_shape, j);
        j->code = str_of(code);
        j->name = STR("Prueba");
        j->kind = JURISDICTION_COUNTRY;
        j->utc_offset_s = -18000;
        enum status s = record_add(t->db, &jurisdiction_shape, j);
        EXPECT(s == DONE);
    }
    struct evidence *e = arena_new_of(&t->mem, struct evidence);
    shape_clear(&evidence_shape, e);
    e->jurisdiction = j->id;
    e->description = STR("Acta firmada de la reunión");
    return e;
}

TEST(the_same_content_brought_twice_is_kept_once)
{
    struct site site;
    struct evidence_prepared *first, *second;
    work_site(t, &site);
    EXPECT_DONE(keep(t, &site, "uno.txt", STR("igual"), &first));
    EXPECT_DONE(keep(t, &site, "dos.txt", STR("igual"), &second));
    struct evidence *a = fresh(t), *b = fresh(t);
    EXPECT_DONE(evidence_record(t->db, &t->mem, a, first));
    EXPECT_DONE(evidence_record(t->db, &t->mem, b, second));
    EXPECT(a->id != b->id);
    EXPECT_INT(a->file, b->file);
    EXPECT_STR(a->file_name, "uno.txt");
    EXPECT_STR(b->file_name, "dos.txt");
    struct stat st;
    EXPECT(stat(vault_path(&t->mem, site.config.data_dir, first->sha256).ptr, &st) == 0);
    EXPECT_INT(st.st_mode & 0777, 0440);
    EXPECT_INT(st.st_nlink, 1);
    work_site_end(&site);
}

static void complain(void *context, struct str what)
{
    (void)what;
    ++*(int *)context;
}

TEST(killed_between_file_and_row_leaves_only_an_orphan_that_the_sweep_takes)
{
    struct work w;
    struct evidence_prepared *p;
    struct evidence *e = fresh(t);
    work_begin(t, &w);
    EXPECT_DONE(keep(t, &w.site, "queda.txt", STR("con registro"), &p));
    struct str kept = vault_path(&t->mem, w.site.config.data_dir, p->sha256);
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &(struct deed){.person = NONE, .role = STR("sistema"), .request = STR("test"),
                                                         .act = NONE, .jurisdiction = NONE, .now = w.c.now, .on_behalf_of = NONE}));
    EXPECT_DONE(db_end(t->db, evidence_record(t->db, &t->mem, e, p)));
    struct str path = put(t, &w.site, "subida2", STR("sin registro"));
    pid_t child = fork();
    if (child == 0) {
        struct evidence_prepared *lost;
        _exit(evidence_keep(&t->mem, &w.site, path, STR("se-pierde.txt"), &lost) == DONE ? 0 : 1);
    }
    int how = 1;
    waitpid(child, &how, 0);
    EXPECT_INT(how, 0);
    struct str orphan = vault_path(&t->mem, w.site.config.data_dir, sha256_hex(&t->mem, STR("sin registro")));
    EXPECT(access(orphan.ptr, F_OK) == 0);
    int complaints = 0;
    EXPECT_DONE(db_begin(w.c.reader, DB_READ, NULL));
    EXPECT_DONE(db_end(w.c.reader, evidence_verify(w.c.reader, &t->mem, &w.site, complain, &complaints)));
    EXPECT_INT(complaints, 0);
    w.c.now = instant_now();
    EXPECT_DONE(evidence_sweep(&w.c));
    EXPECT(access(orphan.ptr, F_OK) == 0);
    w.c.now.s += 49 * 3600;
    EXPECT_DONE(evidence_sweep(&w.c));
    EXPECT(access(orphan.ptr, F_OK) != 0);
    EXPECT(access(kept.ptr, F_OK) == 0);
    work_end(&w);
}

TEST(an_altered_byte_and_a_missing_file_are_found)
{
    struct site site;
    struct evidence_prepared *a, *b;
    work_site(t, &site);
    EXPECT_DONE(keep(t, &site, "a.txt", STR("contenido uno"), &a));
    EXPECT_DONE(keep(t, &site, "b.txt", STR("contenido dos"), &b));
    EXPECT_DONE(evidence_record(t->db, &t->mem, fresh(t), a));
    EXPECT_DONE(evidence_record(t->db, &t->mem, fresh(t), b));
    int complaints = 0;
    EXPECT_DONE(evidence_verify(t->db, &t->mem, &site, complain, &complaints));
    EXPECT_INT(complaints, 0);
    struct str path = vault_path(&t->mem, site.config.data_dir, a->sha256);
    chmod(path.ptr, 0600);
    int fd = open(path.ptr, O_WRONLY | O_CLOEXEC);
    EXPECT(pwrite(fd, "C", 1, 0) == 1);
    close(fd);
    EXPECT_DONE(evidence_verify(t->db, &t->mem, &site, complain, &complaints));
    EXPECT_INT(complaints, 1);
    unlink(vault_path(&t->mem, site.config.data_dir, b->sha256).ptr);
    EXPECT_DONE(evidence_verify(t->db, &t->mem, &site, complain, &complaints));
    EXPECT_INT(complaints, 3);
    work_site_end(&site);
}

static struct evidence *again(struct test *t, struct work *w, int64_t id)
{
    struct evidence *e = NULL;
    enum status s = db_begin(w->c.reader, DB_READ, NULL);
    if (s == DONE)
        s = db_end(w->c.reader, evidence_of_id(w->c.reader, &t->mem, id, &e));
    EXPECT(s == DONE && e != NULL);
    return e;
}

#define WEEK (8 * 86400)

TEST(a_link_is_archived_and_its_copy_outlives_it)
{
    struct work w;
    struct web *web = web_start();
    struct evidence *e = fresh(t);
    e->url = web_url(&t->mem, web, "/page");
    EXPECT_DONE(evidence_record(t->db, &t->mem, e, NULL));
    work_begin(t, &w);
    w.site.config.fetch_allow = web_place(&t->mem, web);
    web_set(web, 200, "<html><script>var visita = 1;</script><p>Acta  de mayo</p></html>");
    EXPECT_DONE(evidence_links_chore(&w.c));
    struct evidence *now = again(t, &w, e->id);
    EXPECT_INT(now->link_state, LINK_OK);
    EXPECT(now->copy != NONE);
    EXPECT_INT(now->captured_at.s, w.c.now.s);
    int64_t copy = now->copy, captured = now->captured_at.s;

    EXPECT_DONE(evidence_links_chore(&w.c)); /* not due */
    EXPECT_INT(web_seen(web), 1);

    w.c.now.s += WEEK;
    web_set(web, 200, "<html><script>var visita = 2;</script> <p>Acta de mayo</p></html>");
    EXPECT_DONE(evidence_links_chore(&w.c));
    EXPECT_INT(again(t, &w, e->id)->link_state, LINK_OK);
    w.c.now.s += WEEK;
    web_set(web, 200, "<html><p>Acta de junio</p></html>");
    EXPECT_DONE(evidence_links_chore(&w.c));
    EXPECT_INT(again(t, &w, e->id)->link_state, LINK_CHANGED);
    w.c.now.s += WEEK;
    web_set(web, 404, "no");
    EXPECT_DONE(evidence_links_chore(&w.c));
    now = again(t, &w, e->id);
    EXPECT_INT(now->link_state, LINK_GONE);
    EXPECT_INT(now->link_code, 404);
    EXPECT_INT(now->copy, copy);
    EXPECT_INT(now->captured_at.s, captured);
    EXPECT_INT(web_seen(web), 4);
    web_stop(web);
    work_end(&w);
}

TEST(a_link_to_a_private_place_is_never_visited)
{
    struct work w;
    struct web *web = web_start();
    struct evidence *e = fresh(t);
    e->url = web_url(&t->mem, web, "/ok");
    EXPECT_DONE(evidence_record(t->db, &t->mem, e, NULL));
    work_begin(t, &w);
    EXPECT_DONE(evidence_links_chore(&w.c));
    struct evidence *now = again(t, &w, e->id);
    EXPECT_INT(now->link_state, LINK_BLOCKED);
    EXPECT_INT(now->copy, NONE);
    EXPECT_INT(web_seen(web), 0);
    web_stop(web);
    work_end(&w);
}

TEST(a_link_that_moved_says_where_to)
{
    struct work w;
    struct web *web = web_start();
    struct evidence *e = fresh(t);
    e->url = web_url(&t->mem, web, "/moved");
    EXPECT_DONE(evidence_record(t->db, &t->mem, e, NULL));
    work_begin(t, &w);
    w.site.config.fetch_allow = web_place(&t->mem, web);
    EXPECT_DONE(evidence_links_chore(&w.c));
    struct evidence *now = again(t, &w, e->id);
    EXPECT_INT(now->link_state, LINK_MOVED);
    EXPECT(str_ends(now->moved_to, "/ok"));
    web_stop(web);
    work_end(&w);
}

TEST(withdrawn_evidence_keeps_its_record_and_stops_counting)
{
    struct site site;
    struct evidence_prepared *p;
    int64_t count;
    work_site(t, &site);
    EXPECT_DONE(keep(t, &site, "a.txt", STR("algo"), &p));
    struct evidence *e = fresh(t);
    e->claim = 7;
    EXPECT_DONE(evidence_record(t->db, &t->mem, e, p));
    EXPECT_DONE(evidence_count_of_claim(t->db, 7, &count));
    EXPECT_INT(count, 1);
    EXPECT_DONE(evidence_withdraw(t->db, &t->mem, e, STR("Tenía datos personales")));
    EXPECT_STATUS(evidence_withdraw(t->db, &t->mem, e, STR("Otra vez")), CONFLICT);
    EXPECT_DONE(evidence_count_of_claim(t->db, 7, &count));
    EXPECT_INT(count, 0);
    work_site_end(&site);
}

/* A scanner that finds a virus where the word is. */
static void *scanner(void *context)
{
    int *at = context, fd = accept(*at, NULL, NULL);
    char heard[4096];
    size_t len = 0;
    for (ssize_t n; fd >= 0 && len < sizeof heard && (n = recv(fd, heard + len, sizeof heard - len, 0)) > 0;) {
        len += (size_t)n;
        if (len >= 4 && memcmp(heard + len - 4, "\0\0\0\0", 4) == 0)
            break;
    }
    bool found = str_find((struct str){heard, len}, STR("EICAR")) != SIZE_MAX;
    const char *words = found ? "stream: Eicar FOUND" : "stream: OK";
    (void)!send(fd, words, strlen(words) + 1, MSG_NOSIGNAL);
    close(fd);
    return NULL;
}

UNIT(a_file_in_which_the_scanner_finds_a_virus_is_not_kept)
{
    struct site site;
    struct evidence_prepared *p;
    work_site(t, &site);
    site.config.clamd_socket = str_fmt(&t->mem, "%.*s/clamd", STR_ARG(site.config.data_dir));
    EXPECT_STATUS(keep(t, &site, "a.txt", STR("sin nadie que revise"), &p), BUSY);
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    memcpy(at.sun_path, site.config.clamd_socket.ptr, site.config.clamd_socket.len);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    EXPECT(bind(fd, (const struct sockaddr *)&at, sizeof at) == 0 && listen(fd, 1) == 0);
    for (int i = 0; i < 2; i++) {
        pthread_t thread;
        EXPECT(pthread_create(&thread, NULL, scanner, &fd) == 0);
        enum status s = keep(t, &site, "a.txt", i == 0 ? STR("limpio") : STR("EICAR"), &p);
        pthread_join(thread, NULL);
        EXPECT(s == (i == 0 ? DONE : INVALID));
        EXPECT(p->virus == VIRUS_CLEAN);
    }
    close(fd);
    work_site_end(&site);
}
