/* SPDX-License-Identifier: EUPL-1.2
 * A letter's way out: by SMTP through libcurl, or as a file where there is no SMTP. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <curl/curl.h>
#include <jansson.h>

#include "base/digest.h"
#include "job/mail.h"
#include "job/outbox.h"

struct str mail_folder(const struct site *site, struct arena *mem)
{
    if (!str_empty(site->config.smtp_url))
        return STR_NONE;
    return str_fmt(mem, "%.*s/correo", STR_ARG(site->config.data_dir));
}

/* "20261120T171500Z-ana_ejemplo.ec-0123abcd": nothing of it can leave the folder. */
static struct str file_name(struct arena *mem, const struct letter *l)
{
    struct buf b = BUF(mem);
    struct str iso = instant_iso(mem, l->at);
    for (size_t i = 0; i < iso.len; i++)
        if (iso.ptr[i] != '-' && iso.ptr[i] != ':')
            buf_char(&b, iso.ptr[i]);
    buf_char(&b, '-');
    for (size_t i = 0; i < l->to.len && i < 60; i++) {
        char c = l->to.ptr[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                    (c == '.' && i > 0);
        buf_char(&b, good ? c : '_');
    }
    buf_char(&b, '-');
    buf_add(&b, str_part(sha256_hex(mem, l->key), 0, 8));
    return buf_str(&b);
}

static bool write_all(int fd, struct str s)
{
    while (s.len > 0) {
        ssize_t n = write(fd, s.ptr, s.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        s = str_part(s, (size_t)n, s.len);
    }
    return true;
}

enum status mail_write(struct arena *mem, struct str folder, const struct letter *l, struct str *ret_path)
{
    struct str text;
    TRY(mail_build(mem, l, &text));
    mkdir(str_chars(mem, folder), 0700);
    struct str name = file_name(mem, l);
    struct str path = str_fmt(mem, "%.*s/%.*s.eml", STR_ARG(folder), STR_ARG(name));
    struct str temporary = str_fmt(mem, "%.*s/.%.*s.tmp", STR_ARG(folder), STR_ARG(name));
    int fd = open(temporary.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return errno == ENOSPC ? NO_SPACE : BROKEN;
    bool good = write_all(fd, text) && fsync(fd) == 0;
    int problem = errno;
    good = close(fd) == 0 && good;
    if (!good || rename(temporary.ptr, path.ptr) != 0) {
        unlink(temporary.ptr);
        return problem == ENOSPC ? NO_SPACE : BROKEN;
    }
    *ret_path = path;
    return DONE;
}

static size_t give_text(char *to, size_t size, size_t count, void *context)
{
    struct str *rest = context;
    size_t room = size * count, n = rest->len < room ? rest->len : room;
    if (n > 0)
        memcpy(to, rest->ptr, n);
    *rest = str_part(*rest, n, rest->len);
    return n;
}

/* The first line of the file; STR_NONE when there is none. */
static struct str first_line_of(struct arena *mem, struct str path)
{
    if (str_empty(path))
        return STR_NONE;
    FILE *f = fopen(str_chars(mem, path), "re");
    if (f == NULL)
        return STR_NONE;
    char line[512];
    struct str s = fgets(line, sizeof line, f) == NULL ? STR_NONE : str_copy(mem, str_trim(str_of(line)));
    fclose(f);
    explicit_bzero(line, sizeof line);
    return s;
}

static enum status perform(struct chore_context *c, CURL *curl)
{
    char words[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words);
    CURLcode got = curl_easy_perform(curl);
    long code = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
    if (got == CURLE_OK)
        return DONE;
    c->problem = str_fmt(c->mem, "smtp %ld: %s", code, words[0] != 0 ? words : curl_easy_strerror(got));
    /* 5xx about a recipient or the text is final; about the login it is not: a clerk may repair it. */
    return code >= 550 && code < 560 ? INVALID : BUSY;
}

enum status mail_send(struct chore_context *c, const struct letter *l)
{
    const struct config *k = &c->site->config;
    struct str text;
    TRY(mail_build(c->mem, l, &text));
    CURL *curl = curl_easy_init();
    if (curl == NULL)
        return NO_MEMORY;
    bool named = !str_empty(k->smtp_user);
    struct curl_slist *to = curl_slist_append(NULL, str_chars(c->mem, l->to));
    curl_easy_setopt(curl, CURLOPT_URL, str_chars(c->mem, k->smtp_url));
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
    /* A password never travels in clear; without one, TLS whenever it is offered. */
    curl_easy_setopt(curl, CURLOPT_USE_SSL, named ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_TRY);
    if (named) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, str_chars(c->mem, k->smtp_user));
        curl_easy_setopt(curl, CURLOPT_PASSWORD, str_chars(c->mem, first_line_of(c->mem, k->smtp_password_file)));
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, str_chars(c->mem, l->from));
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_text);
    curl_easy_setopt(curl, CURLOPT_READDATA, &text);
    enum status s = perform(c, curl);
    curl_slist_free_all(to);
    curl_easy_cleanup(curl);
    return s;
}

static struct str member(struct arena *mem, const json_t *o, const char *name)
{
    const json_t *v = json_object_get(o, name);
    if (!json_is_string(v))
        return STR_NONE;
    return str_copy(mem, (struct str){json_string_value(v), json_string_length(v)});
}

enum status mail_run(struct chore_context *c, struct str payload)
{
    json_t *o = json_loadb(payload.ptr, payload.len, 0, NULL);
    if (o == NULL)
        return INVALID;
    struct letter l = {.from = c->site->config.mail_from, .to = member(c->mem, o, "para"),
                       .subject = member(c->mem, o, "asunto"), .text = member(c->mem, o, "texto"),
                       .key = member(c->mem, o, "clave"), .leave_url = member(c->mem, o, "salir"), .at = c->now};
    json_decref(o);
    if (!str_empty(c->site->config.smtp_url))
        return mail_send(c, &l);
    struct str path;
    return mail_write(c->mem, mail_folder(c->site, c->mem), &l, &path);
}
