/* SPDX-License-Identifier: EUPL-1.2
 * Tables, sessions, notes and photographs as lines of a page, shared by its pages and panels. */
#include "room/roundtable/roundtable_lines.h"

#include "sql.h"

const char *table_class(int state)
{
    static const char *const classes[] = {[TABLE_PREPARED] = "tag-none", [TABLE_CALLED] = "tag-time", [TABLE_HELD] = "tag-risk",
                                          [TABLE_CLOSED] = "tag-done",   [TABLE_CANCELLED] = "tag-withdrawn"};
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

const char *session_class(int state)
{
    static const char *const classes[] = {[SESSION_PLANNED] = "tag-time", [SESSION_HELD] = "tag-done", [SESSION_CANCELLED] = "tag-withdrawn"};
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

void table_options(struct request *r, struct form *form, const char *field, const struct option *options, size_t count)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, form->option_count + 1);
    for (size_t i = 0; i < form->option_count; i++)
        lists[i] = form->options[i];
    lists[form->option_count] = (struct form_options){field, options, count};
    form->options = lists;
    form->option_count++;
}

/* The session as its rules want it. */
static struct roundtable_session session_of(const struct session_row *x)
{
    struct roundtable_session s = {.held_on = x->held_on, .starts_minute = x->starts_minute, .ends_minute = x->ends_minute,
                                   .registration_until = x->registration_until, .state = x->state};
    return s;
}

size_t meeting_lines(struct request *r, const struct cocreation_place *at, const struct session_row *rows, size_t count, bool open,
                     struct meeting_line **ret)
{
    struct meeting_line *lines = arena_array(r->mem, struct meeting_line, count);
    for (size_t i = 0; i < count; i++) {
        const struct session_row *x = &rows[i];
        struct roundtable_session s = session_of(x);
        struct str path = path_fmt(r, "%.*s/mesa/%lld/sesion/%lld", STR_ARG(at->path), (long long)x->table_number, (long long)x->number);
        bool called = x->table_state == TABLE_CALLED || x->table_state == TABLE_HELD;
        lines[i] = (struct meeting_line){
            .s = x,
            .path = path,
            .when = session_when(r->mem, r->lang, x->held_on, x->starts_minute, x->ends_minute),
            .register_path = path_fmt(r, "%.*s/inscripcion", STR_ARG(path)),
            .desk_path = path_fmt(r, "%.*s/inscritas", STR_ARG(path)),
            .class = session_class(x->state),
            .cancelled = x->state == SESSION_CANCELLED,
            .moved = x->state != SESSION_CANCELLED && !str_empty(x->reason),
            .held = x->state == SESSION_HELD,
            .takes = open && called && session_takes(&s, r->today, r->now, at->jurisdiction->utc_offset_s),
            .full = x->capacity != NONE && x->seated >= x->capacity,
        };
    }
    *ret = lines;
    return count;
}

size_t table_lines(struct request *r, const struct cocreation_place *at, const struct roundtable_row *rows, size_t count,
                   const struct table_province *provinces, size_t province_count, struct table_line **ret)
{
    struct table_line *lines = arena_array(r->mem, struct table_line, count);
    for (size_t i = 0; i < count; i++) {
        const struct roundtable_row *x = &rows[i];
        struct buf names = BUF(r->mem);
        for (size_t k = 0; k < province_count; k++)
            if (provinces[k].roundtable == x->id) {
                if (names.len > 0)
                    buf_chars(&names, ", ");
                buf_add(&names, provinces[k].name);
            }
        lines[i] = (struct table_line){.x = x,
                                       .path = path_fmt(r, "%.*s/mesa/%lld", STR_ARG(at->path), (long long)x->number),
                                       .class = table_class(x->state),
                                       .topic = r->lang == LANG_EN && !str_empty(x->topic_name_en) ? x->topic_name_en : x->topic_name,
                                       .draft = x->state == TABLE_PREPARED};
        if (names.len > 0)
            lines[i].provinces = buf_str(&names);
    }
    *ret = lines;
    return count;
}

enum status note_lines(struct request *r, const struct roundtable_place *p, bool with_drafts, struct note_line **ret, size_t *ret_count)
{
    struct note_row *rows;
    TRY(db_many(r->db, SQL_NOTE_ROWS, WITH(IN(p->table->id), IN(with_drafts ? 1 : 0)), r->mem, &note_row_shape, &rows, ret_count));
    struct note_line *lines = arena_array(r->mem, struct note_line, *ret_count);
    for (size_t i = 0; i < *ret_count; i++) {
        struct str path = path_fmt(r, "%.*s/nota/%lld", STR_ARG(p->path), (long long)rows[i].id);
        lines[i] = (struct note_line){&rows[i], path, path_fmt(r, "%.*s/archivo", STR_ARG(path)), path_fmt(r, "%.*s/editar", STR_ARG(path)),
                                      !day_known(rows[i].published_on)};
    }
    *ret = lines;
    return DONE;
}

enum status photo_lines(struct request *r, const struct roundtable_place *p, bool with_drafts, struct photo_line **ret, size_t *ret_count)
{
    struct photo_row *rows;
    TRY(db_many(r->db, SQL_PHOTO_ROWS, WITH(IN(p->table->id), IN(with_drafts ? 1 : 0)), r->mem, &photo_row_shape, &rows, ret_count));
    struct photo_line *lines = arena_array(r->mem, struct photo_line, *ret_count);
    for (size_t i = 0; i < *ret_count; i++) {
        struct str page = path_fmt(r, "%.*s/foto/%lld", STR_ARG(p->path), (long long)rows[i].id);
        lines[i] = (struct photo_line){&rows[i], path_fmt(r, "%.*s/imagen", STR_ARG(page)), page, !day_known(rows[i].published_on)};
    }
    *ret = lines;
    return DONE;
}
