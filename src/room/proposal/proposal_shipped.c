/* SPDX-License-Identifier: EUPL-1.2
 * The questions that come with the program, until a jurisdiction puts its own in force. */
#include "room/proposal/proposal_view.h"

#define VALUES                                                                                          \
    "Transparencia y acceso a la información\nParticipación ciudadana\nRendición de cuentas\n"          \
    "Innovación y tecnología al servicio de lo público\nIntegridad y lucha contra la corrupción\n"      \
    "No lo sé"

static const struct {
    const char *code, *label, *hint;
    enum question_kind kind;
    bool required;
    int64_t min_chars, max_chars;
    const char *options;
} shipped[] = {
    {"problema", N_("¿Qué problema quieres que se resuelva?"), N_("Cuenta qué pasa hoy y desde cuándo. Basta un párrafo."), ASK_PROSE, true, 30, 3000, NULL},
    {"afecta", N_("¿A quién afecta?"), N_("Por ejemplo: familias de un barrio, personas con discapacidad, productoras de una zona."), ASK_PROSE, true, 5,
     1500, NULL},
    {"donde", N_("¿Dónde pasa?"), N_("Marca una o varias provincias. Si es en todo el país, no marques ninguna."), ASK_PROVINCES, false, 0, 1000, NULL},
    {"solucion", N_("¿Qué propones?"), N_("Qué debería hacerse y qué cambiaría. Basta un párrafo."), ASK_PROSE, true, 30, 4000, NULL},
    {"lidera", N_("¿Quién podría liderarlo?"), N_("Una institución pública, si sabes cuál. Si no, déjalo en blanco."), ASK_LINE, false, 0, 200, NULL},
    {"valor", N_("¿En qué ayuda al gobierno abierto?"), N_("Marca lo que corresponda."), ASK_OPTIONS, false, 0, 1000, VALUES},
    {"evidencia", N_("¿Hay enlaces que lo respalden?"), N_("Noticias, informes o datos públicos. Uno por línea."), ASK_LINKS, false, 0, 2000, NULL},
};

struct proposal_question *proposal_questions_shipped(struct arena *mem, size_t *ret_count)
{
    struct proposal_question *all = arena_array(mem, struct proposal_question, COUNT(shipped));
    for (size_t i = 0; i < COUNT(shipped); i++) {
        struct proposal_question *q = &all[i];
        shape_clear(&proposal_question_shape, q);
        q->id = NONE;
        q->position = (int64_t)i + 1;
        q->code = str_of(shipped[i].code);
        q->label = str_of(shipped[i].label);
        q->hint = str_of(shipped[i].hint);
        q->kind = (int)shipped[i].kind;
        q->required = shipped[i].required;
        q->min_chars = shipped[i].min_chars;
        q->max_chars = shipped[i].max_chars;
        q->options = str_of(shipped[i].options);
    }
    *ret_count = COUNT(shipped);
    return all;
}
