/* SPDX-License-Identifier: EUPL-1.2
 * Places of a session, who waits for one, the code that marks attendance and the link of a letter. */
#include "base/digest.h"
#include "room/roundtable/roundtable_view.h"
#include "sql.h"

#define ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ" /* Crockford: no I, L, O, U */
#define CODE_CHARS 8

/* Eight signs of the digest, as "K3VQ-8M2P". */
static struct str code_of(struct arena *mem, struct str digest)
{
    struct buf b = BUF(mem);
    for (size_t i = 0; i < CODE_CHARS; i++) {
        unsigned value = 0;
        for (size_t k = 0; k < 2; k++) {
            char c = digest.ptr[i * 2 + k];
            value = value * 16 + (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
        }
        buf_char(&b, ALPHABET[value % 32]);
        if (i == CODE_CHARS / 2 - 1)
            buf_char(&b, '-');
    }
    return buf_str(&b);
}

struct str registration_code(struct arena *mem, struct str server_key, const struct registration *g)
{
    struct str who = str_empty(g->email_folded) ? g->name : g->email_folded;
    if (str_empty(who))
        return STR_NONE;
    return code_of(mem, hmac_hex(mem, server_key, str_fmt(mem, "inscripcion %lld %lld %.*s", (long long)g->session,
                                                          (long long)g->registered_at.s, STR_ARG(who))));
}

/* What was typed, as the code is written: upper case, O and I L read as digits, nothing between. */
struct str registration_code_hash(struct arena *mem, struct str server_key, struct str code)
{
    struct buf b = BUF(mem);
    for (size_t i = 0; i < code.len && b.len <= CODE_CHARS; i++) {
        char c = code.ptr[i];
        c = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            buf_char(&b, c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c);
    }
    return hmac_hex(mem, server_key, str_fmt(mem, "codigo de inscripcion %.*s", STR_ARG(buf_str(&b))));
}

static struct str token_code(struct arena *mem, struct str server_key, int64_t id, int64_t expires)
{
    return str_part(hmac_hex(mem, server_key, str_fmt(mem, "enlace de inscripcion %lld %lld", (long long)id, (long long)expires)), 0, 32);
}

struct str registration_token(struct arena *mem, struct str server_key, int64_t id, struct instant expires)
{
    struct str code = token_code(mem, server_key, id, expires.s);
    return str_fmt(mem, "%lld-%lld-%.*s", (long long)id, (long long)expires.s, STR_ARG(code));
}

enum status registration_token_read(struct arena *mem, struct str server_key, struct str token, struct instant now, int64_t *ret)
{
    struct str rest = token, id_text = str_cut(&rest, '-'), expires_text = str_cut(&rest, '-');
    int64_t id, expires;
    if (!str_int(id_text, &id) || !str_int(expires_text, &expires) || id < 1 ||
        !str_eq_secret(rest, token_code(mem, server_key, id, expires)))
        return NOT_FOUND;
    if (now.s > expires)
        return GONE;
    *ret = id;
    return DONE;
}

static enum status seats_taken(struct db *db, const struct roundtable_session *s, int64_t *ret)
{
    return db_int(db, SQL_REGISTRATION_SEATS_TAKEN, WITH(IN(s->id), IN(s->modality == MODALITY_MIXED ? 0 : 1)), ret);
}

enum status seat_give(struct db *db, struct arena *mem, const struct site *site, const struct roundtable_session *s, struct registration *g)
{
    int64_t taken, before;
    TRY(seats_taken(db, s, &taken));
    TRY(db_int(db, SQL_REGISTRATION_BEFORE, WITH(IN(s->id), IN(db_deed(db)->now), IN(INT64_MAX)), &before));
    g->state = (int)session_gives(s, g->modality, session_seats(s, g->modality) ? taken + before : taken);
    TRY(record_change(db, &registration_shape, mem, g));
    return registration_letter(db, mem, site, g, s, g->state == REGISTRATION_GIVEN ? LETTER_PLACE : LETTER_QUEUE);
}

enum status seats_move_up(struct db *db, struct arena *mem, const struct site *site, const struct roundtable_session *s)
{
    struct registration *rows;
    size_t count;
    int64_t taken;
    if (s->state != SESSION_PLANNED)
        return DONE;
    TRY(db_many(db, SQL_REGISTRATION_WAITS, WITH(IN(s->id)), mem, &registration_shape, &rows, &count));
    if (count == 0)
        return DONE;
    TRY(seats_taken(db, s, &taken));
    for (size_t i = 0; i < count; i++) {
        if (session_gives(s, rows[i].modality, taken) != REGISTRATION_GIVEN)
            continue;
        rows[i].state = REGISTRATION_GIVEN;
        taken += session_seats(s, rows[i].modality);
        TRY(record_change(db, &registration_shape, mem, &rows[i]));
        TRY(registration_letter(db, mem, site, &rows[i], s, LETTER_MOVED_UP));
    }
    return DONE;
}
