/* SPDX-License-Identifier: EUPL-1.2
 * Events: reading them, and their words. */
#include "room/notice/notice.h"
#include "sql.h"
#include "view/out.h"

#define SHAPE_TAG struct notice_event
SHAPE_TABLE(notice_event, NULL, NOTICE_EVENT);
#undef SHAPE_TAG
CHOICES_TABLE(event_family, EVENT_FAMILY);
CHOICES_TABLE(event_by, EVENT_BY);
CHOICES_TABLE(followed_kind, FOLLOWED_KIND);

enum status events_between(struct db *db, struct arena *mem, const struct notice_scope *scope, struct day from,
                           struct day until, size_t most, struct notice_event **ret, size_t *ret_count)
{
    static const int statements[] = {
        [FOLLOWED_PLAN] = SQL_EVENTS_OF_PLAN,
        [FOLLOWED_COMMITMENT] = SQL_EVENTS_OF_COMMITMENT,
        [FOLLOWED_INSTITUTION] = SQL_EVENTS_OF_INSTITUTION,
    };
    int64_t limit = (int64_t)most;
    if (scope->kind == FOLLOWED_PROVINCE)
        return db_many(db, SQL_EVENTS_OF_PROVINCE, WITH(IN(scope->record), IN(from), IN(until), IN(limit), IN(scope->jurisdiction)),
                       mem, &notice_event_shape, ret, ret_count);
    int statement = scope->kind < 0 ? SQL_EVENTS_OF_JURISDICTION : statements[scope->kind];
    int64_t record = scope->kind < 0 ? scope->jurisdiction : scope->record;
    return db_many(db, statement, WITH(IN(record), IN(from), IN(until), IN(limit)), mem, &notice_event_shape, ret, ret_count);
}

/* Most pages want the last three: they are looked for in the last days first. */
static const int32_t windows[] = {1, 7, 60, 80000};
#define LAST_EVENTS 3u /* that the statements of the last ones give */

enum status events_newest(struct db *db, struct arena *mem, const struct notice_scope *scope, struct day today, size_t most,
                          struct notice_event **ret, size_t *ret_count)
{
    *ret_count = 0;
    const struct day ever = day_of(1900, 1, 1);
    if (scope == NULL) {
        TRY(db_many(db, SQL_EVENTS_LAST_OF_ALL, WITH(IN(today)), mem, &notice_event_shape, ret, ret_count));
        *ret_count = *ret_count < most ? *ret_count : most;
        return DONE;
    }
    if (scope->kind == FOLLOWED_PLAN && most <= LAST_EVENTS) {
        TRY(db_many(db, SQL_EVENTS_LAST_OF_PLAN, WITH(IN(scope->record), IN(today)), mem, &notice_event_shape, ret, ret_count));
        *ret_count = *ret_count < most ? *ret_count : most;
        return DONE;
    }
    for (size_t i = 0; i < COUNT(windows) && *ret_count < most; i++) {
        struct day from = today.n - windows[i] < ever.n ? ever : (struct day){today.n - windows[i]};
        TRY(events_between(db, mem, scope, from, today, most, ret, ret_count));
    }
    return DONE;
}

static const struct {
    const char *kind, *what;
} words[] = {
    {"edicion", N_("Se publicó una edición")},
    {"acto", N_("Se registró un acto")},
    {"reporte", N_("Se publicó un avance")},
    {"informe", N_("Se publicó el reporte de una institución")},
    {"veredicto-confirma", N_("La contraparte confirmó")},
    {"veredicto-confirma-en-parte", N_("La contraparte confirmó en parte")},
    {"veredicto-disputa", N_("La contraparte disputó")},
    {"replica", N_("El responsable replicó a una disputa")},
    {"disputa-cerrada", N_("Terminó una disputa")},
    {"palabra-confirma", N_("La contraparte confirmó el avance del compromiso")},
    {"palabra-confirma-en-parte", N_("La contraparte confirmó en parte el avance del compromiso")},
    {"palabra-disputa", N_("La contraparte disputó el avance del compromiso")},
    {"palabra-sin-participar", N_("La contraparte dijo que no participó")},
    {"palabra-sin-medios", N_("La contraparte dijo que no pudo verificar")},
    {"palabra-replica", N_("El responsable replicó a una disputa")},
    {"palabra-cerrada", N_("Terminó una disputa")},
    {"cambio-replanificacion", N_("Un acto movió un plazo")},
    {"cambio-retiro-hito", N_("Un acto retiró un hito")},
    {"cambio-retiro-compromiso", N_("Un acto retiró un compromiso")},
    {"cambio-texto", N_("Un acto cambió un texto")},
    {"valor", N_("Se publicó el valor de un indicador")},
    {"valor-corregido", N_("Se corrigió el valor de un indicador")},
    {"valor-confirma", N_("La contraparte confirmó el valor de un indicador")},
    {"valor-confirma-en-parte", N_("La contraparte confirmó en parte el valor de un indicador")},
    {"valor-disputa", N_("La contraparte disputó el valor de un indicador")},
    {"valor-replica", N_("El responsable replicó a una disputa")},
    {"semaforo", N_("Cambió el semáforo entre dos períodos")},
    {"objecion", N_("Una institución objetó su semáforo")},
    {"pregunta", N_("Se publicó una pregunta")},
    {"respuesta", N_("El responsable respondió una pregunta")},
    {"caso-abierto", N_("Se abrió un caso de compromiso estancado")},
    {"caso-cerrado", N_("Se cerró un caso de compromiso estancado")},
};

const char *event_what(const struct notice_event *e)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(e->kind, words[i].kind))
            return words[i].what;
    return N_("Hubo un cambio");
}

struct str event_path(struct arena *mem, const struct notice_event *e)
{
    struct str place = e->jurisdiction_code;
    if (str_is(e->kind, "acto"))
        return str_fmt(mem, "/%.*s/acto/%lld", STR_ARG(place), (long long)e->record_id);
    if (str_starts(e->kind, "valor"))
        return str_fmt(mem, "/%.*s/indicador/%.*s", STR_ARG(place), STR_ARG(e->after_text));
    if (e->plan_number == NONE)
        return str_fmt(mem, "/%.*s", STR_ARG(place));
    struct str plan = str_fmt(mem, "/%.*s/plan/%lld", STR_ARG(place), (long long)e->plan_number);
    if (str_empty(e->commitment_number))
        return plan;
    struct str number = url_component(mem, e->commitment_number);
    struct str commitment = str_fmt(mem, "%.*s/compromiso/%.*s", STR_ARG(plan), STR_ARG(number));
    if (str_empty(e->milestone_number))
        return commitment;
    number = url_component(mem, e->milestone_number);
    return str_fmt(mem, "%.*s/hito/%.*s", STR_ARG(commitment), STR_ARG(number));
}

static struct str light_word(enum lang lang, struct str code)
{
    int light = choice_of(&light_choices, code);
    return light < 0 ? code : str_of(say(lang, choice_label(&light_choices, light)));
}

struct str event_change(struct arena *mem, enum lang lang, const struct notice_event *e)
{
    struct str values[] = {e->before_text, e->after_text};
    if (str_is(e->kind, "semaforo")) {
        values[0] = light_word(lang, e->before_text);
        values[1] = light_word(lang, e->after_text);
        return say_with(mem, lang, N_("antes: %1; ahora: %2"), values, 2);
    }
    if (!str_empty(e->before_text) && !str_empty(e->after_text))
        return say_with(mem, lang, N_("antes: %1; ahora: %2"), values, 2);
    if (str_is(e->kind, "informe"))
        return say_with(mem, lang, N_("período %1"), &values[1], 1);
    int closed = str_ends(e->kind, "-cerrada") ? choice_of(&verdict_closed_choices, e->after_text) : -1;
    return closed < 0 ? STR_NONE : str_of(say(lang, choice_label(&verdict_closed_choices, closed)));
}

struct str event_who(struct arena *mem, enum lang lang, const struct notice_event *e)
{
    struct str name = e->institution_name;
    if (e->by_role == BY_ACT) {
        struct str values[] = {e->act_number, e->act_body};
        return str_empty(e->act_number) ? STR_NONE : say_with(mem, lang, N_("Acto %1, %2"), values, 2);
    }
    const char *role = e->by_role < 0 ? "" : say(lang, choice_label(&event_by_choices, e->by_role));
    return str_empty(name) ? str_of(role) : str_fmt(mem, "%s: %.*s", role, STR_ARG(name));
}
