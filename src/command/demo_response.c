/* SPDX-License-Identifier: EUPL-1.2
 * Answers to most contributions of the demonstration: some late, one corrected, one for six identical letters, one
 * still a draft; those under evaluation wait for theirs. */
#include "command/demo_plan.h"
#include "room/response/response.h"

#define SELECTED_ONLY true
static const struct told {
    const char *title;
    bool selected; /* only if it was selected, merged or split */
    enum response_decision decision;
    int days;      /* since it was published; 0: a draft */
    int institution;
    const char *reasons, *changed, *referred;
} answers[] = {
    {"Publicar cada semana la calidad del agua de los tanques comunitarios", SELECTED_ONLY, RESPONSE_IN_PART, 18, 2,
     "Los análisis ya se hacen cada semana y no hay razón para guardarlos. Se unió con la de la parroquia alta, que pedía lo mismo por radio.",
     "El plan anota publicar los resultados el mismo día. La hoja pegada en cada tanque queda para los 40 tanques que tienen responsable.", NULL},
    {"Agua segura: que nos digan si se puede tomar", SELECTED_ONLY, RESPONSE_IN_PART, 18, 2,
     "Se unió con la que pedía publicar los análisis: juntas dicen qué publicar y cómo hacerlo llegar a quien no tiene internet.",
     "El aviso en el centro de salud y en la radio entró a la propuesta unida.", NULL},
    {"Saber cuándo pasa el bus y cuándo no va a pasar", SELECTED_ONLY, RESPONSE_TAKEN, 9, 0,
     "La Dirección de Movilidad tiene los turnos en una hoja interna: publicarlos cuesta poco y evita viajes perdidos.",
     "Los turnos salen como datos abiertos y la suspensión se avisa por mensaje: así pasa a redactarse.", NULL},
    {"Un calendario público de turnos de riego", SELECTED_ONLY, RESPONSE_IN_PART, 8, 2,
     "Las juntas de riego son autónomas: la Prefectura puede publicar los turnos de los canales que administra, no los de todas.",
     "El compromiso cubre los tres canales provinciales e invita a las juntas a sumarse.", NULL},
    {"Vigilancia ciudadana de la calidad de los ríos", SELECTED_ONLY, RESPONSE_TAKEN, 8, 2,
     "Hay una brigada que ya mide cada mes y presta su equipo, y la universidad ofrece el laboratorio.", "Se redacta con la brigada en el equipo mixto.", NULL},
    {"Compras públicas explicadas para negocios pequeños", SELECTED_ONLY, RESPONSE_IN_PART, 15, 1,
     "Pedía dos cosas que hacen direcciones distintas; se separó en dos para que cada una se evalúe por lo suyo, y siguen en evaluación.",
     "Ahora son dos propuestas, una por los talleres y otra por el aviso de cada trimestre.", NULL},
    {"Quiero que me arreglen la vereda de mi casa", false, RESPONSE_ELSEWHERE, 14, 0,
     "Es un pedido de servicio para una casa y no un compromiso de gobierno abierto. No se pierde: pasa a quien puede atenderlo.", NULL,
     "Municipio, Dirección de Obras, con el número de trámite de la carta"},
    {"Información en nuestra lengua sobre los proyectos mineros", false, RESPONSE_ELSEWHERE, 12, 2,
     "La consulta sobre minería la lleva la autoridad nacional de ambiente; la provincia no puede fijar sus plazos ni su lengua.", NULL,
     "Autoridad ambiental nacional, con copia a la Comuna El Guayacán"},
    {"Turnos del centro de salud sin madrugar", false, RESPONSE_ELSEWHERE, 6, 0,
     "Los turnos de los centros de salud dependen del distrito de salud, que los maneja con su propio sistema.", NULL, "Distrito de salud, Coordinación de admisiones"},
    {"Que las multas del mercado se publiquen con su razón", false, RESPONSE_NOT_TAKEN, 7, 0,
     "La comisaría es municipal y este plan es de la provincia: no podemos comprometer lo que no depende de nosotros.", NULL, NULL},
    {"Datos de violencia contra las mujeres para prevenirla", false, RESPONSE_NOT_TAKEN, 5, 0,
     "Un registro común necesita primero un acuerdo de protección de datos con la Fiscalía, que no estará antes de que empiece el plan.", NULL, NULL},
    {"Que se publique la agenda de las autoridades", false, RESPONSE_NOT_TAKEN, 0, 0,
     "Borrador de la dirección: la ley ya obliga a publicarla; falta confirmar desde cuándo se cumple.", NULL, NULL},
    {"Que no se tale un árbol más sin avisar al barrio", false, RESPONSE_ELSEWHERE, 3, 2,
     "La poda y la tala en espacio público las autoriza cada municipio. Son seis cartas iguales: cada una tiene aquí su respuesta.", NULL,
     "Municipio, Dirección de Ambiente"},
};

static struct instant at_noon(struct day d)
{
    return (struct instant){(int64_t)d.n * 86400 + 17 * 3600};
}

static enum status answer_add(struct db *db, struct arena *mem, const struct demo_world *w, const struct proposal *p, const struct told *x,
                              struct response *a)
{
    shape_clear(&response_shape, a);
    a->proposal = p->id;
    a->number = 1;
    a->decision = (int)x->decision;
    a->reasons = str_of(x->reasons);
    a->changed = str_of(x->changed);
    a->referred_to = str_of(x->referred);
    a->institution = w->institution[x->institution];
    a->person = w->people.directorate;
    a->text_hash = response_hash(mem, a);
    if (x->days > 0) {
        a->published_on = (struct day){w->today.n - x->days};
        a->published_at = at_noon(a->published_on);
    }
    return record_add(db, &response_shape, a);
}

/* The one about the market was read again. */
static enum status correction_add(struct db *db, struct arena *mem, const struct demo_world *w, const struct response *former)
{
    struct response a = *former;
    a.id = NONE;
    a.number = 2;
    a.decision = RESPONSE_ELSEWHERE;
    a.reasons = STR("La comisaría es municipal y este plan es de la provincia. El municipio aceptó recibirla y responder en 30 días: por eso se remite.");
    a.referred_to = STR("Municipio, Comisaría");
    a.why = STR("El municipio respondió después de publicada la primera respuesta.");
    a.text_hash = response_hash(mem, &a);
    a.published_on = (struct day){w->today.n - 2};
    a.published_at = at_noon(a.published_on);
    return record_add(db, &response_shape, &a);
}

static enum status proposal_answer(struct db *db, struct arena *mem, const struct demo_world *w, const struct proposal *p)
{
    bool fate = p->state == PROPOSAL_SELECTED || p->state == PROPOSAL_MERGED || p->state == PROPOSAL_SPLIT;
    struct response a;
    if (p->origin == ORIGIN_MERGER || p->origin == ORIGIN_DIVISION || p->state == PROPOSAL_WITHDRAWN || p->state == PROPOSAL_UNCONFIRMED)
        return DONE;
    for (size_t i = 0; i < COUNT(answers); i++) {
        const struct told *x = &answers[i];
        if (!str_is(p->title, x->title) || (x->selected && !fate))
            continue;
        TRY(answer_add(db, mem, w, p, x, &a));
        return x->decision == RESPONSE_NOT_TAKEN && x->days == 7 ? correction_add(db, mem, w, &a) : DONE;
    }
    return DONE;
}

enum status demo_responses(struct db *db, struct arena *mem, const struct demo_world *w)
{
    for (int64_t number = 1; number < 100; number++) {
        struct proposal *p;
        enum status s = proposal_by_number(db, mem, w->cocreation.id, number, &p);
        if (s == NOT_FOUND)
            break;
        TRY(s);
        TRY(proposal_answer(db, mem, w, p));
    }
    return DONE;
}
