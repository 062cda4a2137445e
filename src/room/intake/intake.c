/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/intake/intake.h"

#include "base/digest.h"
#include "room/intake/intake_view.h"

#define SHAPE_TAG struct intake_draft
SHAPE_TABLE(intake_draft, "intake_draft", INTAKE_DRAFT);
#undef SHAPE_TAG
#define SHAPE_TAG struct intake_answer
SHAPE_TABLE(intake_answer, "intake_answer", INTAKE_ANSWER);
#undef SHAPE_TAG

#define SHAPE_TAG struct intake_source
SHAPE_TABLE(intake_source, NULL, INTAKE_SOURCE);
#undef SHAPE_TAG

bool proof_good(struct arena *mem, struct str challenge, struct str nonce, int64_t bits)
{
    if (nonce.len == 0 || nonce.len > 20)
        return bits == 0;
    struct str hex = sha256_hex(mem, str_fmt(mem, "%.*s:%.*s", STR_ARG(challenge), STR_ARG(nonce)));
    for (int64_t i = 0; i < bits; i++) {
        char c = hex.ptr[i / 4];
        int nibble = c <= '9' ? c - '0' : c - 'a' + 10;
        if ((nibble >> (3 - i % 4) & 1) != 0)
            return false;
    }
    return true;
}

static struct str confirm_code(struct arena *mem, struct str server_key, int64_t proposal, int64_t expires_s)
{
    struct str text = str_fmt(mem, "confirma propuesta %lld %lld", (long long)proposal, (long long)expires_s);
    return str_part(hmac_hex(mem, server_key, text), 0, 40);
}

struct str intake_token(struct arena *mem, struct str server_key, int64_t proposal, struct instant expires)
{
    return str_fmt(mem, "%lld-%lld-%.*s", (long long)proposal, (long long)expires.s,
                   STR_ARG(confirm_code(mem, server_key, proposal, expires.s)));
}

enum status intake_token_read(struct arena *mem, struct str server_key, struct str token, struct instant now, int64_t *ret)
{
    struct str rest = token, id = str_cut(&rest, '-'), expires = str_cut(&rest, '-');
    int64_t proposal, until;
    if (!str_int(id, &proposal) || !str_int(expires, &until) || proposal < 1 || until < 0)
        return NOT_FOUND;
    if (!str_eq_secret(rest, confirm_code(mem, server_key, proposal, until)))
        return NOT_FOUND;
    *ret = proposal;
    return now.s <= until ? DONE : GONE;
}

static const struct shape *const shapes[] = {&intake_draft_shape, &intake_answer_shape, &intake_source_shape, NULL};
static const struct panel panels[] = {{"cocreation-now", 30, intake_now_panel}, {.page = NULL}};
static const struct chore chores[] = {{.name = "propuestas sin enviar", .every_s = 600, .run = intake_tidy_chore}, {.name = NULL}};
static const struct route *const more_routes[] = {intake_send_routes, intake_table_routes, NULL};
const struct room intake_room = {
    .name = "intake", .shapes = shapes, .panels = panels, .chores = chores, .routes = intake_routes, .more_routes = more_routes};
