/* SPDX-License-Identifier: EUPL-1.2
 * MIME, built here because its rules are few and the dangerous one is ours: nothing that a person
 * typed may begin a header. */
#include "job/mail.h"

#include <string.h>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"

static bool plain_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < 32 || (unsigned char)s.ptr[i] > 126)
            return false;
    return true;
}

bool mail_address_good(struct str a)
{
    if (a.len < 3 || a.len > 254 || !plain_ascii(a))
        return false;
    size_t at = SIZE_MAX;
    for (size_t i = 0; i < a.len; i++) {
        if (strchr(" ,;:<>()[]\"\\", a.ptr[i]) != NULL)
            return false;
        if (a.ptr[i] == '@') {
            if (at != SIZE_MAX)
                return false;
            at = i;
        }
    }
    return at != SIZE_MAX && at > 0 && at <= 64 && at + 1 < a.len && a.ptr[at + 1] != '.' && a.ptr[0] != '-';
}

bool mail_header_good(struct str value)
{
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] < 32 || value.ptr[i] == 127)
            return false;
    return value.len <= 1000 && text_valid(value);
}

static void base64(struct buf *b, struct str s)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < s.len; i += 3) {
        uint32_t v = (uint32_t)(unsigned char)s.ptr[i] << 16;
        if (i + 1 < s.len)
            v |= (uint32_t)(unsigned char)s.ptr[i + 1] << 8;
        if (i + 2 < s.len)
            v |= (unsigned char)s.ptr[i + 2];
        buf_char(b, letters[v >> 18]);
        buf_char(b, letters[(v >> 12) & 63]);
        buf_char(b, i + 1 < s.len ? letters[(v >> 6) & 63] : '=');
        buf_char(b, i + 2 < s.len ? letters[v & 63] : '=');
    }
}

/* At most 45 bytes of UTF-8 (60 of base64), never inside a character. */
static size_t word_bytes(struct str s)
{
    if (s.len <= 45)
        return s.len;
    size_t n = 45;
    while (n > 1 && ((unsigned char)s.ptr[n] & 0xC0) == 0x80)
        n--;
    return n;
}

struct str mail_subject(struct arena *mem, struct str s)
{
    /* "=?" as typed would be read as an encoded word. */
    if (s.len <= 65 && plain_ascii(s) && str_find(s, STR("=?")) == SIZE_MAX)
        return s;
    struct buf b = BUF(mem);
    while (s.len > 0) {
        size_t n = word_bytes(s);
        if (b.len > 0)
            buf_chars(&b, "\r\n ");
        buf_chars(&b, "=?UTF-8?B?");
        base64(&b, str_part(s, 0, n));
        buf_chars(&b, "?=");
        s = str_part(s, n, s.len - n);
    }
    return buf_str(&b);
}

static bool quoted_literal(const struct str *text, size_t i)
{
    unsigned char c = (unsigned char)text->ptr[i];
    if (c == ' ' || c == '\t') /* not at the end of a line */
        return i + 1 < text->len && text->ptr[i + 1] != '\n' && text->ptr[i + 1] != '\r';
    return c > 32 && c < 127 && c != '=';
}

struct str mail_quoted(struct arena *mem, struct str text)
{
    struct buf b = BUF(mem);
    size_t column = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n')
            continue;
        if (text.ptr[i] == '\n') {
            buf_chars(&b, "\r\n");
            column = 0;
            continue;
        }
        bool literal = quoted_literal(&text, i);
        size_t width = literal ? 1 : 3;
        if (column + width > 75) {
            buf_chars(&b, "=\r\n");
            column = 0;
        }
        if (literal)
            buf_char(&b, text.ptr[i]);
        else
            buf_fmt(&b, "=%02X", (unsigned)(unsigned char)text.ptr[i]);
        column += width;
    }
    if (column > 0)
        buf_chars(&b, "\r\n");
    return buf_str(&b);
}

static bool id_safe(struct str key)
{
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!good)
            return false;
    }
    return key.len > 0 && key.len <= 120;
}

struct str mail_message_id(struct arena *mem, struct str key, struct str from)
{
    size_t at = str_find(from, STR("@"));
    struct str host = at == SIZE_MAX ? STR("localhost") : str_part(from, at + 1, from.len);
    struct str left = id_safe(key) ? key : str_part(sha256_hex(mem, key), 0, 40);
    return str_fmt(mem, "<%.*s@%.*s>", STR_ARG(left), STR_ARG(host));
}

static void add_date(struct buf *b, struct instant at)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct day d = day_at(at, 0);
    int y, m, dd;
    day_split(d, &y, &m, &dd);
    int64_t s = at.s % 86400;
    buf_fmt(b, "Date: %s, %02d %s %04d %02d:%02d:%02d +0000\r\n", days[day_weekday(d) - 1], dd, months[m - 1], y,
            (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
}

static void add_header(struct buf *b, const char *name, struct str value)
{
    buf_fmt(b, "%s: ", name);
    buf_add(b, value);
    buf_chars(b, "\r\n");
}

enum status mail_build(struct arena *mem, const struct letter *l, struct str *ret)
{
    if (!mail_address_good(l->from) || !mail_address_good(l->to) || !mail_header_good(l->subject) ||
        str_empty(l->subject) || str_empty(l->key) || !text_valid(l->text) || !plain_ascii(l->leave_url))
        return INVALID;
    struct buf b = BUF(mem);
    add_date(&b, l->at);
    add_header(&b, "From", l->from);
    add_header(&b, "To", l->to);
    add_header(&b, "Subject", mail_subject(mem, l->subject));
    add_header(&b, "Message-ID", mail_message_id(mem, l->key, l->from));
    if (!str_empty(l->leave_url)) {
        add_header(&b, "List-Unsubscribe", str_fmt(mem, "<%.*s>", STR_ARG(l->leave_url)));
        add_header(&b, "List-Unsubscribe-Post", STR("List-Unsubscribe=One-Click"));
    }
    buf_chars(&b, "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                  "Content-Transfer-Encoding: quoted-printable\r\nAuto-Submitted: auto-generated\r\n\r\n");
    buf_add(&b, mail_quoted(mem, l->text));
    *ret = buf_str(&b);
    return DONE;
}

enum status mail_queue(struct db *db, struct str to, struct str subject, struct str text, struct str key)
{
    return mail_queue_list(db, to, subject, text, key, STR_NONE);
}

enum status mail_queue_list(struct db *db, struct str to, struct str subject, struct str text, struct str key,
                            struct str leave_url)
{
    struct arena mem = arena_new((size_t)4 << 20);
    /* Letters of a copy to rehearse in carry links into it, as they are or inside a task link. */
    if (str_find(text, STR("/practica-")) != SIZE_MAX || str_find(text, STR("~practica-")) != SIZE_MAX) {
        subject = str_fmt(&mem, "[Práctica] %.*s", STR_ARG(subject));
        text = str_fmt(&mem, "ENSAYO · REHEARSAL\n\n%.*s", STR_ARG(text));
    }
    struct letter l = {.from = STR("a@b"), .to = to, .subject = subject, .text = text, .key = key, .leave_url = leave_url};
    struct str whole;
    enum status s = mail_build(&mem, &l, &whole);
    if (s == DONE) {
        struct json j = JSON(&mem);
        json_open(&j, '{');
        json_key(&j, STR("para"));
        json_text(&j, to);
        json_key(&j, STR("asunto"));
        json_text(&j, subject);
        json_key(&j, STR("texto"));
        json_text(&j, text);
        json_key(&j, STR("clave"));
        json_text(&j, key);
        json_key(&j, STR("salir"));
        json_text(&j, leave_url);
        json_close(&j, '}');
        s = errand_queue(db, STR("correo"), json_str(&j), key);
    }
    arena_free(&mem);
    return s;
}
