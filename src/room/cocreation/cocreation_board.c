/* SPDX-License-Identifier: EUPL-1.2
 * What asks for attention: stages about to end or past their end, observations that hold stages; what waits for
 * the directorate; what `hito verify` looks at. */
#include "room/cocreation/cocreation_view.h"
#include "sql.h"

#define SOON_DAYS 7

static bool shown(const struct request *r, const struct cocreation_place *p, const struct cocreation_stage *s, bool over)
{
    enum stage_phase phase = stage_phase_at(s, p->jurisdiction->utc_offset_s, r->now);
    return over ? phase == STAGE_OVER : phase == STAGE_OPEN && days_between(r->today, s->ends_on) <= SOON_DAYS;
}

static enum status stages_panel(struct request *r, struct out *o, bool over)
{
    const struct cocreation_place *p = r->object;
    struct stage_row *rows;
    size_t count, n = 0;
    TRY(stage_rows_fill(r, p, false, &rows, &count));
    struct board_item *items = arena_array(r->mem, struct board_item, count);
    bool active = p->process->state == COCREATION_ACTIVE;
    for (size_t i = 0; i < count && active; i++)
        if (shown(r, p, rows[i].s, over)) {
            items[n] = (struct board_item){.label = rows[i].s->name, .note = rows[i].state};
            items[n++].path = over && rows[i].may_close ? path_fmt(r, "%.*s/cerrar", STR_ARG(rows[i].path))
                                                       : path_fmt(r, "%.*s/etapas#etapa-%.*s", STR_ARG(p->path), STR_ARG(rows[i].s->code));
        }
    return board_panel(r, o, over ? N_("Etapas terminadas sin cerrar") : N_("Etapas que terminan en siete días"), (int64_t)n, items, n,
                       path_fmt(r, "%.*s/etapas", STR_ARG(p->path)), NULL);
}

enum status cocreation_stages_board(struct request *r, struct out *o)
{
    TRY(stages_panel(r, o, true));
    return stages_panel(r, o, false);
}

enum status cocreation_observations_board(struct request *r, struct out *o)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_method *method;
    struct act_observation *rows = NULL;
    size_t count = 0, n = 0;
    TRY(cocreation_method_of(r->db, r->mem, p->process, &method));
    if (method->act != NONE)
        TRY(act_observations_of(r->db, r->mem, method->act, &rows, &count));
    struct board_item *items = arena_array(r->mem, struct board_item, count);
    for (size_t i = 0; i < count; i++)
        if (!day_known(rows[i].incorporated_on))
            items[n++] = (struct board_item){.label = rows[i].text,
                                             .path = path_fmt(r, "/%.*s/acto/%lld", STR_ARG(p->jurisdiction->code), (long long)method->act)};
    return board_panel(r, o, N_("Observaciones a la metodología sin incorporar"), (int64_t)n, items, n, STR_NONE, NULL);
}

enum status cocreation_pending(struct request *r, struct pending_list *list)
{
    struct cocreation_wait *rows;
    size_t count;
    bool staff = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        staff = staff || r->actor.grants[i].role == ROLE_DIRECTORATE;
    if (!staff)
        return DONE;
    TRY(db_many(r->db, SQL_COCREATION_WAITS, WITH(IN(r->today)), r->mem, &cocreation_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        const struct cocreation_wait *w = &rows[i];
        struct scope there = {.jurisdiction = w->jurisdiction};
        bool stage = !str_empty(w->stage_code);
        if (may(&r->actor, MANAGE_COCREATION, &there) != DONE)
            continue;
        struct str values[] = {stage ? w->stage_name : w->name, w->name};
        struct str path = path_fmt(r, "/%.*s/cocreacion/%lld", STR_ARG(w->jurisdiction_code), (long long)w->number);
        path = stage ? path_fmt(r, "%.*s/etapa/%.*s/cerrar", STR_ARG(path), STR_ARG(w->stage_code)) : path_fmt(r, "%.*s/activar", STR_ARG(path));
        pending_add(r, list, say_with(r->mem, r->lang, stage ? N_("Cerrar la etapa «%1» de %2") : N_("Activar con un acto: %1"), values, COUNT(values)), path,
                    w->ends_on);
    }
    return DONE;
}

struct look {
    void (*complain)(void *context, struct str what);
    void *context;
};

static enum status fault_seen(void *context, void *row, struct arena *mem)
{
    static const struct {
        const char *code, *table, *words;
    } said[] = {
        {"puerta", "stage_gate", "abre algo que el programa no conoce"},
        {"cierre", "cocreation_stage", "se cerró antes de su último día"},
        {"cierre-sin-persona", "cocreation_stage", "está cerrada y no consta por quién"},
        {"ampliacion", "stage_extension", "se decidió después del fin sin un acto"},
        {"fin", "cocreation_stage", "su último día no es el de su último cambio de fecha"},
        {"activacion", "cocreation", "está activo sin acto, día o calendario publicado"},
        {"hoja", "cocreation", "está activo con la hoja de preparación sin responder"},
        {"fin-sin-acto", "cocreation", "terminó sin acto o sin día"},
        {"etapas-sin-cerrar", "cocreation", "está cerrado con etapas sin cerrar"},
        {"metodologia-sin-acto", "cocreation_method", "rige o rigió sin un acto"},
        {"metodologias-vigentes", "cocreation_method", "no es la única vigente de su jurisdicción"},
    };
    const struct look *look = context;
    const struct cocreation_fault *f = row;
    for (size_t i = 0; i < COUNT(said); i++)
        if (str_is(f->what, said[i].code))
            look->complain(look->context, str_fmt(mem, "%s %lld: %s", said[i].table, (long long)f->id, said[i].words));
    return DONE;
}

enum status cocreation_verify(struct db *db, struct arena *mem, const struct site *site,
                              void (*complain)(void *context, struct str what), void *context)
{
    (void)mem;
    (void)site;
    struct look look = {complain, context};
    return db_each(db, SQL_COCREATION_FAULTS, WITHOUT, &cocreation_fault_shape, fault_seen, &look);
}
