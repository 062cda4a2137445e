/* SPDX-License-Identifier: EUPL-1.2
 * What OGP's dataset says of a commitment, in words, on its page. */
#include <string.h>

#include "pages.h"
#include "room/exchange/ogp_view.h"

static const struct {
    enum ogp_column column;
    const char *label;
} variables[] = {
    {OGP_VERIFIABLE, N_("¿Se puede verificar?")},
    {OGP_SPECIFICITY, N_("Especificidad")},
    {OGP_POTENTIAL_IMPACT, N_("Impacto potencial")},
    {OGP_POTENTIAL, N_("Potencial de resultados")},
    {OGP_COMPLETION_PROGRESS, N_("Cumplimiento a medio término")},
    {OGP_COMPLETION_END, N_("Cumplimiento al cierre")},
    {OGP_CHANGE, N_("Cambio en el cumplimiento")},
    {OGP_EARLY_RESULTS, N_("Primeros resultados")},
    {OGP_DIOG, N_("¿Abrió el gobierno?")},
    {OGP_DIOG_ACCESS, N_("¿Abrió el gobierno? Acceso a la información")},
    {OGP_DIOG_PARTICIPATION, N_("¿Abrió el gobierno? Participación")},
    {OGP_DIOG_ACCOUNTABILITY, N_("¿Abrió el gobierno? Rendición de cuentas")},
};
#define REVIEW_VARIABLES 4u /* the first ones: the review of the plan; then its results */

static const struct {
    const char *word, *label;
} words[] = {
    {"Yes", N_("Sí")}, {"No", N_("No")}, {"None", N_("Ninguno")}, {"Low", N_("Bajo")}, {"Medium", N_("Medio")}, {"High", N_("Alto")},
    {"Minor", N_("Menor")}, {"Moderate", N_("Moderado")}, {"Transformative", N_("Transformador")}, {"Unclear", N_("No está claro")},
    {"Modest", N_("Modesto")}, {"Substantial", N_("Sustancial")}, {"Withdrawn", N_("Retirado")},
    {"No evidence available", N_("Sin evidencia disponible")}, {"No evidence available/Unclear", N_("Sin evidencia disponible o no está claro")},
    {"Not Started", N_("No empezó")}, {"Limited", N_("Limitado")}, {"Complete", N_("Completo")}, {"Decrease", N_("Disminuyó")},
    {"No Change", N_("Sin cambio")}, {"Increase", N_("Aumentó")}, {"No notable results", N_("Sin resultados notables")},
    {"Significant", N_("Significativo")}, {"Worsens", N_("Empeoró")}, {"Did Not Change", N_("No cambió")},
    {"No early results to report yet", N_("Todavía sin resultados que reportar")}, {"Marginal", N_("Marginal")}, {"Major", N_("Mayor")},
    {"Outstanding", N_("Sobresaliente")}, {"Not Applicable", N_("No aplica")},
};

static struct str value_words(struct request *r, const struct ogp_datum *v)
{
    switch (v->missing) {
    case OGP_ND:
        return str_of(say(r->lang, N_("La variable no existía en ese ciclo (ND)")));
    case OGP_NR:
        return str_of(say(r->lang, N_("Todavía sin revisar (NR)")));
    case OGP_NA:
        return str_of(say(r->lang, N_("No aplica (NA)")));
    case OGP_BLANK:
        return str_of(say(r->lang, N_("Sin dato")));
    default:
        break;
    }
    for (size_t i = 0; i < COUNT(words); i++)
        if (strlen(words[i].word) == v->text.len && strncasecmp(words[i].word, v->text.ptr, v->text.len) == 0)
            return str_of(say(r->lang, words[i].label));
    return v->text;
}

static struct ogp_fact *facts(struct request *r, const struct ogp_row *row)
{
    struct ogp_fact *rows = arena_array(r->mem, struct ogp_fact, COUNT(variables));
    for (size_t i = 0; i < COUNT(variables); i++) {
        const struct ogp_datum *v = ogp_value(row, variables[i].column);
        rows[i] = (struct ogp_fact){variables[i].label, value_words(r, v), v->missing != OGP_PRESENT};
    }
    return rows;
}

enum status ogp_commitment_panel(struct request *r, struct out *o)
{
    const struct commitment_place *at = r->object;
    struct ogp_extract *e;
    struct ogp_header header;
    if (at->plan->tracking != PLAN_REFERENCE)
        return DONE;
    enum status s = ogp_extract_of(r->db, r->mem, at->commitment->id, &e);
    if (s != DONE)
        return s == NOT_FOUND ? DONE : s;
    struct ogp_row *row = arena_new_of(r->mem, struct ogp_row);
    TRY(ogp_extract_decode(r->db, r->mem, e, &header, row));
    struct str *remarks = arena_array(r->mem, struct str, row->remarks.count);
    for (size_t i = 0; i < row->remarks.count; i++) {
        const struct remark *m = &row->remarks.items[i];
        remarks[i] = say_with(r->mem, r->lang, str_chars(r->mem, m->message), m->values, m->value_count);
    }
    struct ogp_fact *all = facts(r, row);
    struct ogp_panel p = {
        .ogp_id = e->ogp_id,
        .plan_ogp_id = ogp_text(row, OGP_PLAN_ID),
        .link = ogp_text(row, OGP_URL),
        .review = all,
        .review_count = REVIEW_VARIABLES,
        .results = all + REVIEW_VARIABLES,
        .results_count = COUNT(variables) - REVIEW_VARIABLES,
        .remarks = remarks,
        .remarks_count = row->remarks.count,
    };
    part_ogp_commitment(o, &p);
    return DONE;
}
