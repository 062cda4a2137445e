/* SPDX-License-Identifier: EUPL-1.2
 * What a workbook that came back would do: each row beside its line, each fault by row and column. */
#include "room/report/report_book.h"

#include "base/text.h"
#include "job/fetch.h"

struct looking {
    struct request *r;
    const struct report_place *at;
    struct book_look *look;
    const struct report_book_line *row;
};

/* The columns stand in the book's own order when it is told where a fault is. */
static void fault(const struct looking *k, enum book_column column, const char *message, struct str value)
{
    struct book_look *x = k->look;
    if (x->fault_count == x->fault_size) {
        size_t size = x->fault_size == 0 ? 16 : x->fault_size * 2;
        x->faults = arena_grow(k->r->mem, x->faults, x->fault_size * sizeof *x->faults, size * sizeof *x->faults);
        x->fault_size = size;
    }
    struct str title = cell_name(k->r->mem, (size_t)k->row->number, (size_t)column + 1);
    x->faults[x->fault_count++] = (struct book_fault){title, say_with(k->r->mem, k->r->lang, message, &value, 1)};
}

static const struct report_line *line_of(const struct looking *k)
{
    for (size_t i = 0; i < k->at->line_count; i++)
        if (str_eq(report_key(k->r->mem, &k->at->lines[i]), k->row->key))
            return &k->at->lines[i];
    return NULL;
}

static int choice_in(struct arena *mem, const struct choices *list, struct str text)
{
    struct str folded = text_fold(mem, text);
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(folded, text_fold(mem, str_of(list->items[i].label))) || str_is(text, list->items[i].code))
            return (int)i;
    return -1;
}

/* "Nada que reportar" with a cause is nothing done, late. */
static bool answer_read(const struct looking *k, const struct report_line *line, struct report_answer *ret)
{
    struct str folded = text_fold(k->r->mem, k->row->answer);
    *ret = (struct report_answer){-1, -1};
    if (str_empty(folded)) {
        fault(k, BOOK_ANSWER, N_("Falta decir qué pasó."), STR_NONE);
        return false;
    }
    ret->kind = str_is(folded, "nada que reportar") || str_is(folded, "nada") ? CLAIM_NOTHING : choice_in(k->r->mem, &claim_kind_choices, k->row->answer);
    if (ret->kind < 0) {
        fault(k, BOOK_ANSWER, N_("«%1» no está en la lista de respuestas."), k->row->answer);
        return false;
    }
    if (!str_empty(k->row->cause)) {
        ret->cause = choice_in(k->r->mem, &delay_cause_choices, k->row->cause);
        if (ret->cause < 0) {
            fault(k, BOOK_CAUSE, N_("«%1» no está en la lista de causas."), k->row->cause);
            return false;
        }
    }
    if (ret->kind == CLAIM_NOTHING && ret->cause >= 0)
        ret->kind = CLAIM_DELAY;
    if (ret->kind == CLAIM_DELIVERED)
        ret->cause = -1;
    const char *why = report_answer_fault(line, *ret);
    if (why != NULL)
        fault(k, BOOK_CAUSE, line->late ? N_("El plazo ya venció: elige la causa del retraso.") : N_("El plazo todavía no vence: deja vacía la causa."), STR_NONE);
    return why == NULL;
}

static void day_read(const struct looking *k, enum book_column column, struct str text, struct day *ret)
{
    *ret = DAY_NONE;
    if (!str_empty(text) && !report_day(text, ret))
        fault(k, column, N_("«%1» no es una fecha que exista. Escribe por ejemplo 30/06/2027."), text);
}

static void text_take(const struct looking *k, enum book_column column, struct str text, int64_t longest, struct str *ret)
{
    *ret = text;
    if (text_length(text) > longest)
        fault(k, column, N_("Es demasiado largo: bastan unas líneas."), STR_NONE);
}

static void values_read(const struct looking *k, const struct report_line *line, struct book_change *x)
{
    unsigned asks = report_asks(line, x->answer);
    struct claim *c = &x->claim;
    struct day today = k->r->today;
    shape_clear(&claim_shape, c);
    c->kind = x->answer.kind;
    c->delay_cause = x->answer.cause;
    if ((asks & ASKS_TEXT) != 0) {
        text_take(k, BOOK_TEXT, k->row->text, 2000, &c->text);
        if (text_length(c->text) < 3)
            fault(k, BOOK_TEXT, N_("Cuenta en una a tres líneas qué se hizo."), STR_NONE);
    }
    if ((asks & ASKS_NEXT) != 0)
        text_take(k, BOOK_NEXT, k->row->next_step, 1000, &c->next_step);
    if ((asks & ASKS_FORECAST) != 0)
        day_read(k, BOOK_FORECAST, k->row->forecast, &c->forecast_on);
    if (day_known(c->forecast_on) && day_before(c->forecast_on, today))
        fault(k, BOOK_FORECAST, N_("La nueva fecha prevista ya pasó."), STR_NONE);
    if ((asks & ASKS_DAY) == 0)
        return;
    day_read(k, BOOK_DELIVERED, k->row->delivered, &c->delivered_on);
    if (str_empty(k->row->delivered))
        fault(k, BOOK_DELIVERED, N_("Escribe el día en que existió el entregable."), STR_NONE);
    else if (day_known(c->delivered_on) && day_before(today, c->delivered_on))
        fault(k, BOOK_DELIVERED, N_("La entrega no puede estar en el futuro."), STR_NONE);
    else if (day_known(c->delivered_on) && day_known(k->at->plan->starts_on) && day_before(c->delivered_on, k->at->plan->starts_on))
        fault(k, BOOK_DELIVERED, N_("La entrega no puede ser anterior al plan."), STR_NONE);
    x->link = (asks & ASKS_LINK) != 0 ? k->row->link : STR_NONE;
    if (!str_empty(x->link) && (!evidence_url_good(k->r->site, x->link) || fetch_url_inner(x->link, k->r->site->config.fetch_allow)))
        fault(k, BOOK_LINK, N_("Escribe una dirección pública completa que empiece con https:// o http://."), STR_NONE);
    bool kept = line->mine != NULL && line->mine->link_count > 0;
    if (line->m->means == MEANS_LINK && str_empty(x->link) && !kept)
        fault(k, BOOK_LINK, N_("Este hito se prueba con una publicación en línea: escribe el enlace."), STR_NONE);
}

static bool repeated(const struct looking *k, const struct report_book_line *lines, size_t before)
{
    for (size_t i = 0; i < before; i++)
        if (str_eq(lines[i].key, k->row->key))
            return true;
    return false;
}

static struct str change_words(struct request *r, struct report_answer x)
{
    const char *kind = say(r->lang, choice_label(&claim_kind_choices, x.kind));
    return x.cause < 0 ? str_of(kind) : path_fmt(r, "%s: %s", kind, say(r->lang, choice_label(&delay_cause_choices, x.cause)));
}

void report_book_look(struct request *r, const struct report_place *at, const struct report_book_line *lines, size_t count, struct book_look *ret)
{
    *ret = (struct book_look){.changes = arena_array(r->mem, struct book_change, count)};
    for (size_t i = 0; i < count; i++) {
        struct looking k = {r, at, ret, &lines[i]};
        const struct report_line *line = line_of(&k);
        struct book_change *x = &ret->changes[ret->change_count];
        *x = (struct book_change){.line = line, .row = (size_t)lines[i].number};
        if (line == NULL)
            fault(&k, BOOK_KEY, N_("El código «%1» no es de este reporte: no cambies esa columna."), lines[i].key);
        else if (repeated(&k, lines, i))
            fault(&k, BOOK_KEY, N_("El código «%1» está repetido."), lines[i].key);
        else if (line->frozen)
            fault(&k, BOOK_KEY, N_("El hito de código «%1» ya se envió: no se cambia con el libro."), lines[i].key);
        else if (answer_read(&k, line, &x->answer)) {
            values_read(&k, line, x);
            x->label = report_line_name(r->mem, line);
            x->title = line->m->title;
            x->words = change_words(r, x->answer);
            ret->change_count++;
        }
    }
}
