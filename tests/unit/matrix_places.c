/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/matrix_places.h"

#include "room/roundtable/roundtable_view.h"

#include <string.h>

const struct matrix_place *matrix_places(struct arena *mem, const struct matrix_house *m, size_t *ret_count)
{
    const struct example *p = &m->published, *d = &m->draft;
    const struct matrix_voices *v = &m->voices;
#define P MATRIX_PUBLISHED "/compromiso/1"
#define D MATRIX_DRAFT "/compromiso/1"
#define AT(format, ...) str_fmt(mem, format, __VA_ARGS__).ptr
#define COMMITMENT_PATTERN "/:jurisdiction/plan/:plan/compromiso/:number"
#define PROCESS_PATTERN "/:jurisdiction/plan/:plan/reprogramacion/:process"
#define COCREATION_PATTERN "/:jurisdiction/cocreacion/:process"
#define CLAIM_PATTERN COMMITMENT_PATTERN "/hito/:milestone/reporte/:claim"
    const struct matrix_place list[] = {
        {"", "", NULL, NOBODY},
        {"/restablecer/:token", "/restablecer/caducado", NULL, NOBODY},
        {"/subida", "/subida", NULL, NOBODY},
        {"/subida/:token", "/subida/caducada", NULL, NOBODY},
        {"/invitacion/:token", "/invitacion/caducada", NULL, NOBODY},
        {"/tarea/:token", "/tarea/cortado", NULL, NOBODY},
        {"/mensaje/:token", AT("/mensaje/%.*s", STR_ARG(v->token)), NULL, NOBODY},
        {"/:jurisdiction/mensaje/:post", AT("/ceibos/mensaje/%lld", (long long)v->comment), NULL, NOBODY},
        {"/:jurisdiction/moderacion/mensaje/:post", AT("/ceibos/moderacion/mensaje/%lld", (long long)v->comment), NULL, NOBODY},
        {"/:jurisdiction/moderacion/apelacion/:appeal", AT("/ceibos/moderacion/apelacion/%lld", (long long)v->appeal), NULL, NOBODY},
        {"/:jurisdiction/moderacion/panel/:member", AT("/ceibos/moderacion/panel/%lld", (long long)v->member), NULL, NOBODY},
        {COMMITMENT_PATTERN "/pregunta/:question", AT(P "/pregunta/%lld", (long long)v->question), NULL, COMMITMENT},
        {COMMITMENT_PATTERN "/comentario/:comment", AT(P "/comentario/%lld", (long long)v->comment), NULL, COMMITMENT},
        {"/administracion/personas/:id", AT("/administracion/personas/%lld", (long long)m->person), NULL, NOBODY},
        {"/:jurisdiction", "/ceibos", NULL, NOBODY},
        {"/:jurisdiction/administracion/personas/:id", AT("/ceibos/administracion/personas/%lld", (long long)m->person), NULL, NOBODY},
        {"/:jurisdiction/carga/:id", AT("/ceibos/carga/%lld", (long long)m->load), NULL, NOBODY},
        {"/:jurisdiction/cargas/responsables/:id", AT("/ceibos/cargas/responsables/%lld", (long long)p->commitment), NULL, NOBODY},
        {"/:jurisdiction/acto/:id", AT("/ceibos/acto/%lld", (long long)m->act), NULL, NOBODY},
        {"/:jurisdiction/acto/:id/observacion/:number", AT("/ceibos/acto/%lld/observacion/1", (long long)m->act), NULL, NOBODY},
        {"/:jurisdiction/administracion/transicion/sucesion/:code", "/ceibos/administracion/transicion/sucesion/matriz", NULL, NOBODY},
        {"/:jurisdiction/administracion/transicion/periodo/:id",
         AT("/ceibos/administracion/transicion/periodo/%lld", (long long)m->transition), NULL, NOBODY},
        {"/:jurisdiction/institucion/:code/entrega", "/ceibos/institucion/matriz/entrega", NULL, COMMITMENT},
        {"/:jurisdiction/oficio/:id", AT("/ceibos/oficio/%lld", (long long)m->letter), NULL, NOBODY},
        {"/propuesta/:token", "/propuesta/caducada", NULL, NOBODY},
        {"/seguir/confirmar/:token", "/seguir/confirmar/caducado", NULL, NOBODY},
        {"/seguir/salir/:token", "/seguir/salir/caducado", NULL, NOBODY},
        {"/:jurisdiction/provincia/:province", "/ceibos/provincia/09", NULL, NOBODY},
        {"/:jurisdiction/institucion/:code", "/ceibos/institucion/matriz", NULL, NOBODY},
        {"/:jurisdiction/administracion/temas/:code", "/ceibos/administracion/temas/matriz", NULL, NOBODY},
        {"/:jurisdiction/datos/:name", "/ceibos/datos/instituciones", NULL, NOBODY},
        {"/:jurisdiction/metodologia/:method", AT("/ceibos/metodologia/%lld", (long long)p->method),
         AT("/ceibos/metodologia/%lld", (long long)d->method), NOBODY},
        {"/:jurisdiction/prueba/:id", AT("/ceibos/prueba/%lld", (long long)p->proof), AT("/ceibos/prueba/%lld", (long long)d->proof), SENDER},
        {"/:jurisdiction/plan/:plan", MATRIX_PUBLISHED, MATRIX_DRAFT, NOBODY},
        {"/:jurisdiction/plan/:plan/edicion/:edition", MATRIX_PUBLISHED "/edicion/2", MATRIX_DRAFT "/edicion/2", NOBODY},
        {"/:jurisdiction/plan/:plan/periodo/:period/reporte/:institution", MATRIX_PUBLISHED "/periodo/1/reporte/matriz",
         MATRIX_DRAFT "/periodo/1/reporte/matriz", COMMITMENT},
        {"/:jurisdiction/plan/:plan/periodo/:period", MATRIX_PUBLISHED "/periodo/1", MATRIX_DRAFT "/periodo/1", NOBODY},
        {"/:jurisdiction/plan/:plan/periodo/:period/reapertura/:unlocking",
         AT(MATRIX_PUBLISHED "/periodo/1/reapertura/%lld", (long long)p->unlocking),
         AT(MATRIX_DRAFT "/periodo/1/reapertura/%lld", (long long)d->unlocking), NOBODY},
        {COCREATION_PATTERN, MATRIX_ACTIVE, MATRIX_PREPARING, NOBODY},
        {COCREATION_PATTERN "/etapa/:stage", MATRIX_ACTIVE "/etapa/todo", MATRIX_PREPARING "/etapa/todo", NOBODY},
        {COCREATION_PATTERN "/preparacion/:item", MATRIX_ACTIVE "/preparacion/1", MATRIX_PREPARING "/preparacion/1", NOBODY},
        {COCREATION_PATTERN "/aviso/:notice", AT(MATRIX_ACTIVE "/aviso/%lld", (long long)m->active.notice),
         AT(MATRIX_PREPARING "/aviso/%lld", (long long)m->preparing.notice), NOBODY},
        {"/:jurisdiction/cocreacion/metodologias/:method", "/ceibos/cocreacion/metodologias/1", "/ceibos/cocreacion/metodologias/808", NOBODY},
        {"/:jurisdiction/cocreacion/metodologias/:method/etapa/:stage", "/ceibos/cocreacion/metodologias/1/etapa/recepcion", NULL, NOBODY},
        {COCREATION_PATTERN "/mesa/:table", MATRIX_ACTIVE "/mesa/1", MATRIX_PREPARING "/mesa/1", TABLE},
#define M "/mesa/1"
        {"/inscripcion/:token", AT("/inscripcion/%.*s", STR_ARG(registration_token(mem, m->house.site.server_key, m->active.registration,
                                                                                   (struct instant){instant_now().s + 9000}))), NULL, NOBODY},
        {COCREATION_PATTERN "/mesa/:table/equipo/:member", AT(MATRIX_ACTIVE M "/equipo/%lld", (long long)m->active.member),
         AT(MATRIX_PREPARING M "/equipo/%lld", (long long)m->preparing.member), TABLE},
        {COCREATION_PATTERN "/mesa/:table/actor/:actor", AT(MATRIX_ACTIVE M "/actor/%lld", (long long)m->active.actor),
         AT(MATRIX_PREPARING M "/actor/%lld", (long long)m->preparing.actor), TABLE},
        {COCREATION_PATTERN "/mesa/:table/nota/:note", AT(MATRIX_ACTIVE M "/nota/%lld", (long long)m->active.note),
         AT(MATRIX_PREPARING M "/nota/%lld", (long long)m->preparing.note), TABLE},
        {COCREATION_PATTERN "/mesa/:table/foto/:photo", AT(MATRIX_ACTIVE M "/foto/%lld", (long long)m->active.photo),
         AT(MATRIX_PREPARING M "/foto/%lld", (long long)m->preparing.photo), TABLE},
#undef M
        {COCREATION_PATTERN "/mesa/:table/sesion/:session", MATRIX_ACTIVE "/mesa/1/sesion/1", MATRIX_PREPARING "/mesa/1/sesion/1", TABLE},
        {COCREATION_PATTERN "/proponer/:token/:step", MATRIX_ACTIVE "/proponer/caducado/problema", MATRIX_PREPARING "/proponer/caducado/problema", NOBODY},
        {COCREATION_PATTERN "/proponer/:token", MATRIX_ACTIVE "/proponer/caducado", MATRIX_PREPARING "/proponer/caducado", NOBODY},
        {COCREATION_PATTERN "/propuesta/:proposal", MATRIX_ACTIVE "/propuesta/1", MATRIX_PREPARING "/propuesta/1", NOBODY},
        {COCREATION_PATTERN "/propuesta/:proposal/comentario/:comment", AT(MATRIX_ACTIVE "/propuesta/1/comentario/%lld", (long long)m->active.voice),
         NULL, NOBODY},
        {COCREATION_PATTERN "/propuestas/linaje/:deed", AT(MATRIX_ACTIVE "/propuestas/linaje/%lld", (long long)m->active.deed),
         AT(MATRIX_PREPARING "/propuestas/linaje/%lld", (long long)m->preparing.deed), NOBODY},
        {COCREATION_PATTERN "/propuestas/carga/:load", AT(MATRIX_ACTIVE "/propuestas/carga/%lld", (long long)m->active.book),
         AT(MATRIX_PREPARING "/propuestas/carga/%lld", (long long)m->preparing.book), NOBODY},
        {COCREATION_PATTERN "/ronda/:round", MATRIX_ACTIVE "/ronda/1", MATRIX_PREPARING "/ronda/1", NOBODY},
        {COCREATION_PATTERN "/calendario/:code", MATRIX_ACTIVE "/calendario/matriz", MATRIX_PREPARING "/calendario/matriz", NOBODY},
        {COCREATION_PATTERN "/seleccion/:selection", MATRIX_ACTIVE "/seleccion/1", MATRIX_ACTIVE "/seleccion/2", NOBODY},
        {COCREATION_PATTERN "/seleccion/:selection/propuesta/:proposal", MATRIX_ACTIVE "/seleccion/1/propuesta/1",
         MATRIX_ACTIVE "/seleccion/2/propuesta/1", NOBODY},
        {COCREATION_PATTERN "/calificacion/:proposal", MATRIX_ACTIVE "/calificacion/1", MATRIX_PREPARING "/calificacion/1", CARD},
        {COCREATION_PATTERN "/redaccion", NULL, MATRIX_ACTIVE "/redaccion", TEAM},
        {COCREATION_PATTERN "/redaccion/:draft", NULL, MATRIX_ACTIVE "/redaccion/1", TEAM},
        {COCREATION_PATTERN "/redaccion/:draft/hito/:milestone", NULL, MATRIX_ACTIVE "/redaccion/1/hito/1.1", TEAM},
        {COCREATION_PATTERN "/redaccion/:draft/comentario/:comment", NULL,
         AT(MATRIX_ACTIVE "/redaccion/1/comentario/%lld", (long long)m->active.comment), TEAM},
        {PROCESS_PATTERN, MATRIX_PUBLISHED "/reprogramacion/1", MATRIX_DRAFT "/reprogramacion/1", COMMITMENT},
        {PROCESS_PATTERN "/integrante/:member", AT(MATRIX_PUBLISHED "/reprogramacion/1/integrante/%lld", (long long)p->member),
         AT(MATRIX_DRAFT "/reprogramacion/1/integrante/%lld", (long long)d->member), COMMITMENT},
        {PROCESS_PATTERN "/propuesta/:item", AT(MATRIX_PUBLISHED "/reprogramacion/1/propuesta/%lld", (long long)p->item),
         AT(MATRIX_DRAFT "/reprogramacion/1/propuesta/%lld", (long long)d->item), COMMITMENT},
        {PROCESS_PATTERN "/comentario/:comment", AT(MATRIX_PUBLISHED "/reprogramacion/1/comentario/%lld", (long long)p->comment),
         AT(MATRIX_DRAFT "/reprogramacion/1/comentario/%lld", (long long)d->comment), COMMITMENT},
        {PROCESS_PATTERN "/diferencia/:difference", AT(MATRIX_PUBLISHED "/reprogramacion/1/diferencia/%lld", (long long)p->difference),
         AT(MATRIX_DRAFT "/reprogramacion/1/diferencia/%lld", (long long)d->difference), COMMITMENT},
        {"/:jurisdiction/plan/:plan/traduccion/:language", MATRIX_PUBLISHED "/traduccion/en", MATRIX_DRAFT "/traduccion/en", NOBODY},
        {COMMITMENT_PATTERN, P, D, COMMITMENT},
        {COMMITMENT_PATTERN "/traduccion/:language", P "/traduccion/en", D "/traduccion/en", COMMITMENT},
        {COMMITMENT_PATTERN "/cambio/:change", AT(P "/cambio/%lld", (long long)p->change), AT(D "/cambio/%lld", (long long)d->change), COMMITMENT},
        {COMMITMENT_PATTERN "/objecion/:objection", AT(P "/objecion/%lld", (long long)p->objection),
         AT(D "/objecion/%lld", (long long)d->objection), COMMITMENT},
        {COMMITMENT_PATTERN "/estancado/:case", P "/estancado/1", D "/estancado/1", COMMITMENT},
        {COMMITMENT_PATTERN "/estancado/:case/paso/:step", AT(P "/estancado/1/paso/%lld", (long long)p->step),
         AT(D "/estancado/1/paso/%lld", (long long)d->step), COMMITMENT},
        {COMMITMENT_PATTERN "/estancado/:case/ofrecimiento/:offer", AT(P "/estancado/1/ofrecimiento/%lld", (long long)p->offer),
         AT(D "/estancado/1/ofrecimiento/%lld", (long long)d->offer), COMMITMENT},
        {COMMITMENT_PATTERN "/hito/:milestone", P "/hito/1.1", D "/hito/1.1", COMMITMENT},
        {COMMITMENT_PATTERN "/hito/:milestone/traduccion/:language", P "/hito/1.1/traduccion/en", D "/hito/1.1/traduccion/en", COMMITMENT},
        {COMMITMENT_PATTERN "/hito/:milestone/quitar", P "/hito/1.3/quitar", D "/hito/1.3/quitar", COMMITMENT},
        {CLAIM_PATTERN, AT(P "/hito/1.1/reporte/%lld", (long long)p->claim), AT(D "/hito/1.1/reporte/%lld", (long long)d->claim), COMMITMENT},
        {COMMITMENT_PATTERN "/pronunciamiento/:stance", AT(P "/pronunciamiento/%lld", (long long)p->stance),
         AT(D "/pronunciamiento/%lld", (long long)d->stance), COMMITMENT},
        {CLAIM_PATTERN "/pronunciamiento/:verdict",
         AT(P "/hito/1.1/reporte/%lld/pronunciamiento/%lld", (long long)p->claim, (long long)p->verdict),
         AT(D "/hito/1.1/reporte/%lld/pronunciamiento/%lld", (long long)d->claim, (long long)d->verdict), COMMITMENT},
    };
    struct matrix_place *ret = arena_array(mem, struct matrix_place, COUNT(list));
    memcpy(ret, list, sizeof list);
    *ret_count = COUNT(list);
    return ret;
}
