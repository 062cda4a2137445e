/* SPDX-License-Identifier: EUPL-1.2 */
#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "http/server.h"
#include "job/fetch.h"
#include "job/outbox.h"
#include "sql.h"
#include "tests/web.h"
#include "tests/work.h"

static bool is_public(const char *text)
{
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
        return fetch_address_public((const struct sockaddr *)&v4);
    int good = inet_pton(AF_INET6, text, &v6.sin6_addr);
    assert(good == 1);
    return fetch_address_public((const struct sockaddr *)&v6);
}

UNIT(an_inner_host_is_known_in_all_its_spellings)
{
    static const char *const inner[] = {
        "http://127.0.0.1/x", "http://10.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://[::1]/", "http://2130706433/",
        "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://localhost/", "http://LOCALHOST./",
        "http://169.254.169.254/latest", "http://0.0.0.0/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/",
        "http://intranet/x", "https://nas.local/", "http://metadata.google.internal/",
    };
    static const char *const outer[] = {"http://8.8.8.8/", "https://www.ejemplo.ec/a", "http://[2800:4f0::1]/", "https://ejemplo.ec:443/"};
    for (size_t i = 0; i < COUNT(inner); i++)
        if (!fetch_url_inner(str_of(inner[i]), STR_NONE))
            test_failed(t, __FILE__, __LINE__, "%s counts as public", inner[i]);
    for (size_t i = 0; i < COUNT(outer); i++)
        if (fetch_url_inner(str_of(outer[i]), STR_NONE))
            test_failed(t, __FILE__, __LINE__, "%s counts as inner", outer[i]);
    EXPECT(!fetch_url_inner(STR("http://127.0.0.1:8099/x"), STR("127.0.0.1:8099")));
}

UNIT(only_addresses_of_the_public_internet_are_public)
{
    static const char *const closed[] = {
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "0.0.0.0", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fc00::1", "fd12::1", "ff02::1",
        "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::", "2001:db8::1", "2001:0:1::1", "fd00:ec2::254",
    };
    static const char *const open[] = {"8.8.8.8", "172.32.0.1", "186.46.1.1", "2800:4f0::1", "2606:4700::1111", "::ffff:8.8.8.8"};
    for (size_t i = 0; i < COUNT(closed); i++)
        if (is_public(closed[i]))
            test_failed(t, __FILE__, __LINE__, "%s counts as public", closed[i]);
    for (size_t i = 0; i < COUNT(open); i++)
        if (!is_public(open[i]))
            test_failed(t, __FILE__, __LINE__, "%s counts as closed", open[i]);
}

static const char *temporary(struct test *t)
{
    return str_fmt(&t->mem, "/tmp/hito-fetch-%ld", (long)getpid()).ptr;
}

UNIT(links_to_private_places_are_refused)
{
    static const char *const refused[] = {
        "http://127.0.0.1/",        "http://localhost/",        "http://10.1.2.3/",    "http://[::ffff:127.0.0.1]/",
        "http://[::1]/",            "http://169.254.169.254/",  "http://0x7f000001/",  "http://2130706433/",
        "https://192.168.0.1/",     "http://0/",                "ftp://ejemplo.ec/",   "file:///etc/passwd",
        "http://u:p@8.8.8.8/",      "http://8.8.8.8:8080/",     "http://8.8.8.8:22/",  "gopher://8.8.8.8/",
    };
    for (size_t i = 0; i < COUNT(refused); i++) {
        struct fetched f = fetch(&t->mem, str_of(refused[i]), STR_NONE, temporary(t));
        if (f.result != FETCH_REFUSED)
            test_failed(t, __FILE__, __LINE__, "%s gave %d", refused[i], (int)f.result);
    }
    EXPECT(access(temporary(t), F_OK) != 0);
}

static enum fetch_result try_path(struct test *t, struct web *w, const char *path)
{
    return fetch(&t->mem, web_url(&t->mem, w, path), web_place(&t->mem, w), temporary(t)).result;
}

UNIT(redirects_are_judged_one_by_one)
{
    struct web *w = web_start();
    EXPECT_INT(try_path(t, w, "/to-private"), FETCH_REFUSED);
    EXPECT_INT(try_path(t, w, "/to-other-port"), FETCH_REFUSED);
    EXPECT_INT(try_path(t, w, "/to-file"), FETCH_REFUSED);
    int before = web_seen(w);
    EXPECT_INT(try_path(t, w, "/loop"), FETCH_BLOCKED);
    EXPECT_INT(web_seen(w) - before, FETCH_HOPS_MAX + 1);
    EXPECT_INT(try_path(t, w, "/gone"), FETCH_GONE);
    EXPECT_INT(try_path(t, w, "/nothing"), FETCH_GONE);
    EXPECT_INT(try_path(t, w, "/big"), FETCH_BLOCKED);
    EXPECT(access(temporary(t), F_OK) != 0);
    struct fetched f = fetch(&t->mem, web_url(&t->mem, w, "/moved"), web_place(&t->mem, w), temporary(t));
    EXPECT_INT(f.result, FETCH_OK);
    EXPECT(f.moved_for_good);
    EXPECT(str_ends(f.final_url, "/ok"));
    EXPECT_STR(f.media_type, "text/html");
    EXPECT_INT(f.size_bytes, 11);
    unlink(temporary(t));
    web_stop(w);
}

static struct outbox *only_row(struct test *t, struct work *w)
{
    struct outbox *rows = NULL;
    size_t count = 0;
    enum status s = db_begin(w->c.reader, DB_READ, NULL);
    if (s == DONE)
        s = db_end(w->c.reader, db_many(w->c.reader, SQL_OUTBOX_ALL, WITHOUT, &t->mem, &outbox_shape, &rows, &count));
    EXPECT(s == DONE);
    EXPECT_INT(count, 1);
    return count == 1 ? rows : NULL;
}

static int files_in(const char *folder)
{
    int n = 0;
    DIR *d = opendir(folder);
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;)
        n += e->d_name[0] != '.';
    if (d != NULL)
        closedir(d);
    return n;
}

TEST(a_letter_without_smtp_becomes_a_file_once)
{
    struct work w;
    EXPECT_DONE(mail_queue(t->db, STR("ana@ejemplo.ec"), STR("Asunto"), STR("Texto"), STR("carta-1")));
    EXPECT_DONE(mail_queue(t->db, STR("ana@ejemplo.ec"), STR("Asunto"), STR("Texto"), STR("carta-1")));
    EXPECT_STATUS(mail_queue(t->db, STR("ana@ejemplo.ec"), STR("A\r\nBcc: b@c.ec"), STR("Texto"), STR("carta-2")), INVALID);
    work_begin(t, &w);
    int done = 0;
    EXPECT_DONE(outbox_drain(&w.c, &done));
    EXPECT_INT(done, 1);
    EXPECT_INT(files_in(mail_folder(&w.site, &t->mem).ptr), 1);
    struct outbox *row = only_row(t, &w);
    if (row != NULL) {
        EXPECT_INT(row->state, OUTBOX_DONE);
        EXPECT_STR(row->payload, "{}");
    }
    EXPECT_DONE(outbox_drain(&w.c, &done));
    EXPECT_INT(done, 0);
    work_end(&w);
}

TEST(a_letter_that_fails_is_tried_again_later)
{
    struct work w;
    int done = 0;
    EXPECT_DONE(mail_queue(t->db, STR("ana@ejemplo.ec"), STR("Asunto"), STR("Texto"), STR("carta-1")));
    work_begin(t, &w);
    w.site.config.smtp_url = STR("smtp://127.0.0.1:1");
    EXPECT_DONE(outbox_drain(&w.c, &done));
    EXPECT_INT(done, 0);
    struct outbox *row = only_row(t, &w);
    if (row != NULL) {
        EXPECT_INT(row->state, OUTBOX_WAITING);
        EXPECT_INT(row->tries, 1);
        EXPECT_INT(row->due_at.s, w.c.now.s + 60);
        EXPECT(str_starts(row->last_problem, "smtp"));
    }
    w.site.config.smtp_url = STR_NONE;
    w.c.now.s += 59;
    EXPECT_DONE(outbox_drain(&w.c, &done));
    EXPECT_INT(done, 0);
    w.c.now.s += 1;
    EXPECT_DONE(outbox_drain(&w.c, &done));
    EXPECT_INT(done, 1);
    work_end(&w);
}

static int runs;
static enum status last_wish;
static enum status wish(struct chore_context *c, struct str payload)
{
    runs++;
    c->problem = payload;
    return last_wish;
}

TEST(errands_of_rooms_end_by_success_or_after_the_last_try)
{
    static const struct errand errands[] = {{"deseo", wish}, {0}};
    static const struct room room = {.name = "test", .errands = errands};
    static const struct room *const rooms[] = {&room};
    struct work w;
    int done = 0;
    runs = 0;
    last_wish = BUSY;
    EXPECT_DONE(errand_queue(t->db, STR("deseo"), STR("{}"), STR("deseo-1")));
    work_begin(t, &w);
    w.site.rooms = rooms;
    w.site.room_count = 1;
    for (int i = 0; i < OUTBOX_TRIES_MAX + 3; i++) {
        EXPECT_DONE(outbox_drain(&w.c, &done));
        w.c.now.s += 21600;
    }
    EXPECT_INT(runs, OUTBOX_TRIES_MAX);
    struct outbox *row = only_row(t, &w);
    EXPECT(row != NULL && row->state == OUTBOX_FAILED);
    work_end(&w);
}

static enum status count_chore(struct chore_context *c)
{
    (void)c;
    __atomic_add_fetch(&runs, 1, __ATOMIC_SEQ_CST);
    return DONE;
}

TEST(the_worker_runs_chores_by_their_period_and_stops_when_told)
{
    static const struct chore chores[] = {{.name = "a menudo", .every_s = 1, .run = count_chore}, {.name = "rara vez", .every_s = 3600, .run = count_chore, .slow = true}, {0}};
    static const struct room room = {.name = "test", .chores = chores};
    static const struct room *const rooms[] = {&room};
    struct work w;
    struct job *job = NULL;
    runs = 0;
    work_begin(t, &w);
    w.site.rooms = rooms;
    w.site.room_count = 1;
    w.site.config.database = str_of(t->where);
    EXPECT_DONE(job_start(&w.site, &job));
    for (int i = 0; i < 100 && __atomic_load_n(&runs, __ATOMIC_SEQ_CST) < 3; i++)
        usleep(50000);
    job_stop(job);
    EXPECT(runs >= 3 && runs <= 7);
    work_end(&w);
}

/* Like a visit to a server that does not answer: until the worker stops. */
static enum status stuck_chore(struct chore_context *c)
{
    while (!job_stopping(c))
        usleep(20000);
    return DONE;
}

TEST(a_chore_that_waits_for_others_holds_up_no_chore_of_the_database)
{
    static const struct chore chores[] = {{.name = "enlace lento", .every_s = 1, .run = stuck_chore, .slow = true}, {.name = "sello", .every_s = 1, .run = count_chore}, {0}};
    static const struct room room = {.name = "test", .chores = chores};
    static const struct room *const rooms[] = {&room};
    struct work w;
    struct job *job = NULL;
    runs = 0;
    work_begin(t, &w);
    w.site.rooms = rooms;
    w.site.room_count = 1;
    w.site.config.database = str_of(t->where);
    EXPECT_DONE(job_start(&w.site, &job));
    for (int i = 0; i < 100 && __atomic_load_n(&runs, __ATOMIC_SEQ_CST) < 2; i++)
        usleep(50000);
    job_stop(job);
    EXPECT(runs >= 2);
    work_end(&w);
}

TEST(a_running_worker_borrows_the_servers_writer_and_sends_a_letter)
{
    struct site site;
    struct server *server = NULL;
    struct job *job = NULL;
    struct str problem = STR_NONE;
    work_whole_site(t, &site);
    /* The clock of tests stands in the future: due now means now. */
    EXPECT_DONE(db_end(t->db, DONE));
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("test"), .act = NONE,
                        .jurisdiction = NONE, .now = instant_now(), .on_behalf_of = NONE};
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &deed));
    EXPECT_DONE(mail_queue(t->db, STR("ana@ejemplo.ec"), STR("Asunto"), STR("Texto"), STR("carta-1")));
    EXPECT_DONE(db_end(t->db, DONE));
    db_close(t->db); /* the server is the one that writes */
    t->db = NULL;
    EXPECT_DONE(server_start(&site, (struct server_options){.any_port = true, .quiet = true}, &server, &problem));
    EXPECT_DONE(job_start(&site, &job));
    const char *folder = mail_folder(&site, &t->mem).ptr;
    for (int i = 0; i < 100 && files_in(folder) == 0; i++)
        usleep(50000);
    EXPECT_INT(files_in(folder), 1);
    job_stop(job);
    server_stop(server);
    work_site_end(&site);
}
