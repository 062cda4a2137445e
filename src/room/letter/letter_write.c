/* SPDX-License-Identifier: EUPL-1.2
 * Writing letters out, recording those that came, correcting both. */
#include "pages.h"
#include "room/letter/letter_view.h"

/* Institutions of the jurisdiction, those that are no more among them: their letters are still answered. */
static enum status institution_choices(struct request *r, int64_t jurisdiction, struct institution **ret, struct form_options *ret_list)
{
    struct institution *rows;
    size_t count;
    TRY(institutions_of(r->db, r->mem, jurisdiction, &rows, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        struct str label = rows[i].name;
        if (rows[i].state != INSTITUTION_ACTIVE)
            label = path_fmt(r, "%.*s (%s)", STR_ARG(label), say(r->lang, choice_label(&institution_state_choices, rows[i].state)));
        options[i] = (struct option){rows[i].id, label};
    }
    *ret = rows;
    *ret_list = (struct form_options){"institution", options, count};
    return DONE;
}

static enum status plan_choices(struct request *r, int64_t jurisdiction, struct form_options *ret_list)
{
    struct plan *plans;
    size_t count;
    TRY(plans_of(r->db, r->mem, jurisdiction, true, &plans, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){plans[i].id, plans[i].name};
    *ret_list = (struct form_options){"plan", options, count};
    return DONE;
}

/* Letters out that an answer may name. */
static enum status answer_choices(struct request *r, int64_t jurisdiction, struct form_options *ret_list)
{
    struct letter_row *rows;
    size_t count, kept = 0;
    TRY(letters_of(r->db, r->mem, jurisdiction, &rows, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].direction == LETTER_OUT && !day_known(rows[i].withdrawn_on))
            options[kept++] = (struct option){rows[i].id, path_fmt(r, "%.*s · %.*s", STR_ARG(rows[i].number), STR_ARG(rows[i].subject))};
    *ret_list = (struct form_options){"answers", options, kept};
    return DONE;
}

static enum status lists_of(struct request *r, int64_t jurisdiction, struct form *form)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, 3);
    struct institution *all;
    TRY(institution_choices(r, jurisdiction, &all, &lists[0]));
    TRY(plan_choices(r, jurisdiction, &lists[1]));
    TRY(answer_choices(r, jurisdiction, &lists[2]));
    form->options = lists;
    form->option_count = 3;
    return DONE;
}

static bool offered(const struct form_options *list, int64_t value)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->options[i].value == value)
            return true;
    return value == NONE;
}

/* What the field list cannot say of a letter. */
static enum status letter_checked(struct request *r, const struct letter *l)
{
    struct form form = {0};
    enum status s = DONE;
    TRY(lists_of(r, l->jurisdiction, &form));
    if (day_known(l->dated_on) && day_before(r->today, l->dated_on))
        s = problem_add(r, "dated_on", N_("Esa fecha todavía no llega."));
    if (!offered(&form.options[0], l->institution))
        s = problem_add(r, "institution", N_("Elige una institución de la lista."));
    else if (l->institution == NONE && l->kind >= 0 && l->kind != LETTER_OTHER)
        s = problem_add(r, "institution", N_("Di de qué institución se trata."));
    if (!offered(&form.options[1], l->plan))
        s = problem_add(r, "plan", N_("Elige un plan de la lista."));
    if (!offered(&form.options[2], l->answers))
        s = problem_add(r, "answers", N_("Elige un oficio de la lista."));
    return s;
}

/* What the address asks for, or the form that it led to. */
static struct str asked(struct request *r, const char *name)
{
    struct str query = request_query(r, name);
    return str_empty(query) ? request_form(r, name) : query;
}

/* The period asked for, with its plan, or NULL. */
static enum status period_wanted(struct request *r, int64_t jurisdiction, const struct letter_period **ret)
{
    struct letter_period *rows;
    size_t count;
    int64_t id;
    *ret = NULL;
    TRY(letter_periods(r->db, r->mem, jurisdiction, r->today, &rows, &count));
    for (size_t i = 0; i < count && str_int(asked(r, "periodo"), &id); i++)
        if (rows[i].id == id)
            *ret = &rows[i];
    return DONE;
}

static int kind_wanted(struct request *r)
{
    int kind = choice_of(&letter_kind_choices, asked(r, "tipo"));
    return kind >= 0 && letter_kind_fits(LETTER_OUT, (enum letter_kind)kind) ? kind : -1;
}

static struct letter_select select_of(const char *name, const char *label, struct letter_select_option *options, size_t count)
{
    return (struct letter_select){name, label, options, count};
}

/* What a letter out is drafted from: kind, institution, period. */
static enum status choices_of(struct request *r, const struct jurisdiction *j, struct letter_form_page *page)
{
    struct letter_select *selects = arena_array(r->mem, struct letter_select, 3);
    struct letter_select_option *kinds = arena_array(r->mem, struct letter_select_option, letter_kind_choices.count);
    struct institution *all;
    struct letter_period *periods;
    struct form_options list;
    size_t n = 0, count;
    for (int k = 0; k < (int)letter_kind_choices.count; k++)
        if (letter_kind_fits(LETTER_OUT, (enum letter_kind)k))
            kinds[n++] = (struct letter_select_option){str_of(choice_code(&letter_kind_choices, k)),
                                                       str_of(say(r->lang, choice_label(&letter_kind_choices, k))), k == kind_wanted(r)};
    selects[0] = select_of("tipo", N_("Tipo"), kinds, n);
    TRY(institution_choices(r, j->id, &all, &list));
    struct letter_select_option *names = arena_array(r->mem, struct letter_select_option, list.count);
    for (size_t i = 0; i < list.count; i++)
        names[i] = (struct letter_select_option){all[i].code, list.options[i].label, str_eq(all[i].code, request_query(r, "institucion"))};
    selects[1] = select_of("institucion", N_("Institución"), names, list.count);
    TRY(letter_periods(r->db, r->mem, j->id, r->today, &periods, &count));
    struct letter_select_option *rounds = arena_array(r->mem, struct letter_select_option, count);
    for (size_t i = 0; i < count; i++) {
        struct str id = path_fmt(r, "%lld", (long long)periods[i].id);
        struct str values[] = {int_words(r->mem, r->lang, periods[i].plan_number), int_words(r->mem, r->lang, periods[i].number)};
        rounds[i] = (struct letter_select_option){id, say_with(r->mem, r->lang, N_("Plan %1, período %2"), values, 2),
                                                  str_eq(id, asked(r, "periodo"))};
    }
    selects[2] = select_of("periodo", N_("Período"), rounds, count);
    page->choices = selects;
    page->choices_count = count > 0 ? 3 : 2;
    return DONE;
}

/* The letter as its template fills it in. */
static enum status drafted(struct request *r, const struct jurisdiction *j, struct letter *l)
{
    struct letter_facts facts = {.jurisdiction = j->name, .period = NONE, .from_on = DAY_NONE, .cut_on = DAY_NONE, .due_on = DAY_NONE,
                                 .today = r->today};
    const struct letter_period *period;
    struct institution *to;
    struct plan *plan;
    int64_t number = NONE;
    enum status s = institution_by_code(r->db, r->mem, j->id, request_query(r, "institucion"), &to);
    if (s != DONE && s != NOT_FOUND)
        return s;
    if (s == DONE) {
        l->institution = to->id;
        facts.institution = to->name;
        l->addressee = STR("Máxima autoridad");
    }
    TRY(period_wanted(r, j->id, &period));
    if (period != NULL) {
        number = period->plan_number;
        l->period = period->id;
        facts.period = period->number;
        facts.from_on = period->starts_on;
        facts.cut_on = period->cut_on;
        facts.due_on = period->due_on;
    } else {
        (void)str_int(request_query(r, "plan"), &number);
    }
    if (number != NONE && plan_by_number(r->db, r->mem, j->id, number, &plan) == DONE) {
        l->plan = plan->id;
        facts.plan = plan->name;
    }
    l->jurisdiction = j->id;
    l->kind = kind_wanted(r);
    l->dated_on = r->today;
    letter_draft(r->mem, (enum letter_kind)l->kind, &facts, &l->subject, &l->text);
    return DONE;
}

static const char *const out_required[] = {"institution", "text", NULL};
static const char *const out_fields[] = {"dated_on", "institution", "addressee", "subject", "text", "plan", NULL};

/* GET /:jurisdiction/administracion/oficios/nuevo?tipo=&institucion=&periodo= */
enum status letter_out_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct letter l;
    struct letter_form_page page = {.out = true, .fresh = true, .title = N_("Escribir un oficio"), .chosen = kind_wanted(r) >= 0};
    page.path = path_fmt(r, "%.*s/nuevo", STR_ARG(letter_list_path(r, j, true)));
    shape_clear(&letter_shape, &l);
    if (page.chosen)
        TRY(drafted(r, j, &l));
    page.kind_code = asked(r, "tipo");
    page.period_code = asked(r, "periodo");
    page.form = form_for(r, &letter_shape, &l, page.path);
    page.form.required = l.kind == LETTER_OTHER ? out_required + 1 : out_required;
    TRY(lists_of(r, j->id, &page.form));
    TRY(choices_of(r, j, &page));
    struct head head = letter_list_head(r, j, str_of(say(r->lang, page.title)), false);
    head.form_page = true;
    return page_letter_form(r, head, &page);
}

enum status letter_out_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct letter l;
    const struct letter_period *period;
    shape_clear(&letter_shape, &l);
    if (kind_wanted(r) < 0)
        return problem_add(r, "", N_("Elige para qué es el oficio."));
    l.jurisdiction = j->id;
    l.kind = kind_wanted(r);
    l.entered_by = r->actor.person;
    enum status read = form_read_fields(r, &letter_shape, &l, out_fields);
    enum status good = letter_checked(r, &l);
    TRY(period_wanted(r, j->id, &period));
    if (period != NULL)
        l.period = period->id;
    if (read == DONE && str_empty(l.text))
        read = problem_add(r, "text", N_("Escribe el texto del oficio."));
    TRY(read);
    TRY(good);
    TRY(letter_issue(r->db, r->mem, STR_NONE, r->today, &l));
    return respond_redirect(r, letter_path(r, j, l.id), N_("El oficio tiene su número. Imprímelo o despáchalo por el sistema de la oficina."));
}

static void entry_of(const struct letter *l, struct letter_entry *e)
{
    *e = (struct letter_entry){.number = l->number, .dated_on = l->dated_on, .institution = l->institution, .addressee = l->addressee,
                               .subject = l->subject, .text = l->text, .plan = l->plan, .answers = l->answers, .revision = l->revision};
    e->kind = choice_of(&letter_came_choices, str_of(choice_code(&letter_kind_choices, l->kind)));
}

static void entry_into(const struct letter_entry *e, struct letter *l)
{
    l->number = e->number;
    l->dated_on = e->dated_on;
    l->institution = e->institution;
    l->addressee = e->addressee;
    l->subject = e->subject;
    l->text = e->text;
    l->plan = e->plan;
    l->answers = e->answers;
    l->revision = e->revision;
    l->kind = choice_of(&letter_kind_choices, str_of(choice_code(&letter_came_choices, e->kind)));
}

/* The form again: what came before with the same number or the same scan is said with links. */
static enum status twins_told(struct request *r, const struct jurisdiction *j, const struct letter *was, struct letter_form_page *page)
{
    const struct evidence_prepared *file = r->prepared;
    struct letter l = *was, *twins;
    size_t count;
    page->kept = letter_scan_sealed(r, &page->kept_name);
    if (r->problem == DONE)
        return DONE;
    l.number = str_trim(request_form(r, "number"));
    (void)str_int(request_form(r, "institution"), &l.institution);
    l.scan = file != NULL ? file->sha256 : l.scan;
    TRY(letter_twins(r->db, r->mem, &l, &twins, &count));
    struct letter_link *links = arena_array(r->mem, struct letter_link, count);
    for (size_t i = 0; i < count; i++) {
        links[i] = (struct letter_link){path_fmt(r, "%.*s · %.*s", STR_ARG(twins[i].number), STR_ARG(twins[i].subject)),
                                        letter_path(r, j, twins[i].id)};
        page->same_scan = page->same_scan || (!str_empty(l.scan) && str_eq(l.scan, twins[i].scan));
    }
    page->twins = links;
    page->twins_count = count;
    return DONE;
}

/* Two letters alike are one, unless whoever records it says that they are not. */
static enum status twins_checked(struct request *r, const struct letter *l)
{
    struct letter *twins;
    size_t count;
    TRY(letter_twins(r->db, r->mem, l, &twins, &count));
    if (count == 0 || str_is(request_form(r, "es_otro"), "1"))
        return DONE;
    return problem_add(r, "es_otro", N_("Parece que ya está registrado. Si es otro oficio, márcalo."));
}

static enum status entry_show(struct request *r, const struct jurisdiction *j, const struct letter *l, struct str action, struct head head,
                              struct letter_form_page *page)
{
    struct letter_entry *e = arena_new_of(r->mem, struct letter_entry);
    entry_of(l, e);
    page->chosen = true;
    page->form = form_for(r, &letter_entry_shape, e, action);
    page->form.revision = page->fresh ? NONE : l->revision;
    TRY(lists_of(r, j->id, &page->form));
    TRY(twins_told(r, j, l, page));
    head.form_page = true;
    return page_letter_form(r, head, page);
}

/* GET /:jurisdiction/administracion/oficios/entrada?tipo=&institucion= */
enum status letter_in_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct letter l;
    struct institution *from;
    struct letter_form_page page = {.fresh = true, .title = N_("Registrar un oficio que llegó")};
    shape_clear(&letter_shape, &l);
    l.jurisdiction = j->id;
    l.direction = LETTER_IN;
    l.kind = choice_of(&letter_kind_choices, request_query(r, "tipo"));
    if (institution_by_code(r->db, r->mem, j->id, request_query(r, "institucion"), &from) == DONE)
        l.institution = from->id;
    (void)str_int(request_query(r, "responde"), &l.answers);
    return entry_show(r, j, &l, path_fmt(r, "%.*s/entrada", STR_ARG(letter_list_path(r, j, true))),
                      letter_list_head(r, j, str_of(say(r->lang, page.title)), false), &page);
}

static enum status entry_read(struct request *r, struct letter *l)
{
    struct letter_entry e;
    entry_of(l, &e);
    enum status read = form_read(r, &letter_entry_shape, &e);
    entry_into(&e, l);
    enum status good = letter_checked(r, l);
    enum status kept = letter_scan_take(r, l);
    TRY(read);
    TRY(good);
    TRY(kept);
    return twins_checked(r, l);
}

enum status letter_in_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct letter l;
    int year, month, day;
    shape_clear(&letter_shape, &l);
    l.jurisdiction = j->id;
    l.direction = LETTER_IN;
    l.entered_by = r->actor.person;
    day_split(r->today, &year, &month, &day);
    l.year = year;
    TRY(entry_read(r, &l));
    TRY(record_add(r->db, &letter_shape, &l));
    return respond_redirect(r, letter_path(r, j, l.id), N_("Se registró el oficio."));
}

static bool may_correct(const struct letter *l)
{
    return l->direction == LETTER_OUT ? letter_open(l) : !day_known(l->withdrawn_on);
}

/* GET /:jurisdiction/oficio/:id/editar: a letter out until it was sent, a letter in until it was voided */
enum status letter_edit_show(struct request *r)
{
    const struct letter_at *at = r->object;
    if (!may_correct(at->letter))
        return CONFLICT;
    struct str action = path_fmt(r, "%.*s/editar", STR_ARG(at->path));
    struct letter_form_page page = {.title = N_("Corregir el registro"), .number = at->letter->number, .chosen = true};
    struct head head = letter_head(r, at, page.title);
    if (at->letter->direction == LETTER_IN)
        return entry_show(r, at->jurisdiction, at->letter, action, head, &page);
    page.out = true;
    page.form = form_for(r, &letter_shape, at->letter, action);
    TRY(lists_of(r, at->jurisdiction->id, &page.form));
    head.form_page = true;
    return page_letter_form(r, head, &page);
}

enum status letter_edit_apply(struct request *r)
{
    const struct letter_at *at = r->object;
    struct letter l = *at->letter;
    if (!may_correct(&l))
        return CONFLICT;
    if (l.direction == LETTER_IN) {
        TRY(entry_read(r, &l));
    } else {
        enum status read = form_read_fields(r, &letter_shape, &l, out_fields);
        enum status good = letter_checked(r, &l);
        TRY(read);
        TRY(good);
    }
    TRY(record_change(r->db, &letter_shape, r->mem, &l));
    return respond_redirect(r, at->path, N_("Se guardaron los cambios."));
}
