/* SPDX-License-Identifier: EUPL-1.2 */
#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "job/mail.h"
#include "tests/test.h"

static struct letter sample(void)
{
    return (struct letter){.from = STR("hito@ejemplo.ec"), .to = STR("ana@ejemplo.ec"), .subject = STR("Reunión"),
                           .text = STR("Hola, año nuevo\n"), .key = STR("aviso-1"), .at = {1798761600}};
}

UNIT(a_header_that_would_begin_another_is_refused)
{
    struct str out;
    struct letter l = sample();
    EXPECT_DONE(mail_build(&t->mem, &l, &out));
    l.subject = STR("Hola\r\nBcc: otra@ejemplo.ec");
    EXPECT_STATUS(mail_build(&t->mem, &l, &out), INVALID);
    l.subject = STR("Hola\nBcc: otra@ejemplo.ec");
    EXPECT_STATUS(mail_build(&t->mem, &l, &out), INVALID);
    l.subject = STR("Hola\0Bcc");
    EXPECT_STATUS(mail_build(&t->mem, &l, &out), INVALID);
    l = sample();
    l.to = STR("ana@ejemplo.ec\r\nBcc: otra@ejemplo.ec");
    EXPECT_STATUS(mail_build(&t->mem, &l, &out), INVALID);
    l.to = STR("ana@ejemplo.ec,otra@ejemplo.ec");
    EXPECT_STATUS(mail_build(&t->mem, &l, &out), INVALID);
    l = sample();
    l.from = STR("hito@ejemplo.ec>\r\nX: y");
    EXPECT_STATUS(mail_build(&t->mem, &l, &out), INVALID);
}

UNIT(a_letter_is_plain_mime_with_its_key_as_message_id)
{
    struct letter l = sample();
    struct str out;
    EXPECT_DONE(mail_build(&t->mem, &l, &out));
    EXPECT(str_find(out, STR("Date: Fri, 01 Jan 2027 00:00:00 +0000\r\n")) != SIZE_MAX);
    EXPECT(str_find(out, STR("Subject: =?UTF-8?B?UmV1bmnDs24=?=\r\n")) != SIZE_MAX);
    EXPECT(str_find(out, STR("Message-ID: <aviso-1@ejemplo.ec>\r\n")) != SIZE_MAX);
    EXPECT(str_find(out, STR("\r\n\r\nHola, a=C3=B1o nuevo\r\n")) != SIZE_MAX);
}

UNIT(long_subjects_fold_into_words_that_cut_no_character)
{
    struct str s = mail_subject(&t->mem, STR("ñññññññññññññññññññññññññññññññññññññññññññññ fin de un asunto muy largo"));
    int lines = 0;
    for (struct str rest = s; rest.ptr != NULL; lines++) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        EXPECT(line.len <= 75);
        EXPECT(str_starts(line, "=?UTF-8?B?"));
        EXPECT((line.len - 12) % 4 == 0);
    }
    EXPECT_INT(lines, 3);
}

UNIT(quoted_text_keeps_short_lines_and_blanks_at_their_end)
{
    EXPECT_STR(mail_quoted(&t->mem, STR("a=b \nfin")), "a=3Db=20\r\nfin\r\n");
    struct buf b = BUF(&t->mem);
    for (int i = 0; i < 300; i++)
        buf_chars(&b, "é");
    for (struct str rest = mail_quoted(&t->mem, buf_str(&b)); rest.ptr != NULL;)
        EXPECT(str_cut(&rest, '\n').len <= 77);
}

/* A mail server that says yes to everything and keeps what it was told; refuses when `refuse`. */
struct post {
    int fd, port;
    bool refuse;
    pthread_t thread;
    char heard[8192];
    size_t len;
};

static void say_line(int fd, const char *line)
{
    (void)!send(fd, line, strlen(line), MSG_NOSIGNAL);
}

static bool hear_line(struct post *p, int fd, char *line, size_t size)
{
    size_t n = 0;
    while (n + 1 < size && recv(fd, line + n, 1, 0) == 1) {
        if (p->len + 1 < sizeof p->heard)
            p->heard[p->len++] = line[n];
        if (line[n++] == '\n')
            break;
    }
    line[n] = 0;
    return n > 0;
}

static void *post_main(void *context)
{
    struct post *p = context;
    int fd = accept4(p->fd, NULL, NULL, SOCK_CLOEXEC);
    char line[1024];
    bool data = false;
    if (fd < 0)
        return NULL;
    say_line(fd, "220 correo\r\n");
    while (hear_line(p, fd, line, sizeof line)) {
        if (data && strcmp(line, ".\r\n") != 0)
            continue;
        bool begins = !data && strncmp(line, "DATA", 4) == 0;
        if (strncmp(line, "RCPT", 4) == 0 && p->refuse)
            say_line(fd, "550 no existe\r\n");
        else
            say_line(fd, begins ? "354 diga\r\n" : strncmp(line, "QUIT", 4) == 0 ? "221 adios\r\n" : "250 bien\r\n");
        data = begins;
    }
    close(fd);
    return NULL;
}

static void post_start(struct post *p)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof at;
    p->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool good = bind(p->fd, (const struct sockaddr *)&at, len) == 0 && listen(p->fd, 1) == 0 &&
                getsockname(p->fd, (struct sockaddr *)&at, &len) == 0 &&
                pthread_create(&p->thread, NULL, post_main, p) == 0;
    assert(good);
    p->port = ntohs(at.sin_port);
}

static void post_stop(struct post *p)
{
    shutdown(p->fd, SHUT_RDWR);
    pthread_join(p->thread, NULL);
    close(p->fd);
}

static enum status send_to(struct test *t, struct post *p, const char *user)
{
    struct site site = {.config = {.mail_from = STR("hito@ejemplo.ec"), .smtp_user = str_of(user)}};
    struct chore_context c = {.site = &site, .mem = &t->mem};
    struct letter l = sample();
    l.text = STR("Hola\n.\nQUIT\n");
    post_start(p);
    site.config.smtp_url = str_fmt(&t->mem, "smtp://127.0.0.1:%d", p->port);
    enum status s = mail_send(&c, &l);
    post_stop(p);
    return s;
}

UNIT(a_letter_goes_out_by_smtp_to_one_recipient)
{
    struct post p = {0};
    EXPECT_DONE(send_to(t, &p, NULL));
    struct str heard = {p.heard, p.len};
    EXPECT(str_find(heard, STR("MAIL FROM:<hito@ejemplo.ec>")) != SIZE_MAX);
    EXPECT(str_find(heard, STR("RCPT TO:<ana@ejemplo.ec>")) != SIZE_MAX);
    EXPECT(str_find(heard, STR("\r\n\r\nHola\r\n..\r\nQUIT\r\n.\r\n")) != SIZE_MAX);
}

UNIT(a_recipient_refused_for_good_is_not_tried_again)
{
    struct post p = {.refuse = true};
    EXPECT_STATUS(send_to(t, &p, NULL), INVALID);
}

UNIT(a_password_never_travels_without_tls)
{
    struct post p = {0};
    EXPECT_STATUS(send_to(t, &p, "hito"), BUSY);
    struct str heard = {p.heard, p.len};
    EXPECT(str_find(heard, STR("AUTH")) == SIZE_MAX);
    EXPECT(str_find(heard, STR("RCPT")) == SIZE_MAX);
}
