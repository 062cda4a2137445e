/* SPDX-License-Identifier: EUPL-1.2
 * The report to those who took part: figures always, words once published, one letter per person. */
#include "base/digest.h"
#include "base/text.h"
#include "job/job.h"
#include "pages.h"
#include "room/response/response_view.h"
#include "sql.h"

#define CHANGES_SHOWN 50

static enum status changes_fill(struct request *r, const struct cocreation_place *at, struct fate_page *page)
{
    struct response_row *rows;
    size_t count;
    TRY(db_many(r->db, SQL_RESPONSE_LIST,
                WITH(IN(at->process->id), IN("respondidas"), IN(STR_NONE), IN((int64_t)NONE), IN(STR_NONE), IN(STR_NONE), IN("si"),
                     IN((int64_t)CHANGES_SHOWN), IN((int64_t)0)),
                r->mem, &response_row_shape, &rows, &count));
    page->changes = response_lines(r, at->path, rows, count, 0);
    page->changes_count = count;
    return DONE;
}

static int64_t told(const struct fate_cell *c)
{
    return c->hidden ? NONE : c->n;
}

static enum status fate_data(struct request *r, const struct cocreation_place *at, const struct fate_counts *all)
{
    size_t size = 0, n = 0;
    for (size_t b = 0; b < all->count; b++)
        size += all->blocks[b].lines_count;
    struct fate_datum *rows = arena_array(r->mem, struct fate_datum, size);
    for (size_t b = 0; b < all->count; b++)
        for (size_t i = 0; i < all->blocks[b].lines_count; i++) {
            const struct fate_line *x = &all->blocks[b].lines[i];
            rows[n++] = (struct fate_datum){str_of(all->blocks[b].code), x->name, told(&x->cells[STEP_RECEIVED]), told(&x->cells[STEP_ADMITTED]),
                                              told(&x->cells[STEP_ANSWERED]), told(&x->cells[STEP_TAKEN]), told(&x->cells[STEP_SELECTED]),
                                              told(&x->cells[STEP_PLANNED])};
        }
    return respond_rows(r, &fate_datum_shape, rows, n, path_fmt(r, "rendicion-%lld", (long long)at->process->number));
}

/* GET …/rendicion */
static enum status fate_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct fate_counts counts;
    struct participant_report *report;
    struct response_figures_view *figures = arena_new_of(r->mem, struct response_figures_view);
    struct fate_page page = {.process = at->process, .process_path = at->path, .path = path_fmt(r, "%.*s/rendicion", STR_ARG(at->path)),
                               .answers_path = path_fmt(r, "%.*s/respuestas", STR_ARG(at->path)), .figures = figures,
                               .may_write = request_may(r, RESPOND)};
    page.edit_path = path_fmt(r, "%.*s/publicar", STR_ARG(page.path));
    TRY(fate_counts_read(r, at, &counts));
    if (r->format != FORMAT_HTML)
        return fate_data(r, at, &counts);
    *figures = (struct response_figures_view){0};
    TRY(response_figures_of(r, at, &figures->x, &figures->answer_days));
    response_figures_fill(r, at, figures);
    page.blocks = counts.blocks;
    page.blocks_count = counts.count;
    TRY(changes_fill(r, at, &page));
    enum status s = participant_report_of(r->db, r->mem, at->process->id, &report);
    if (s != DONE && s != NOT_FOUND)
        return s;
    page.published = s == DONE && day_known(report->published_on);
    page.report = s == DONE && (page.published || page.may_write) ? report : NULL;
    struct head head = cocreation_head(r, at, str_of(say(r->lang, N_("Rendición de cuentas a quienes participaron"))));
    head.data_path = page.path;
    head.wide = true;
    return page_participant_report_show(r, head, &page);
}

/* One per address; rows come by address, Spanish before English. */
enum status fate_readers_of(struct db *db, struct arena *mem, int64_t cocreation, struct fate_reader **ret, size_t *ret_count)
{
    size_t count, n = 0;
    TRY(db_many(db, SQL_FATE_READERS, WITH(IN(cocreation)), mem, &fate_reader_shape, ret, &count));
    for (size_t i = 0; i < count; i++)
        if (n == 0 || !str_eq((*ret)[i].folded, (*ret)[n - 1].folded))
            (*ret)[n++] = (*ret)[i];
    *ret_count = n;
    return DONE;
}

static enum status own_report(struct request *r, const struct cocreation_place *at, struct participant_report *ret)
{
    struct participant_report *there;
    enum status s = participant_report_of(r->db, r->mem, at->process->id, &there);
    shape_clear(&participant_report_shape, ret);
    if (s == DONE)
        *ret = *there;
    return s == NOT_FOUND ? DONE : s;
}

/* GET …/rendicion/publicar */
static enum status form_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct participant_report *x = arena_new_of(r->mem, struct participant_report);
    struct fate_reader *readers;
    size_t count;
    struct fate_form_page page = {.process = at->process, .path = path_fmt(r, "%.*s/rendicion", STR_ARG(at->path))};
    TRY(own_report(r, at, x));
    TRY(fate_readers_of(r->db, r->mem, at->process->id, &readers, &count));
    TRY(responses_missing(r->db, at->process->id, &page.missing));
    page.readers = (int64_t)count;
    page.form = form_for(r, &participant_report_shape, x, path_fmt(r, "%.*s/publicar", STR_ARG(page.path)));
    page.form.revision = x->id == NONE ? NONE : x->revision;
    struct head head = cocreation_head(r, at, str_of(say(r->lang, N_("Publicar la rendición de cuentas"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Rendición de cuentas a quienes participaron"))), page.path);
    head.form_page = true;
    return page_participant_report_form(r, head, &page);
}

static enum status notice_add(struct request *r, const struct cocreation_place *at, struct str text, int64_t *ret)
{
    struct cocreation_notice n;
    shape_clear(&cocreation_notice_shape, &n);
    n.cocreation = at->process->id;
    n.title = STR("Rendición de cuentas a quienes participaron");
    n.text = str_fmt(r->mem, "%.*s\n\n[Las cifras por etapa, mesa, sector y provincia](%.*s/rendicion)", STR_ARG(text_excerpt(r->mem, text, 7000)), STR_ARG(at->path));
    n.published_on = r->today;
    n.published_at = r->now;
    TRY(record_add(r->db, &cocreation_notice_shape, &n));
    *ret = n.id;
    return DONE;
}

/* One letter per person, however often they took part; sent again it is the same letter. */
static enum status letters_send(struct request *r, const struct cocreation_place *at, struct str text, int64_t *ret_count)
{
    struct fate_reader *readers;
    size_t count;
    TRY(fate_readers_of(r->db, r->mem, at->process->id, &readers, &count));
    *ret_count = (int64_t)count;
    for (size_t i = 0; i < count; i++) {
        enum lang lang = readers[i].language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
        struct str values[] = {at->process->name, text, str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(at->path)),
                               str_fmt(r->mem, "%.*s/sigue", STR_ARG(r->site->config.base_url))};
        struct str who = str_part(hmac_hex(r->mem, r->site->server_key, readers[i].folded), 0, 32);
        enum status s = mail_queue(r->db, readers[i].email, str_of(say(lang, N_("Qué pasó con lo que se dijo"))),
                                   say_with(r->mem, lang,
                                            N_("Hola:\n\nParticipaste en «%1». Esto es lo que pasó con lo que se dijo:\n\n%2\n\nLas cifras por etapa, "
                                               "mesa, sector y provincia:\n%3/rendicion\n\nLa respuesta a cada aporte:\n%3/respuestas\n\nSi hiciste una "
                                               "propuesta, síguela con tu código de recibo:\n%4\n"),
                                            values, COUNT(values)),
                                   str_fmt(r->mem, "rendicion-%lld-%.*s", (long long)at->process->id, STR_ARG(who)));
        if (s != DONE && s != INVALID && s != CONFLICT)
            return s;
    }
    return DONE;
}

/* POST …/rendicion/publicar */
static enum status form_apply(struct request *r)
{
    static const char *const names[] = {"text", NULL};
    const struct cocreation_place *at = r->object;
    struct participant_report x;
    bool publish = !str_is(request_form(r, "guardar"), "1");
    TRY(own_report(r, at, &x));
    if (day_known(x.published_on)) {
        (void)problem_add(r, "", N_("La rendición ya se publicó. Lo que haya que añadir se publica como un aviso."));
        return CONFLICT;
    }
    TRY(gate_demand(r, at, GATE_REPORT));
    TRY(form_read_fields(r, &participant_report_shape, &x, names));
    x.cocreation = at->process->id;
    x.person = r->actor.person;
    x.letters = 0;
    if (publish) {
        x.published_on = r->today;
        x.published_at = r->now;
        TRY(notice_add(r, at, x.text, &x.notice));
        TRY(letters_send(r, at, x.text, &x.letters));
    }
    TRY(x.id == NONE ? record_add(r->db, &participant_report_shape, &x) : record_change(r->db, &participant_report_shape, r->mem, &x));
    return respond_redirect(r, path_fmt(r, "%.*s/rendicion", STR_ARG(at->path)),
                            publish ? N_("Se publicó la rendición y se avisó a quienes participaron.") : N_("Se guardó el borrador: solo lo ve la dirección."));
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route fate_routes[] = {
    {GET, AT "/rendicion", READ, ROUTE_CACHED | ROUTE_DATA, cocreation_load, fate_show, NULL, NULL},
    {GET, AT "/rendicion/publicar", RESPOND, 0, cocreation_load, form_show, NULL, NULL},
    {POST, AT "/rendicion/publicar", RESPOND, 0, cocreation_load, form_show, NULL, form_apply},
    {.pattern = NULL},
};
#undef AT
