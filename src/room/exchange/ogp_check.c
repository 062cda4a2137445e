/* SPDX-License-Identifier: EUPL-1.2
 * What only shows when cells of a row, or rows of a cluster, are seen together. */
#include "room/exchange/ogp_decode.h"

static struct str number_of(struct ogp_decoding *d, int64_t n)
{
    return str_fmt(d->a, "%lld", (long long)n);
}

/* The word decides; for the change in completion the code's sign must agree with it. */
static void check_code(struct ogp_decoding *d, enum ogp_column c)
{
    const struct ogp_datum *code = &d->row->values[c], *word = &d->row->values[ogp_fields[c].related];
    if (d->header->at[c] == 0 || d->header->at[ogp_fields[c].related] == 0 || code->missing == OGP_UNREAD ||
        word->missing == OGP_UNREAD)
        return;
    int64_t expected = word->number, got = code->number;
    if (c == OGP_CHANGE_CODE && got != NONE)
        got = (got > 0) - (got < 0);
    if (code->missing != word->missing || got != expected)
        ogp_remark(d, c, N_("«%1»: el código «%2» no corresponde a «%3»; vale la palabra."), word->text);
}

/* A parent is 1 where a child is (ogp-rules 6, taxonomy). */
static void check_tag(struct ogp_decoding *d, enum ogp_column c)
{
    enum ogp_column parent = ogp_fields[c].related;
    if (parent != OGP_COLUMNS && ogp_number(d->row, c) == 1 && ogp_number(d->row, parent) == 0)
        ogp_remark(d, c, N_("«%1» está marcada, pero su área mayor «%3» no; se marcarán las dos."),
                   str_of(ogp_fields[parent].header));
}

static void check_years(struct ogp_decoding *d)
{
    struct ogp_row *r = d->row;
    int64_t from = ogp_number(r, OGP_YEAR_OF_SUBMISSION), to = ogp_number(r, OGP_PLAN_END_YEAR);
    int64_t said = ogp_number(r, OGP_PLAN_DURATION);
    r->plan_years = NONE;
    if (from == NONE || to == NONE)
        return;
    r->plan_years = to - from;
    if (to < from)
        ogp_remark(d, OGP_PLAN_END_YEAR, N_("«%1»: el plan termina en %2, antes de su año de entrega (%3)."),
                   number_of(d, from));
    else if (said != NONE && said != r->plan_years)
        ogp_remark(d, OGP_PLAN_DURATION, N_("«%1»: dice %2, pero entre los años hay %3; vale lo calculado."),
                   number_of(d, r->plan_years));
}

static void check_plan(struct ogp_decoding *d)
{
    struct ogp_row *r = d->row;
    bool local;
    int64_t number;
    struct str plan = ogp_text(r, OGP_PLAN_ID), country = ogp_text(r, OGP_COUNTRY_CODE);
    int64_t said = ogp_number(r, OGP_PLAN_NUMBER);
    if (!ogp_plan_id_parse(plan, &local, &number))
        return;
    if (said != NONE && said != number)
        ogp_remark(d, OGP_PLAN_NUMBER, N_("«%1»: dice %2, pero el plan es %3."), plan);
    if (!local && country.len > 0 && !str_eq(country, str_part(plan, 3, 3)))
        ogp_remark(d, OGP_COUNTRY_CODE, N_("«%1»: dice %2, pero el plan es %3."), plan);
}

static bool holds_id(struct str list, struct str id)
{
    while (list.ptr != NULL)
        if (str_eq(str_trim(str_cut(&list, ',')), id))
            return true;
    return false;
}

static void check_cluster(struct ogp_decoding *d)
{
    const struct ogp_row *r = d->row;
    int64_t clustered = ogp_number(r, OGP_CLUSTERED);
    struct str ids = ogp_text(r, OGP_CLUSTER_IDS), own = ogp_text(r, OGP_COMMITMENT_ID);
    if (ids.len > 0 && own.len > 0 && !holds_id(ids, own))
        ogp_remark(d, OGP_CLUSTER_IDS, N_("«%1»: la lista «%2» no incluye a este compromiso (%3)."), own);
    if (clustered == 1 && ids.len == 0 && r->values[OGP_CLUSTER_IDS].missing != OGP_UNREAD)
        ogp_remark(d, OGP_CLUSTERED, N_("«%1»: está en un grupo, pero no dice con qué compromisos."),
                   STR_NONE);
    if (clustered == 0 && ids.len > 0)
        ogp_remark(d, OGP_CLUSTER_IDS, N_("«%1»: nombra a «%2», pero dice que no está en un grupo."),
                   STR_NONE);
}

static void check_dates(struct ogp_decoding *d)
{
    const struct day_range *start = &d->row->values[OGP_START_DATE].range,
                           *end = &d->row->values[OGP_END_DATE].range;
    if (day_known(start->first) && day_known(end->last) && day_before(end->last, start->first))
        ogp_remark(d, OGP_END_DATE, N_("«%1»: «%2» es antes del comienzo (%3)."),
                   day_iso(d->a, start->first));
}

static void check_identity(struct ogp_decoding *d)
{
    struct ogp_row *r = d->row;
    static const enum ogp_column needed[] = {OGP_COMMITMENT_ID, OGP_PLAN_ID, OGP_TITLE};
    r->usable = true;
    for (size_t i = 0; i < COUNT(needed); i++)
        if (ogp_text(r, needed[i]).len == 0) {
            r->usable = false;
            ogp_remark(d, needed[i],
                       N_("«%1»: falta o no se entiende («%2»): la fila no puede cargarse como compromiso."),
                       STR_NONE);
        }
    if (d->header->at[OGP_LEAD] != 0 && ogp_text(r, OGP_LEAD).len == 0)
        ogp_remark(d, OGP_LEAD, N_("«%1»: no dice quién responde («%2»)."), STR_NONE);
    if (ogp_number(r, OGP_VERIFIABLE) == 0 && ogp_number(r, OGP_POTENTIAL) != NONE)
        ogp_remark(d, OGP_POTENTIAL, N_("«%1»: tiene el valor «%2», aunque el compromiso no es verificable."),
                   STR_NONE);
}

void ogp_check_row(struct ogp_decoding *d)
{
    check_identity(d);
    check_plan(d);
    check_years(d);
    check_dates(d);
    check_cluster(d);
    for (enum ogp_column c = 0; c < OGP_COLUMNS; c++) {
        if (ogp_fields[c].kind == OGP_KIND_CODE)
            check_code(d, c);
        else if (ogp_fields[c].kind == OGP_KIND_TAG)
            check_tag(d, c);
    }
}

void ogp_check_clusters(struct arena *a, struct ogp_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str ids = ogp_text(&rows[i], OGP_CLUSTER_IDS);
        int64_t own = ogp_number(&rows[i], OGP_POTENTIAL);
        for (size_t k = 0; k < i && ids.len > 0; k++) {
            int64_t other = ogp_number(&rows[k], OGP_POTENTIAL);
            struct str id = ogp_text(&rows[k], OGP_COMMITMENT_ID);
            if (id.len > 0 && holds_id(ids, id) && own != other) {
                struct str values[] = {str_of(ogp_fields[OGP_POTENTIAL].header),
                                       ogp_text(&rows[i], OGP_POTENTIAL), id};
                remark_add(&rows[i].remarks, a, rows[i].number, 0,
                           N_("«%1»: «%2» es distinto del de %3, que está en el mismo grupo."), values, 3);
            }
        }
    }
}
