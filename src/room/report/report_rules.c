/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/report/report_rules.h"

#include "base/text.h"

const struct move report_moves[] = {
    {-1, REPORT_DRAFT, REPORT, 0, N_("Empezar el reporte del período")},
    {REPORT_DRAFT, REPORT_AUTHORISED, REPORT, NEEDS_AUTHORITY | NEEDS_LINES, N_("Autorizar el reporte dentro de la institución")},
    {REPORT_RETURNED, REPORT_AUTHORISED, REPORT, NEEDS_AUTHORITY | NEEDS_LINES, N_("Autorizar el reporte corregido")},
    {REPORT_AUTHORISED, REPORT_DRAFT, REPORT, 0, N_("Retirar la autorización antes de enviar")},
    {REPORT_AUTHORISED, REPORT_RETURNED, REPORT, 0, N_("Volver a corregir antes de enviar")},
    {REPORT_AUTHORISED, REPORT_SENT, REPORT, NEEDS_AUTHORITY | NEEDS_LINES, N_("Enviar el reporte")},
    {REPORT_SENT, REPORT_RETURNED, CHECK_REPORT, NEEDS_REASON, N_("Devolver el reporte del período")},
    {REPORT_SENT, REPORT_ACCEPTED, CHECK_REPORT, NEEDS_FORM_CHECK, N_("Aceptar el reporte del período")},
    /* The authority withdraws the authorisation, with a reason, while nothing of it is public. */
    {REPORT_ACCEPTED, REPORT_RETURNED, REPORT, NEEDS_REASON, N_("Retirar la autorización de un reporte aceptado")},
    /* By the program: when all its lines are public, and with its period. */
    {REPORT_ACCEPTED, REPORT_PUBLISHED, CHECK_REPORT, 0, N_("Publicar el reporte")},
    {REPORT_PUBLISHED, REPORT_LOCKED, CHECK_REPORT, 0, N_("Bloquear el reporte con su período")},
    /* While an approved unlocking of the period covers the institution. */
    {REPORT_PUBLISHED, REPORT_RETURNED, REPORT, 0, N_("Reabrir un reporte publicado para corregirlo")},
    {REPORT_LOCKED, REPORT_RETURNED, REPORT, 0, N_("Reabrir un reporte bloqueado para corregirlo")},
    /* By the program: its last day passed and nothing was sent. */
    {REPORT_RETURNED, REPORT_LOCKED, CHECK_REPORT, 0, N_("Cerrar una reapertura sin corrección")},
    {REPORT_AUTHORISED, REPORT_LOCKED, CHECK_REPORT, 0, N_("Cerrar una reapertura sin enviar la corrección")},
};
const size_t report_move_count = COUNT(report_moves);

const struct move *report_move(int from, int to)
{
    for (size_t i = 0; i < report_move_count; i++)
        if (report_moves[i].from == from && report_moves[i].to == to)
            return &report_moves[i];
    return NULL;
}

bool report_answer_read(struct str code, struct report_answer *ret)
{
    struct str cause = code;
    struct str kind = str_cut(&cause, ':');
    int k = choice_of(&claim_kind_choices, kind), c = -1;
    if (cause.ptr != NULL) {
        c = choice_of(&delay_cause_choices, cause);
        if (c < 0 || (k != CLAIM_BEGAN && k != CLAIM_DELAY))
            return false;
    }
    if (k < 0 || (k == CLAIM_DELAY && c < 0))
        return false;
    *ret = (struct report_answer){k, c};
    return true;
}

struct str report_answer_code(struct arena *a, struct report_answer x)
{
    const char *kind = choice_code(&claim_kind_choices, x.kind);
    return x.cause < 0 ? str_of(kind) : str_fmt(a, "%s:%s", kind, choice_code(&delay_cause_choices, x.cause));
}

const char *report_answer_fault(const struct report_line *line, struct report_answer x)
{
    if (line->late && x.cause < 0 && x.kind != CLAIM_DELIVERED)
        return N_("Este plazo ya venció: elige una de las respuestas con la causa del retraso.");
    if (!line->late && x.cause >= 0)
        return N_("Este plazo todavía no vence: no hace falta una causa de retraso.");
    return NULL;
}

unsigned report_asks(const struct report_line *line, struct report_answer x)
{
    switch (x.kind) {
    case CLAIM_NOTHING:
        return 0;
    case CLAIM_DELIVERED:
        break;
    default:
        return ASKS_TEXT | ASKS_NEXT | (x.cause >= 0 ? ASKS_FORECAST : 0);
    }
    unsigned proof = line->m->means == MEANS_DOCUMENT ? ASKS_FILE : line->m->means == MEANS_LINK ? ASKS_LINK : ASKS_FILE | ASKS_LINK;
    return ASKS_TEXT | ASKS_DAY | proof;
}

int report_inputs(const struct report_line *line, struct report_answer x)
{
    int n = 0;
    for (unsigned asks = report_asks(line, x); asks != 0; asks &= asks - 1)
        n++;
    return n;
}

bool report_unwritten(struct str text)
{
    return str_empty(text) || str_is(text, REPORT_UNWRITTEN);
}

struct report_answer report_answer_of(const struct report_claim *c)
{
    return (struct report_answer){c->kind, c->delay_cause};
}

struct str report_key(struct arena *a, const struct report_line *line)
{
    return line->part == NULL ? str_fmt(a, "m%lld", (long long)line->m->id) : str_fmt(a, "p%lld", (long long)line->part->id);
}

struct str report_line_name(struct arena *a, const struct report_line *line)
{
    if (line->part == NULL)
        return line->m->number;
    return str_fmt(a, "%.*s (%.*s)", STR_ARG(line->m->number), STR_ARG(line->part->title));
}

bool report_day(struct str text, struct day *ret)
{
    struct day_range range;
    struct day d = day_parse(str_part(str_trim(text), 0, 10));
    if (day_known(d)) {
        *ret = d;
        return true;
    }
    if (!day_range_parse(str_trim(text), &range) || range.first.n != range.last.n)
        return false;
    *ret = range.last;
    return true;
}

struct faults report_authority_faults(const struct report *r)
{
    struct faults bad = {0};
    const struct {
        struct str value;
        struct fault fault;
    } needs[] = {
        {r->authorised_name, {"authorised_name", N_("Escribe el nombre de la autoridad que lo autoriza.")}},
        {r->authorised_post, {"authorised_post", N_("Escribe el cargo de la autoridad.")}},
        {r->authorised_letter, {"authorised_letter", N_("Escribe el número del oficio o memorando con que lo autoriza.")}},
    };
    for (size_t i = 0; i < COUNT(needs); i++)
        if (text_length(str_trim(needs[i].value)) < 2)
            bad.items[bad.count++] = needs[i].fault;
    return bad;
}
