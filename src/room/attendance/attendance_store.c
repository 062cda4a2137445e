/* SPDX-License-Identifier: EUPL-1.2
 * Writing attendance, whether it may be written, whether it adds up. */
#include "room/attendance/attendance_view.h"
#include "sql.h"

enum status attendance_close_of(struct db *db, struct arena *mem, int64_t session, struct attendance_close **ret)
{
    return db_one(db, SQL_ATTENDANCE_CLOSE_OF, WITH(IN(session)), mem, &attendance_close_shape, ret);
}

enum status attendance_open(struct request *r, const struct session_place *p, bool *ret, const char **ret_why)
{
    struct attendance_close *closed;
    struct gate_window gate;
    int64_t over;
    *ret = false;
    *ret_why = NULL;
    if (p->session->state == SESSION_CANCELLED)
        *ret_why = N_("La sesión se canceló: no tiene asistencia.");
    else if (day_before(r->today, p->session->held_on))
        *ret_why = N_("La sesión todavía no llega a su día.");
    if (*ret_why != NULL)
        return DONE;
    enum status found = attendance_close_of(r->db, r->mem, p->session->id, &closed);
    if (found == DONE)
        *ret_why = N_("La asistencia de esta sesión ya se cerró. Reábrela para cambiarla.");
    if (found != NOT_FOUND)
        return found;
    TRY(cocreation_gate(r->db, r->mem, p->at->at, GATE_ATTENDANCE, r->now, &gate));
    TRY(db_int(r->db, SQL_ATTENDANCE_STAGE_OVER, WITH(IN(p->at->at->process->id), IN(p->session->held_on)), &over));
    *ret = gate.open || (over > 0 && p->at->at->process->state == COCREATION_ACTIVE);
    return DONE;
}

enum status attendance_demand(struct request *r, const struct session_place *p)
{
    bool open;
    const char *why;
    TRY(attendance_open(r, p, &open, &why));
    if (open)
        return DONE;
    return why != NULL ? problem_add(r, "", why) : gate_demand(r, p->at->at, GATE_ATTENDANCE);
}

/* The hash that tells this person from the others of the session: by name; by name and address where somebody else
 * who registered has that name. */
static enum status hash_of(struct db *db, struct arena *mem, struct str key, struct attendance *a, struct str email, bool *ret_there)
{
    struct attendance *other;
    a->same_hash = attendance_same_hash(mem, key, a->session, a->name, STR_NONE);
    if (str_empty(a->same_hash))
        return DONE;
    enum status s = db_one(db, SQL_ATTENDANCE_BY_HASH, WITH(IN(a->session), IN(a->same_hash)), mem, &attendance_shape, &other);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    if (a->registration == NONE || other->registration == NONE || a->registration == other->registration) {
        *ret_there = true;
        return DONE;
    }
    a->same_hash = attendance_same_hash(mem, key, a->session, a->name, email);
    s = db_one(db, SQL_ATTENDANCE_BY_HASH, WITH(IN(a->session), IN(a->same_hash)), mem, &attendance_shape, &other);
    *ret_there = s == DONE;
    return s == NOT_FOUND ? DONE : s;
}

enum status attendance_add(struct db *db, struct arena *mem, struct str server_key, struct attendance *a, struct str email, bool *ret_there)
{
    int64_t n = 0;
    *ret_there = false;
    if (a->registration != NONE)
        TRY(db_int(db, SQL_ATTENDANCE_BY_REGISTRATION, WITH(IN(a->session), IN(a->registration)), &n));
    if (n == 0 && !str_empty(a->source_key))
        TRY(db_int(db, SQL_ATTENDANCE_BY_SOURCE, WITH(IN(a->session), IN(a->source_key)), &n));
    if (n > 0) {
        *ret_there = true;
        return DONE;
    }
    TRY(hash_of(db, mem, server_key, a, email, ret_there));
    return *ret_there ? DONE : record_add(db, &attendance_shape, a);
}

enum status attendance_tally(struct db *db, int64_t session, enum attendance_source source, enum attendance_dimension dimension, struct str value,
                             int64_t more)
{
    if (more <= 0)
        return DONE;
    return db_exec(db, SQL_ATTENDANCE_TALLY_ADD, WITH(IN(session), IN_CHOICE(attendance_source, (int)source),
                   IN_CHOICE(attendance_dimension, (int)dimension), IN(value), IN(more)), NULL);
}

enum status attendance_state_of(struct db *db, struct arena *mem, int64_t session, struct attendance_state *ret)
{
    struct attendance_count *rows;
    size_t count;
    *ret = (struct attendance_state){0};
    TRY(db_many(db, SQL_ATTENDANCE_COUNTS, WITH(IN(session)), mem, &attendance_count_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        const struct attendance_count *x = &rows[i];
        struct attendance_balance *b = str_is(x->source, "papel") ? &ret->paper : &ret->rows;
        if (x->dimension < 0)
            continue;
        if (x->dimension == BY_TOTAL) {
            b->total += x->count;
            continue;
        }
        b->by[x->dimension].counted = true;
        b->by[x->dimension].sum += x->count;
        b->by[x->dimension].some = b == &ret->rows && x->dimension != BY_SECTOR && x->dimension != BY_MODALITY;
    }
    ret->total = ret->rows.total + ret->paper.total;
    return DONE;
}

enum status attendance_close_do(struct db *db, struct arena *mem, struct attendance_close *x, int64_t cocreation, size_t *ret_differences)
{
    struct attendance_state state;
    struct attendance_difference list[DIMENSIONS];
    TRY(attendance_state_of(db, mem, x->session, &state));
    *ret_differences = attendance_differences(&state.rows, list);
    *ret_differences += attendance_differences(&state.paper, list);
    if (*ret_differences > 0 && x->note.len < 20)
        return INVALID;
    x->total = state.total;
    TRY(record_add(db, &attendance_close_shape, x));
    return attendance_publish(db, mem, cocreation);
}

enum status attendance_log_erase(struct db *db, int64_t id)
{
    return db_exec(db, SQL_ATTENDANCE_LOG_ERASE, WITH(IN(id)), NULL);
}

struct str attendance_path(struct request *r, const struct session_place *p, const char *rest)
{
    return path_fmt(r, "%.*s/asistencia%s", STR_ARG(p->path), rest);
}

struct head attendance_head(struct request *r, const struct session_place *p, const char *title)
{
    struct str number = int_words(r->mem, r->lang, p->session->number);
    struct head head = roundtable_head(r, p->at, str_of(say(r->lang, title)));
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Sesión %1"), &number, 1), p->path);
    return head;
}

enum status attendance_provinces(struct request *r, struct option **ret, size_t *ret_count)
{
    struct territory *rows;
    TRY(territory_provinces(r->db, r->mem, &rows, ret_count));
    struct option *options = arena_array(r->mem, struct option, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        options[i] = (struct option){rows[i].id, rows[i].name};
    *ret = options;
    return DONE;
}
