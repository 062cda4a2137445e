/* SPDX-License-Identifier: EUPL-1.2
 * Step 2: only what each answer asks for; as many lines on a page as REPORT_INPUTS lets. */
#include "room/report/report_pages.h"

#include "base/text.h"
#include "job/fetch.h"
#include "pages.h"

#define TEXT_LONGEST 2000
#define NEXT_LONGEST 1000

static bool to_write(const struct report_line *line)
{
    return line->mine != NULL && line->mine->state == CLAIM_DRAFT && report_asks(line, report_answer_of(line->mine)) != 0;
}

/* The lines of page `page`; their count. *ret_pages: how many pages there are. */
static size_t lines_of_page(struct request *r, const struct report_place *at, size_t page, const struct report_line ***ret, size_t *ret_pages)
{
    const struct report_line **lines = arena_array(r->mem, const struct report_line *, at->line_count);
    size_t count = 0, now = 0;
    int inputs = 0;
    for (size_t i = 0; i < at->line_count; i++) {
        const struct report_line *line = &at->lines[i];
        if (!to_write(line))
            continue;
        int n = report_inputs(line, report_answer_of(line->mine));
        if (inputs > 0 && inputs + n > REPORT_INPUTS) {
            now++;
            inputs = 0;
        }
        inputs += n;
        if (now == page)
            lines[count++] = line;
    }
    *ret = lines;
    *ret_pages = now + 1;
    return count;
}

static size_t page_asked(const struct request *r)
{
    int64_t n = 1;
    (void)str_int(request_query(r, "parte"), &n);
    return n < 1 || n > 1000 ? 0 : (size_t)n - 1;
}

static struct str name_of(struct request *r, const char *what, const struct report_line *line)
{
    return path_fmt(r, "%s-%s", what, report_key(r->mem, line).ptr);
}

static struct str dmy(struct request *r, struct day d)
{
    int y, m, day;
    if (!day_known(d))
        return STR_NONE;
    day_split(d, &y, &m, &day);
    return path_fmt(r, "%02d/%02d/%04d", day, m, y);
}

static void control_add(struct request *r, struct report_write_line *x, struct report_control c, struct str stored)
{
    struct str typed;
    c.value = stored;
    if (report_typed(r, c.name.ptr, &typed)) {
        c.value = typed;
        c.stored = r->problem == STALE && !str_eq(str_trim(typed), stored) ? stored : STR_NONE;
    }
    c.problem = problem_of(&r->problems, c.name);
    x->controls[x->controls_count++] = c;
}

static struct str said(struct request *r, const char *msgid)
{
    return str_of(say(r->lang, msgid));
}

/* What the institution must publish by law anyway may prove it: where it would be. */
static void lotaip_fill(struct request *r, const struct report_place *at, struct report_write_line *x)
{
    if (!str_empty(at->institution->url))
        x->lotaip = say_with(r->mem, r->lang,
                             N_("Sirve lo que la institución ya publica por ley (LOTAIP): busca el enlace en %1, sección Transparencia."),
                             &at->institution->url, 1);
    else
        x->lotaip = said(r, N_("Sirve lo que la institución ya publica por ley (LOTAIP): copia el enlace de su sección Transparencia."));
}

static enum status kept_fill(struct request *r, const struct report_claim *c, struct report_write_line *x)
{
    struct evidence *list;
    size_t count;
    struct buf b = BUF(r->mem);
    TRY(evidence_of_claim(r->db, r->mem, c->id, true, &list, &count));
    for (size_t i = count; i-- > 0;)
        if (!instant_known(list[i].withdrawn_at)) {
            buf_chars(&b, b.len > 0 ? "; " : "");
            buf_add(&b, list[i].kind == EVIDENCE_LINK ? list[i].url : list[i].file_name);
        }
    x->kept = buf_str(&b);
    return DONE;
}

static enum status line_view(struct request *r, const struct report_place *at, const struct report_line *line, struct report_write_line *x)
{
    const struct report_claim *c = line->mine;
    struct report_answer answer = report_answer_of(c);
    unsigned asks = report_asks(line, answer);
    struct str title = line->part == NULL ? line->m->title : path_fmt(r, "%.*s: %.*s", STR_ARG(line->m->title), STR_ARG(line->part->title));
    *x = (struct report_write_line){.line = line, .title = title, .label = report_line_name(r->mem, line), .deliverable = line->m->deliverable};
    x->controls = arena_array(r->mem, struct report_control, 5);
    x->answer = str_of(say(r->lang, choice_label(&claim_kind_choices, c->kind)));
    if (answer.cause >= 0)
        x->answer = path_fmt(r, "%.*s: %s", STR_ARG(x->answer), say(r->lang, choice_label(&delay_cause_choices, answer.cause)));
    x->last_next = line->last == NULL ? STR_NONE : line->last->next_step;
    if ((asks & ASKS_TEXT) != 0)
        control_add(r, x, (struct report_control){.name = name_of(r, "texto", line), .rows = 3,
                    .label = said(r, answer.kind == CLAIM_DELAY ? N_("Qué pasó") : N_("Qué se hizo")),
                    .hint = said(r, N_("De una a tres líneas, en lenguaje claro."))}, report_unwritten(c->text) ? STR_NONE : c->text);
    if ((asks & ASKS_FORECAST) != 0)
        control_add(r, x, (struct report_control){.name = name_of(r, "prevista", line), .kind = "text", .label = said(r, N_("Nueva fecha prevista")),
                    .hint = said(r, N_("Por ejemplo, 30/06/2027. No mueve el plazo: eso lo hace un acto."))},
                    dmy(r, day_known(c->forecast_on) || line->last == NULL || day_before(line->last->forecast_on, r->today) ? c->forecast_on
                                                                                                                           : line->last->forecast_on));
    if ((asks & ASKS_NEXT) != 0)
        control_add(r, x, (struct report_control){.name = name_of(r, "paso", line), .kind = "text", .label = said(r, N_("Siguiente paso"))}, c->next_step);
    if ((asks & ASKS_DAY) != 0)
        control_add(r, x, (struct report_control){.name = name_of(r, "fecha", line), .kind = "text", .label = said(r, N_("Fecha de entrega")),
                    .hint = said(r, N_("El día en que existió el entregable. Por ejemplo, 30/06/2027."))}, dmy(r, c->delivered_on));
    if ((asks & ASKS_LINK) != 0) {
        control_add(r, x, (struct report_control){.name = name_of(r, "enlace", line), .kind = "url", .label = said(r, N_("Enlace de prueba"))}, STR_NONE);
        lotaip_fill(r, at, x);
    }
    x->with_file = (asks & ASKS_FILE) != 0;
    x->file_name = name_of(r, "archivo", line);
    return (asks & (ASKS_FILE | ASKS_LINK)) != 0 ? kept_fill(r, c, x) : DONE;
}

void report_file(struct out *o, const struct form *f, struct str name)
{
    form_file(o, f, str_chars(o->buf.arena, name), N_("Archivo de prueba"));
}

/* GET …/paso-2 */
enum status report_write_show(struct request *r)
{
    const struct report_place *at = r->object;
    const struct report_line **lines;
    size_t pages, now = page_asked(r), count;
    if (at->report->id == NONE || (at->behalf && !at->owner))
        return respond_redirect(r, path_fmt(r, "%.*s/paso-1", STR_ARG(at->base)), NULL);
    count = lines_of_page(r, at, now, &lines, &pages);
    if (count == 0 && r->method == GET)
        return respond_redirect(r, path_fmt(r, "%.*s/revisar", STR_ARG(at->base)), NULL);
    struct str path = path_fmt(r, "%.*s/paso-2", STR_ARG(at->base));
    struct report_write_page page = {.at = at, .institution = at->institution->name};
    page.lines = arena_array(r->mem, struct report_write_line, count);
    for (size_t i = 0; i < count; i++)
        TRY(line_view(r, at, lines[i], &page.lines[page.lines_count++]));
    page.form = form_for(r, &report_shape, at->report, pages > 1 ? path_fmt(r, "%.*s?parte=%zu", STR_ARG(path), now + 1) : path);
    page.pages = arena_array(r->mem, struct report_page_link, pages);
    for (size_t i = 0; i < pages; i++)
        page.pages[i] = (struct report_page_link){path_fmt(r, "%.*s?parte=%zu", STR_ARG(path), i + 1), (int64_t)i + 1, i == now};
    page.pages_count = pages > 1 ? pages : 0;
    page.choose_path = path_fmt(r, "%.*s/paso-1", STR_ARG(at->base));
    page.review_path = path_fmt(r, "%.*s/revisar", STR_ARG(at->base));
    TRY(report_open_now(r, at, &page.closed));
    return page_report_write(r, report_head(r, at, N_("Reporte del período, paso 2 de 3")), &page);
}

/* Before the writer is held: each file is checked and kept. */
enum status report_write_prepare(struct request *r)
{
    const struct report_place *at = r->object;
    const struct report_line **lines;
    size_t pages, count = lines_of_page(r, at, page_asked(r), &lines, &pages);
    struct evidence_prepared **files = arena_array(r->mem, struct evidence_prepared *, count);
    enum status worst = DONE;
    for (size_t i = 0; i < count; i++) {
        files[i] = NULL;
        if ((report_asks(lines[i], report_answer_of(lines[i]->mine)) & ASKS_FILE) == 0)
            continue;
        enum status s = evidence_prepare(r, name_of(r, "archivo", lines[i]).ptr, &files[i]);
        worst = worst == DONE ? s : worst;
    }
    r->prepared = files;
    return worst;
}

static enum status wrong(struct request *r, struct str name, const struct report_line *line, const char *why)
{
    struct str label = report_line_name(r->mem, line);
    return problem_add_text(r, name, path_fmt(r, "%s: %s", say_with(r->mem, r->lang, N_("Hito %1"), &label, 1).ptr, say(r->lang, why)));
}

static void read_text(struct request *r, const struct report_line *line, const char *what, int64_t longest, struct str *ret)
{
    struct str name = name_of(r, what, line), typed = str_trim(text_clean(r->mem, request_form(r, name.ptr)));
    if (text_length(typed) > longest)
        (void)wrong(r, name, line, N_("es demasiado largo: bastan unas líneas."));
    else
        *ret = str_empty(typed) ? STR_NONE : typed;
}

/* What was typed for a line. It is kept even when it is not enough to send; only what cannot be is refused. */
static void read_line(struct request *r, const struct report_place *at, const struct report_line *line, unsigned asks, struct claim *c)
{
    const struct {
        unsigned ask;
        const char *what;
        struct day *day;
    } days[] = {{ASKS_FORECAST, "prevista", &c->forecast_on}, {ASKS_DAY, "fecha", &c->delivered_on}};
    if ((asks & ASKS_TEXT) != 0) {
        read_text(r, line, "texto", TEXT_LONGEST, &c->text);
        if (text_length(c->text) < 3)
            c->text = STR(REPORT_UNWRITTEN);
    }
    if ((asks & ASKS_NEXT) != 0)
        read_text(r, line, "paso", NEXT_LONGEST, &c->next_step);
    for (size_t i = 0; i < COUNT(days); i++) {
        if ((asks & days[i].ask) == 0)
            continue;
        struct str name = name_of(r, days[i].what, line), typed = str_trim(request_form(r, name.ptr));
        *days[i].day = DAY_NONE;
        if (!str_empty(typed) && !report_day(typed, days[i].day))
            (void)wrong(r, name, line, N_("escribe una fecha que exista, como 30/06/2027."));
    }
    if (day_known(c->delivered_on) && day_before(r->today, c->delivered_on))
        (void)wrong(r, name_of(r, "fecha", line), line, N_("la entrega no puede estar en el futuro."));
    if (day_known(c->delivered_on) && day_known(at->plan->starts_on) && day_before(c->delivered_on, at->plan->starts_on))
        (void)wrong(r, name_of(r, "fecha", line), line, N_("la entrega no puede ser anterior al plan."));
    if (day_known(c->forecast_on) && day_before(c->forecast_on, r->today))
        (void)wrong(r, name_of(r, "prevista", line), line, N_("la nueva fecha prevista ya pasó."));
}

/* What the proof is said to show: the deliverable as the plan has it. */
static struct str proof_words(struct request *r, const struct report_line *line)
{
    struct str what = str_empty(line->m->deliverable) ? line->m->title : line->m->deliverable, label = report_line_name(r->mem, line);
    struct str values[] = {label, what};
    return text_excerpt(r->mem, say_with(r->mem, LANG_ES, "Prueba del hito %1: %2", values, 2), 480);
}

static enum status proof_put(struct request *r, const struct report_line *line, struct str url, const struct evidence_prepared *file)
{
    struct evidence e;
    evidence_new(r, &e);
    e.commitment = line->m->commitment;
    e.milestone = line->m->id;
    e.claim = line->mine->id;
    e.description = proof_words(r, line);
    e.url = url;
    return evidence_add(r, &e, file, name_of(r, "archivo", line).ptr);
}

/* A new proof takes the place of the one of its kind. */
static enum status proof_replace(struct request *r, const struct report_line *line, int kind)
{
    struct evidence *old;
    size_t count;
    TRY(evidence_of_claim(r->db, r->mem, line->mine->id, true, &old, &count));
    for (size_t i = 0; i < count; i++)
        if (old[i].kind == kind && !instant_known(old[i].withdrawn_at))
            TRY(evidence_withdraw(r->db, r->mem, &old[i], STR("Reemplazada por otra en el borrador del reporte.")));
    return DONE;
}

static enum status proofs_put(struct request *r, const struct report_line *line, unsigned asks, const struct evidence_prepared *file)
{
    struct str name = name_of(r, "enlace", line), url = str_trim(request_form(r, name.ptr));
    if ((asks & ASKS_LINK) != 0 && !str_empty(url)) {
        if (!evidence_url_good(r->site, url))
            return wrong(r, name, line, N_("escribe una dirección completa que empiece con https:// o http://, sin usuario ni puerto."));
        if (fetch_url_inner(url, r->site->config.fetch_allow))
            return wrong(r, name, line, N_("esa dirección es de una red interna: nadie más podría abrirla."));
        TRY(proof_replace(r, line, EVIDENCE_LINK));
        TRY(proof_put(r, line, url, NULL));
    }
    if ((asks & ASKS_FILE) == 0 || file == NULL)
        return DONE;
    TRY(proof_replace(r, line, EVIDENCE_IS_FILE));
    return proof_put(r, line, STR_NONE, file);
}

/* POST …/paso-2 */
enum status report_write_apply(struct request *r)
{
    struct report_place *at = r->object;
    struct evidence_prepared **files = r->prepared;
    const struct report_line **lines;
    size_t pages, now = page_asked(r), count = lines_of_page(r, at, now, &lines, &pages);
    if (at->report->id == NONE || !at->owner)
        return problem_add(r, "", N_("Primero responde el paso 1."));
    TRY(report_writable(r, at));
    TRY(report_seen(r, at));
    struct claim *claims = arena_array(r->mem, struct claim, count);
    for (size_t i = 0; i < count; i++) {
        claims[i] = report_claim_base(lines[i]->mine);
        read_line(r, at, lines[i], report_asks(lines[i], report_answer_of(lines[i]->mine)), &claims[i]);
    }
    if (r->problems.count > 0)
        return INVALID;
    report_sign(r, at, STR_NONE);
    for (size_t i = 0; i < count; i++) {
        TRY(record_change(r->db, &claim_shape, r->mem, &claims[i]));
        TRY(proofs_put(r, lines[i], report_asks(lines[i], report_answer_of(lines[i]->mine)), files[i]));
    }
    TRY(report_saved(r, at));
    if (now + 1 < pages)
        return respond_redirect(r, path_fmt(r, "%.*s/paso-2?parte=%zu", STR_ARG(at->base), now + 2), N_("Se guardó el borrador."));
    return respond_redirect(r, path_fmt(r, "%.*s/revisar", STR_ARG(at->base)), N_("Se guardó el borrador."));
}
