/* SPDX-License-Identifier: EUPL-1.2
 * The log, read: of the installation, of a jurisdiction. */
#include "pages.h"
#include "room/audit/audit_view.h"
#include "sql.h"

#define PAGE 50
#define DATA 5000
#define DAY_S 86400
#define GUAYAQUIL_S 18000 /* days of the filters are days there, as in the words of instants */

/* What of an entry goes into files: no personal data. PUBLIC because files hold only such fields; who
 * may fetch them is the route's business. */
#define LOG_ROW(F)                                                                      \
    F(INT, number, PUBLIC, FREE, "Número", "place in the chain; empty until sealed")    \
    F(TIME, done_at, PUBLIC, FREE, "Cuándo", "when it was done (UTC)")                  \
    F(TEXT, person, PUBLIC, FREE, "Quién", "name; empty: the program or a visitor")     \
    F(TEXT, role, PUBLIC, FREE, "Rol", "role acted in")                                 \
    F(TEXT, action, PUBLIC, FREE, "Acción", "what was done")                            \
    F(TEXT, record_table, PUBLIC, FREE, "Registro", "table of the record")              \
    F(INT, record_id, PUBLIC, FREE, "Número de registro", "id of the record")           \
    F(INT, act, PUBLIC, FREE, "Acto", "act that the move names")                        \
    F(PROSE, reason, PUBLIC, FREE, "Motivo", "as typed")                                \
    F(PROSE, changes, PUBLIC, FREE, "Cambios", "JSON: field, before, after")            \
    F(TEXT, entry_hash, PUBLIC, FREE, "Huella", "SHA-256 of the entry's canonical text")
struct log_row {
    LOG_ROW(SHAPE_MEMBER_)
};
#define SHAPE_TAG struct log_row
static const struct field log_row_fields[] = {LOG_ROW(SHAPE_ROW_)};
#undef SHAPE_TAG
static const struct shape log_row_shape = {"log_row", NULL, sizeof(struct log_row), COUNT(log_row_fields), log_row_fields};

struct filters {
    int64_t person, before;
    struct str table, action;
    int64_t record;
    struct day since, until;
    bool bad_day;
};

/* A day that is none says so and is not applied; "commitment 12" is a record, "commitment" all of them. */
static struct filters filters_read(struct request *r)
{
    struct filters f = {.person = NONE, .before = INT64_MAX, .record = NONE};
    struct str since = request_query(r, "desde"), until = request_query(r, "hasta"), record = request_query(r, "registro");
    f.since = day_parse(since);
    f.until = day_parse(until);
    f.bad_day = (!str_empty(since) && !day_known(f.since)) || (!str_empty(until) && !day_known(f.until));
    if (!str_int(request_query(r, "persona"), &f.person))
        f.person = NONE;
    if (!str_int(request_query(r, "antes"), &f.before) || f.before < 1)
        f.before = INT64_MAX;
    f.action = request_query(r, "accion");
    f.table = str_cut(&record, ' ');
    if (!str_int(str_trim(record), &f.record))
        f.record = NONE;
    return f;
}

static struct str none_if_empty(struct str s)
{
    return str_empty(s) ? STR_NONE : s;
}

/* What a report and its verdicts say is not told before its moment, here neither; the sealed entry stays whole. */
static enum status unpublished_hidden(struct request *r, struct log_entry *rows, size_t count)
{
    struct log_entry *hidden;
    size_t n, k = 0;
    if (count == 0)
        return DONE;
    TRY(db_many(r->db, SQL_LOG_UNPUBLISHED, WITH(IN(rows[count - 1].id), IN(rows[0].id)), r->mem, &log_entry_shape, &hidden, &n));
    for (size_t i = 0; i < count && k < n; i++) {
        while (k < n && hidden[k].id > rows[i].id)
            k++;
        if (k < n && hidden[k].id == rows[i].id) {
            rows[i].changes = STR("{}");
            rows[i].reason = STR_NONE;
        }
    }
    return DONE;
}

/* Who scores what is the evaluator's alone: of rows about cards stay what was done and when. */
static void cards_blinded(struct log_entry *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str table = rows[i].record_table;
        if (!str_is(table, "scoring_assignment") && !str_is(table, "scorecard_line") && !str_is(table, "round_evaluator"))
            continue;
        rows[i].person = rows[i].record_id = NONE;
        rows[i].changes = STR("{}");
        rows[i].reason = rows[i].entry_hash = rows[i].request = STR_NONE; /* the hash is of all that: it could be guessed back */
    }
}

static enum status entries(struct request *r, const struct filters *f, int64_t most, struct log_entry **ret, size_t *ret_count)
{
    int64_t from = day_known(f->since) ? (int64_t)f->since.n * DAY_S + GUAYAQUIL_S : 0;
    int64_t to = day_known(f->until) ? ((int64_t)f->until.n + 1) * DAY_S + GUAYAQUIL_S : INT64_MAX;
    TRY(db_many(r->db, SQL_LOG_FILTERED,
                   WITH(IN(f->before), IN(most), IN(r->scope.jurisdiction), IN(f->person), IN(none_if_empty(f->table)),
                        IN(f->record), IN(none_if_empty(f->action)), IN(from), IN(to)),
                   r->mem, &log_entry_shape, ret, ret_count));
    cards_blinded(*ret, *ret_count);
    return unpublished_hidden(r, *ret, *ret_count);
}

/* Personal data: for who administers people, and each for themselves. */
static bool entitled(const struct request *r, const struct log_entry *e)
{
    struct scope everywhere = {.jurisdiction = NONE};
    return may(&r->actor, MANAGE_PEOPLE, &everywhere) == DONE ||
           (str_is(e->record_table, "person") && e->record_id == r->actor.person);
}

static struct str name_of(struct request *r, const struct person *people, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (people[i].id == id)
            return people[i].name;
    return str_of(say(r->lang, N_("El programa o alguien de visita")));
}

static struct str query_with(struct request *r, const char *suffix, int64_t before)
{
    static const char *const names[] = {"persona", "registro", "accion", "desde", "hasta"};
    struct buf b = BUF(r->mem);
    buf_fmt(&b, "%.*s%s", STR_ARG(r->path), suffix);
    char mark = '?';
    for (size_t i = 0; i < COUNT(names); i++) {
        struct str v = request_query(r, names[i]);
        if (str_empty(v))
            continue;
        buf_fmt(&b, "%c%s=%.*s", mark, names[i], STR_ARG(url_component(r->mem, v)));
        mark = '&';
    }
    if (before != NONE)
        buf_fmt(&b, "%cantes=%lld", mark, (long long)before);
    return buf_str(&b);
}

static struct audit_line line_of(struct request *r, const struct log_entry *e, const struct person *people, size_t count)
{
    int role = choice_of(&role_choices, e->role);
    struct audit_line line = {.entry = e, .person = name_of(r, people, count, e->person),
                              .by_link = str_ends(e->request, " " DEED_BY_LINK)};
    line.role = role < 0 ? e->role : str_of(say(r->lang, choice_label(&role_choices, role)));
    audit_changes_read(r->mem, e->changes, false, &line);
    if (!str_empty(e->private) && entitled(r, e))
        audit_changes_read(r->mem, e->private, true, &line);
    else
        line.masked = !str_empty(e->private);
    return line;
}

static enum status data(struct request *r, const struct filters *f)
{
    struct log_entry *entry;
    struct person *people;
    size_t count, people_count;
    TRY(entries(r, f, DATA, &entry, &count));
    TRY(people_all(r->db, r->mem, &people, &people_count));
    struct log_row *rows = arena_array(r->mem, struct log_row, count);
    for (size_t i = 0; i < count; i++) {
        const struct log_entry *e = &entry[i];
        struct str who = e->person == NONE ? STR_NONE : name_of(r, people, people_count, e->person);
        rows[i] = (struct log_row){e->seq,       e->done_at, who,       e->role,    e->action,    e->record_table,
                                   e->record_id, e->act,     e->reason, e->changes, e->entry_hash};
    }
    return respond_rows(r, &log_row_shape, rows, count, STR("bitacora"));
}

static enum status log_show(struct request *r)
{
    struct filters f = filters_read(r);
    struct log_entry *rows;
    struct person *people;
    size_t count, people_count;
    if (r->format != FORMAT_HTML)
        return data(r, &f);
    TRY(entries(r, &f, PAGE + 1, &rows, &count));
    TRY(people_all(r->db, r->mem, &people, &people_count));
    struct audit_page page = {
        .path = r->path,
        .person = request_query(r, "persona"),
        .record = request_query(r, "registro"),
        .action = f.action,
        .since_text = request_query(r, "desde"),
        .until_text = request_query(r, "hasta"),
        .bad_day = f.bad_day,
        .data_csv = query_with(r, ".csv", NONE),
        .data_json = query_with(r, ".json", NONE),
    };
    page.rows_count = count > PAGE ? PAGE : count;
    struct audit_line *lines = arena_array(r->mem, struct audit_line, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++)
        lines[i] = line_of(r, &rows[i], people, people_count);
    page.rows = lines;
    if (count > PAGE)
        page.older = query_with(r, "", rows[PAGE - 1].id);
    struct head head = {.title = str_of(say(r->lang, N_("Bitácora"))), .wide = true};
    if (r->object != NULL)
        head = jurisdiction_head(r, r->object, head.title);
    return page_audit(r, head, &page);
}

/* GET …/bitacora/verificar: the whole chain again, now. */
static enum status verify_show(struct request *r)
{
    struct audit_verify_page page = {.path = str_part(r->path, 0, r->path.len - (sizeof "/verificar" - 1))};
    TRY(audit_verify(r->db, &page.result));
    struct head head = {.title = str_of(say(r->lang, N_("Verificar la bitácora")))};
    if (r->object != NULL)
        head = jurisdiction_head(r, r->object, head.title);
    return page_audit_verify(r, head, &page);
}

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Leer la bitácora"))), path_fmt(r, "/%.*s/bitacora", STR_ARG(j->code))},
    };
    return admin_panel(r, o, N_("Bitácora"), links, request_may(r, READ_LOG) ? 1 : 0);
}

/* Of the whole installation it is the administrator's: a directorate reads its own. */
const struct route audit_routes[] = {
    {GET, "/administracion/bitacora", CONFIGURE, ROUTE_DATA | ROUTE_PERSONAL, NULL, log_show, NULL, NULL},
    {GET, "/administracion/bitacora/verificar", CONFIGURE, ROUTE_SLOW, NULL, verify_show, NULL, NULL},
    {GET, "/:jurisdiction/bitacora", READ_LOG, ROUTE_DATA | ROUTE_PERSONAL, jurisdiction_load, log_show, NULL, NULL},
    {GET, "/:jurisdiction/bitacora/verificar", READ_LOG, ROUTE_SLOW, jurisdiction_load, verify_show, NULL, NULL},
    {.pattern = NULL},
};
const struct panel audit_panels[] = {
    {"administration", 60, administration_panel},
    {.page = NULL},
};
