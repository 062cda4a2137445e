/* SPDX-License-Identifier: EUPL-1.2
 * The workbook out, back, looked at, accepted. Nothing of the report changes before that. */
#include "room/report/report_book.h"

#include "base/text.h"
#include "document/convert.h"
#include "pages.h"
#include "sql.h"

#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* GET …/libro.xlsx */
enum status report_book_show(struct request *r)
{
    const struct report_place *at = r->object;
    struct str bytes;
    if (at->behalf && !at->owner)
        return respond_redirect(r, at->base, N_("Primero elige el oficio con que llegó el reporte."));
    TRY(report_book_write(r, at, &bytes));
    return respond_download(r, XLSX, path_fmt(r, "reporte-%.*s-plan-%lld-periodo-%lld.xlsx", STR_ARG(at->institution->code),
                                              (long long)at->plan->number, (long long)at->period->number), bytes);
}

/* The book that waits: the newest of the report. */
static enum status book_waiting(struct request *r, const struct report_place *at, struct report_book **ret, struct report_book_line **lines, size_t *count)
{
    *ret = NULL;
    *count = 0;
    if (at->report->id == NONE || !at->owner)
        return DONE;
    enum status s = db_one(r->db, SQL_REPORT_BOOK_OF, WITH(IN(at->report->id)), r->mem, &report_book_shape, ret);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    return db_many(r->db, SQL_REPORT_BOOK_LINES, WITH(IN((*ret)->id)), r->mem, &report_book_line_shape, lines, count);
}

static void remarks_split(struct request *r, struct str text, struct report_book_page *page)
{
    size_t most = 1;
    for (size_t i = 0; i < text.len; i++)
        most += text.ptr[i] == '\n';
    page->remarks = arena_array(r->mem, struct str, most);
    for (struct str rest = text; rest.len > 0;)
        page->remarks[page->remarks_count++] = str_cut(&rest, '\n');
}

/* GET …/subir */
enum status report_upload_show(struct request *r)
{
    const struct report_place *at = r->object;
    struct report_book *book;
    struct report_book_line *lines;
    size_t count;
    struct report_book_page page = {.at = at, .institution = at->institution->name};
    if (at->behalf && !at->owner)
        return respond_redirect(r, at->base, NULL);
    TRY(book_waiting(r, at, &book, &lines, &count));
    struct report_book *row = arena_new_of(r->mem, struct report_book);
    shape_clear(&report_book_shape, row);
    page.form = form_for(r, &report_book_shape, row, path_fmt(r, "%.*s/subir", STR_ARG(at->base)));
    page.accept = form_for(r, &report_shape, at->report->id == NONE ? NULL : at->report, path_fmt(r, "%.*s/subir/aceptar", STR_ARG(at->base)));
    page.drop_path = path_fmt(r, "%.*s/subir/descartar", STR_ARG(at->base));
    page.choose_path = path_fmt(r, "%.*s/paso-1", STR_ARG(at->base));
    page.book_path = path_fmt(r, "%.*s/libro.xlsx", STR_ARG(at->base));
    if (book != NULL) {
        struct book_look *look = arena_new_of(r->mem, struct book_look);
        report_book_look(r, at, lines, count, look);
        page.book = book;
        page.faults = look->faults;
        page.faults_count = look->fault_count;
        page.changes = look->changes;
        page.changes_count = look->change_count;
        remarks_split(r, book->remarks, &page);
    }
    TRY(report_open_now(r, at, &page.closed));
    return page_report_book(r, report_head(r, at, N_("Subir el libro del período")), &page);
}

/* A stranger's file is parsed in a locked child, before any writer is held. */
enum status report_upload_prepare(struct request *r)
{
    const struct upload *file = request_file(r, "book");
    struct report_brought *all = arena_new_of(r->mem, struct report_brought);
    struct book b;
    *all = (struct report_brought){0};
    r->prepared = all;
    if (file == NULL)
        return problem_add(r, "book", N_("Elige el libro que llenaste."));
    enum status s = convert_run("xlsx", file->path, r->mem, &b);
    if (s == INVALID || s == TOO_LARGE)
        return problem_add_text(r, STR("book"), b.problem.message.len == 0 ? str_of(say(r->lang, N_("No se pudo leer.")))
                                                                        : say_with(r->mem, r->lang, str_chars(r->mem, b.problem.message), b.problem.values, b.problem.value_count));
    TRY(s);
    all->file_name = text_excerpt(r->mem, file->name, 190);
    return report_book_read(r, "book", &b, all);
}

/* Whose book it is, and whether the report is still as it was. */
static enum status book_fits(struct request *r, const struct report_place *at, const struct report_brought *b)
{
    struct str number = int_words(r->mem, r->lang, b->period);
    if (!str_eq(b->jurisdiction, at->jurisdiction->code) || b->plan != at->plan->number)
        return problem_add(r, "book", N_("Este libro es de otro plan: descarga el de este período."));
    if (b->period != at->period->number)
        return problem_add_text(r, STR("book"), say_with(r->mem, r->lang, N_("Este libro es del período %1: descarga el de este período."), &number, 1));
    if (!str_eq(b->institution, at->institution->code))
        return problem_add_text(r, STR("book"), say_with(r->mem, r->lang, N_("Este libro es de otra institución («%1»): descarga el de la tuya."), &b->institution, 1));
    if (b->revision != (at->report->id == NONE ? 0 : at->report->revision))
        return problem_add(r, "book", N_("El reporte cambió después de que se descargó este libro: descarga otro y copia en él lo que escribiste."));
    return DONE;
}

static enum status book_drop(struct request *r, int64_t report)
{
    struct report_book *old;
    enum status s = db_one(r->db, SQL_REPORT_BOOK_OF, WITH(IN(report)), r->mem, &report_book_shape, &old);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    TRY(db_exec(r->db, SQL_REPORT_BOOK_LINES_DROP, WITH(IN(old->id)), NULL));
    TRY(record_remove(r->db, &report_book_shape, r->mem, old->id));
    return book_drop(r, report);
}

/* POST …/subir: kept as it came, beside the report. */
enum status report_upload_apply(struct request *r)
{
    struct report_place *at = r->object;
    const struct report_brought *all = r->prepared;
    struct report_book book;
    if (at->behalf && !at->owner)
        return problem_add(r, "", N_("Primero elige el oficio con que llegó el reporte."));
    TRY(report_writable(r, at));
    TRY(book_fits(r, at, all));
    report_sign(r, at, STR_NONE);
    TRY(report_begin(r, at));
    TRY(book_drop(r, at->report->id));
    shape_clear(&report_book_shape, &book);
    book.report = at->report->id;
    book.revision_of = at->report->revision;
    book.file_name = all->file_name;
    book.remarks = all->remarks;
    book.added_by = r->actor.person;
    book.added_at = r->now;
    TRY(record_add(r->db, &report_book_shape, &book));
    for (size_t i = 0; i < all->count; i++) {
        const struct report_book_line *x = &all->lines[i];
        TRY(db_exec(r->db, SQL_REPORT_BOOK_LINE_PUT, WITH(IN(book.id), IN(x->number), IN(x->key), IN(x->answer), IN(x->cause), IN(x->text), IN(x->next_step),
                                                          IN(x->forecast), IN(x->delivered), IN(x->link)), NULL));
    }
    return respond_redirect(r, path_fmt(r, "%.*s/subir", STR_ARG(at->base)), NULL);
}

static enum status link_add(struct request *r, const struct report_place *at, const struct book_change *x)
{
    struct report_claim *rows;
    size_t count;
    struct evidence e;
    if (str_empty(x->link))
        return DONE;
    TRY(db_many(r->db, SQL_REPORT_CLAIMS, WITH(IN(at->plan->id), IN(at->report->id)), r->mem, &report_claim_shape, &rows, &count));
    for (size_t i = count; i-- > 0;) {
        const struct report_claim *c = &rows[i];
        if (c->report != at->report->id || c->state != CLAIM_DRAFT || c->milestone != x->line->m->id ||
            c->part != (x->line->part == NULL ? NONE : x->line->part->id))
            continue;
        evidence_new(r, &e);
        e.commitment = x->line->m->commitment;
        e.milestone = x->line->m->id;
        e.claim = c->id;
        e.url = x->link;
        struct str values[] = {x->label, str_empty(x->line->m->deliverable) ? x->line->m->title : x->line->m->deliverable};
        e.description = text_excerpt(r->mem, say_with(r->mem, LANG_ES, "Prueba del hito %1: %2", values, 2), 480);
        return evidence_add(r, &e, NULL, "book");
    }
    return DONE;
}

/* The values of the row over the draft that its answer made. */
static enum status change_apply(struct request *r, struct report_place *at, const struct book_change *x)
{
    struct claim *c;
    int64_t id;
    TRY(report_line_put(r, at, x->line, x->answer));
    TRY(db_int(r->db, SQL_REPORT_DRAFT_OF, WITH(IN(at->report->id), IN(x->line->m->id), IN(x->line->part == NULL ? NONE : x->line->part->id)), &id));
    TRY(record_get(r->db, r->mem, &claim_shape, id, &c));
    if (x->answer.kind == CLAIM_NOTHING)
        return DONE;
    c->text = x->claim.text;
    c->next_step = str_empty(x->claim.next_step) ? STR_NONE : x->claim.next_step;
    c->forecast_on = x->claim.forecast_on;
    c->delivered_on = x->claim.delivered_on;
    TRY(record_change(r->db, &claim_shape, r->mem, c));
    return link_add(r, at, x);
}

/* POST …/subir/aceptar */
enum status report_book_accept_apply(struct request *r)
{
    struct report_place *at = r->object;
    struct report_book *book;
    struct report_book_line *lines;
    size_t count;
    struct book_look look;
    TRY(report_writable(r, at));
    TRY(book_waiting(r, at, &book, &lines, &count));
    if (book == NULL)
        return problem_add(r, "", N_("Ese libro ya se aceptó o se descartó."));
    if (book->revision_of != at->report->revision)
        return problem_add(r, "", N_("El reporte cambió después de que se subió este libro: descarga otro y copia en él lo que escribiste."));
    report_book_look(r, at, lines, count, &look);
    if (look.fault_count > 0)
        return problem_add(r, "", N_("El libro no se puede aceptar mientras tenga problemas: corrígelo y súbelo otra vez."));
    report_sign(r, at, STR_NONE);
    if (!at->behalf)
        at->report->channel = CHANNEL_WORKBOOK;
    for (size_t i = 0; i < look.change_count; i++)
        TRY(change_apply(r, at, &look.changes[i]));
    TRY(book_drop(r, at->report->id));
    TRY(report_saved(r, at));
    return respond_redirect(r, path_fmt(r, "%.*s/revisar", STR_ARG(at->base)), N_("El libro llenó el borrador. Revísalo antes de enviarlo."));
}

/* POST …/subir/descartar */
enum status report_book_drop_apply(struct request *r)
{
    struct report_place *at = r->object;
    if (at->report->id == NONE || !at->owner)
        return problem_add(r, "", N_("Ese libro ya se aceptó o se descartó."));
    report_sign(r, at, STR_NONE);
    TRY(book_drop(r, at->report->id));
    return respond_redirect(r, path_fmt(r, "%.*s/subir", STR_ARG(at->base)), N_("Se descartó el libro. Nada cambió."));
}
