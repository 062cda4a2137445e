/* SPDX-License-Identifier: EUPL-1.2
 * A report that came by letter: the letter is chosen first; who types it does so on behalf of the
 * institution. And what of a proof is reserved by law. */
#include "room/report/report_pages.h"

#include "base/text.h"
#include "pages.h"
#include "sql.h"

/* Letters in of the institution or of one that it succeeds. */
static enum status letters_find(struct request *r, const struct report_place *at, struct letter **ret, size_t *ret_count)
{
    struct letter *all;
    size_t count, kept = 0;
    TRY(db_many(r->db, SQL_REPORT_LETTERS, WITH(IN(at->jurisdiction->id)), r->mem, &letter_shape, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].institution != NONE && report_answers(&at->records, all[i].institution) == at->institution->id)
            all[kept++] = all[i];
    *ret = all;
    *ret_count = kept;
    return DONE;
}

/* GET …/por-oficio */
enum status report_letter_show(struct request *r)
{
    const struct report_place *at = r->object;
    struct letter *letters;
    size_t count;
    struct report_letter_page page = {.at = at, .institution = at->institution->name, .moved = at->asked == NULL ? STR_NONE : at->asked->name};
    if (at->owner && r->method == GET)
        return respond_redirect(r, path_fmt(r, "%.*s/paso-1", STR_ARG(at->base)), NULL);
    TRY(letters_find(r, at, &letters, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        const struct institution *from = report_institution(&at->records, letters[i].institution);
        struct str day = day_words(r->mem, r->lang, letters[i].dated_on);
        options[i] = (struct option){letters[i].id, path_fmt(r, "%.*s, %.*s: %.*s (%.*s)", STR_ARG(letters[i].number), STR_ARG(day),
                                                             STR_ARG(letters[i].subject), STR_ARG(from->name))};
    }
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    *lists = (struct form_options){"letter", options, count};
    page.form = form_for(r, &report_shape, NULL, at->base);
    page.options = options;
    page.options_count = count;
    page.register_path = path_fmt(r, "/%.*s/administracion/oficios/entrada", STR_ARG(at->jurisdiction->code));
    page.taken = at->report->id != NONE && at->report->state < REPORT_PUBLISHED;
    TRY(report_open_now(r, at, &page.closed));
    return page_report_letter(r, report_head(r, at, N_("Registrar el reporte que llegó por oficio")), &page);
}

/* POST …/por-oficio */
enum status report_letter_apply(struct request *r)
{
    struct report_place *at = r->object;
    struct letter *letters;
    size_t count;
    int64_t id = NONE;
    if (at->owner)
        return respond_redirect(r, path_fmt(r, "%.*s/paso-1", STR_ARG(at->base)), NULL);
    bool again = at->report->id != NONE && at->report->state >= REPORT_PUBLISHED;
    if (!again)
        TRY(report_writable(r, at));
    if (at->report->id != NONE && !again) {
        (void)problem_add(r, "", N_("La institución ya empezó su reporte en línea: acuerda con ella quién lo termina."));
        return CONFLICT;
    }
    TRY(letters_find(r, at, &letters, &count));
    (void)str_int(request_form(r, "letter"), &id);
    for (size_t i = 0; i < count; i++)
        if (letters[i].id == id && again) {
            TRY(report_reopen(r, at, id));
            return respond_redirect(r, path_fmt(r, "%.*s/paso-1", STR_ARG(at->base)), N_("El reporte se reabrió. Escribe lo que el oficio corrige."));
        } else if (letters[i].id == id) {
            at->report->letter = id;
            report_sign(r, at, STR_NONE);
            TRY(report_begin(r, at));
            return respond_redirect(r, path_fmt(r, "%.*s/paso-1", STR_ARG(at->base)),
                                    at->asked == NULL ? N_("Escribe lo que dice el oficio.")
                                                      : N_("La institución del oficio ya no existe por separado: el reporte queda a nombre de su sucesora."));
        }
    return problem_add(r, "letter", N_("Elige el oficio con que llegó el reporte."));
}

static enum status proofs_of(struct request *r, const struct report_place *at, struct evidence **ret, size_t *ret_count)
{
    struct evidence *all = NULL;
    size_t count = 0;
    for (size_t i = 0; i < at->line_count; i++) {
        struct evidence *some;
        size_t n;
        if (at->lines[i].mine == NULL || at->lines[i].mine->state != CLAIM_DRAFT)
            continue;
        TRY(evidence_of_claim(r->db, r->mem, at->lines[i].mine->id, true, &some, &n));
        all = arena_grow(r->mem, all, count * sizeof *all, (count + n) * sizeof *all);
        for (size_t k = 0; k < n; k++)
            if (!instant_known(some[k].withdrawn_at))
                all[count++] = some[k];
    }
    *ret = all;
    *ret_count = count;
    return DONE;
}

/* GET …/reservar */
enum status report_reserve_show(struct request *r)
{
    const struct report_place *at = r->object;
    struct report_reserve_page page = {.at = at, .institution = at->institution->name};
    TRY(proofs_of(r, at, &page.proofs, &page.proofs_count));
    struct option *options = arena_array(r->mem, struct option, page.proofs_count);
    for (size_t i = 0; i < page.proofs_count; i++)
        options[i] = (struct option){page.proofs[i].id, page.proofs[i].description};
    page.options = options;
    page.options_count = page.proofs_count;
    struct evidence *row = arena_new_of(r->mem, struct evidence);
    shape_clear(&evidence_shape, row);
    page.form = form_for(r, &evidence_shape, row, path_fmt(r, "%.*s/reservar", STR_ARG(at->base)));
    page.review_path = path_fmt(r, "%.*s/revisar", STR_ARG(at->base));
    return page_report_reserve(r, report_head(r, at, N_("Información reservada")), &page);
}

/* POST …/reservar: the content is hidden, that there is one and why is not. */
enum status report_reserve_apply(struct request *r)
{
    struct report_place *at = r->object;
    struct evidence *proofs;
    size_t count;
    int64_t id = NONE;
    struct str ground = str_trim(text_clean(r->mem, request_form(r, "ground")));
    TRY(report_writable(r, at));
    TRY(proofs_of(r, at, &proofs, &count));
    (void)str_int(request_form(r, "proof"), &id);
    if (text_length(ground) < 10 || text_length(ground) > 300)
        return problem_add(r, "ground", N_("Escribe la norma y el artículo que la reservan, en 10 a 300 caracteres."));
    for (size_t i = 0; i < count; i++) {
        if (proofs[i].id != id)
            continue;
        proofs[i].visibility = EVIDENCE_HIDDEN;
        proofs[i].ground = ground;
        report_sign(r, at, ground);
        TRY(record_change(r->db, &evidence_shape, r->mem, &proofs[i]));
        TRY(report_saved(r, at));
        return respond_redirect(r, path_fmt(r, "%.*s/revisar", STR_ARG(at->base)), N_("La prueba quedó reservada, con su fundamento a la vista."));
    }
    return problem_add(r, "proof", N_("Elige la prueba."));
}
