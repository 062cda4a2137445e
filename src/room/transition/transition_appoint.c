/* SPDX-License-Identifier: EUPL-1.2
 * People appointed by one letter for many commitments: read, judged row by row, shown, then applied as one. */
#include "base/digest.h"
#include "base/text.h"
#include "pages.h"
#include "room/transition/transition_view.h"
#include "sql.h"

/* What apply found out, for the page that comes back. */
struct plan_of {
    struct appointment row;
    struct letter *letter;
    struct transition_world world;
    const struct transition_commitment **chosen;
    size_t chosen_count;
    struct appointee *people;
    size_t people_count;
    int64_t faults, ending;
    struct str seal;
};

/* ---- The list of commitments */
static enum status institution_wanted(struct request *r, const struct jurisdiction *j, struct letter **ret_letter, struct institution **ret)
{
    int64_t id;
    struct str code = r->method == GET ? request_query(r, "institucion") : request_form(r, "institucion");
    *ret = NULL;
    *ret_letter = NULL;
    if (r->method == GET && str_int(request_query(r, "oficio"), &id)) {
        enum status s = letter_get(r->db, r->mem, j->id, id, ret_letter);
        if (s != DONE && s != NOT_FOUND)
            return s;
        if (s == DONE && (*ret_letter)->institution != NONE && str_empty(code))
            return record_get(r->db, r->mem, &institution_shape, (*ret_letter)->institution, ret);
    }
    if (str_empty(code))
        return DONE;
    enum status s = institution_by_code(r->db, r->mem, j->id, code, ret);
    return s == NOT_FOUND ? DONE : s;
}

static bool party_of(const struct transition_world *w, int64_t commitment, int64_t institution)
{
    for (size_t i = 0; i < w->party_count; i++)
        if (w->parties[i].commitment == commitment && w->parties[i].institution == institution)
            return true;
    return false;
}

static struct str gap_note(struct request *r, const struct transition_standing *s)
{
    struct buf b = BUF(r->mem);
    if (s->focal != GAP_NONE)
        buf_fmt(&b, "%s: %s", say(r->lang, N_("sin punto focal")), say(r->lang, s->focal_words));
    if (s->counterpart != GAP_NONE)
        buf_fmt(&b, "%s%s: %s", b.len > 0 ? "; " : "", say(r->lang, N_("sin contraparte")), say(r->lang, s->counterpart_words));
    return buf_str(&b);
}

/* Those of the institution; without one, those that miss somebody. Ticked at first: those without focal point. */
static struct transition_ticks ticks_of(struct request *r, const struct transition_world *w, const struct institution *of)
{
    struct transition_tick *ticks = arena_array(r->mem, struct transition_tick, w->commitment_count);
    struct transition_ticks list = {.legend = str_of(say(r->lang, N_("Compromisos"))), .problem = problem_of(&r->problems, STR("c")), .ticks = ticks};
    for (size_t i = 0; i < w->commitment_count; i++) {
        const struct transition_commitment *c = &w->commitments[i];
        struct transition_standing s = transition_stand(r, w, c);
        if (of != NULL ? !party_of(w, c->id, of->id) : !s.orphan)
            continue;
        ticks[list.ticks_count++] = (struct transition_tick){c->id, c->number, tick_label(r, c->plan_number, c->number, c->title), gap_note(r, &s),
                                                  is_ticked(r, c->id, s.focal != GAP_NONE && (of == NULL || c->lead == of->id))};
    }
    return list;
}

static enum status choices_fill(struct request *r, const struct jurisdiction *j, struct appoint_page *page)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct option *options;
    lists[0].field = "letter";
    TRY(letter_options_of(r->db, r->mem, j->id, LETTER_APPOINTMENT, &options, &lists[0].count));
    lists[0].options = options;
    lists[1].field = "institution";
    TRY(institution_options(r, j->id, &options, &lists[1].count));
    lists[1].options = options;
    page->form.options = lists;
    page->form.option_count = 2;
    page->no_letters = lists[0].count == 0;
    page->letters_path = path_fmt(r, "/%.*s/administracion/oficios/entrada?tipo=delegacion", STR_ARG(j->code));
    return DONE;
}

/* Other lists: the institutions that have a role in some commitment. */
static void institutions_fill(struct request *r, const struct transition_world *w, struct appoint_page *page)
{
    struct transition_link *links = arena_array(r->mem, struct transition_link, w->party_count);
    size_t n = 0;
    for (size_t i = 0; i < w->party_count; i++) {
        struct str path = path_fmt(r, "%.*s?institucion=%.*s", STR_ARG(page->path), STR_ARG(w->parties[i].code));
        bool there = false;
        for (size_t k = 0; k < n && !there; k++)
            there = str_eq(links[k].path, path);
        if (!there)
            links[n++] = (struct transition_link){w->parties[i].name, path};
    }
    text_sort_by(r->mem, links, n, label);
    page->institutions = links;
    page->institutions_count = n;
}

static void rows_fill(struct request *r, const struct plan_of *p, struct appoint_page *page)
{
    struct appointee_row *rows = arena_array(r->mem, struct appointee_row, p->people_count);
    for (size_t i = 0; i < p->people_count; i++) {
        struct buf b = BUF(r->mem);
        for (size_t k = 0; k < p->chosen_count; k++)
            if (appointee_for(&p->people[i], p->chosen[k]->number))
                buf_fmt(&b, "%s%.*s", b.len > 0 ? ", " : "", STR_ARG(p->chosen[k]->number));
        rows[i] = (struct appointee_row){.a = &p->people[i], .commitments = buf_str(&b), .line = (int64_t)i + 1, .problem = p->people[i].problem,
                                         .what = str_of(say(r->lang, p->people[i].remark == NULL ? "" : p->people[i].remark))};
    }
    page->rows = rows;
    page->rows_count = p->people_count;
    page->faults = p->faults;
    page->ending = p->ending;
    page->previewed = true;
    page->seal = p->faults == 0 && r->problems.count == 0 ? p->seal : STR_NONE;
}

/* Who answers now for an institution that is no more. */
static enum status answering(struct request *r, const struct institution *of, int64_t *ret)
{
    struct institution *now;
    size_t count;
    TRY(institution_now(r->db, r->mem, of, &now, &count));
    *ret = count == 1 ? now[0].id : NONE;
    return DONE;
}

/* GET /:jurisdiction/administracion/transicion/reasignar?institucion=&oficio= */
enum status transition_appoint_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct appoint_page page = {.path = path_fmt(r, "%.*s/reasignar", STR_ARG(transition_path(r, j)))};
    struct transition_world w;
    struct appointment *row = arena_new_of(r->mem, struct appointment);
    struct institution *of;
    struct letter *letter;
    TRY(transition_world(r->db, r->mem, j, r->today, &w));
    TRY(institution_wanted(r, j, &letter, &of));
    shape_clear(&appointment_shape, row);
    row->role = PERSON_FOCAL;
    row->from_on = r->today;
    row->letter = letter != NULL ? letter->id : NONE;
    if (of != NULL)
        TRY(answering(r, of, &row->institution));
    page.form = form_for(r, &appointment_shape, row, page.path);
    page.institution_code = of != NULL ? of->code : STR_NONE;
    page.list = ticks_of(r, &w, of);
    TRY(choices_fill(r, j, &page));
    institutions_fill(r, &w, &page);
    if (r->problem != DONE && r->prepared != NULL)
        rows_fill(r, r->prepared, &page);
    struct head head = transition_head(r, j, N_("Reasignar con un oficio"), false);
    head.form_page = true;
    return page_transition_appoint(r, head, &page);
}

/* ---- What is judged */
static enum status letter_judged(struct request *r, struct plan_of *p)
{
    struct institution *i;
    if (p->row.letter != NONE) {
        enum status s = letter_get(r->db, r->mem, p->world.jurisdiction->id, p->row.letter, &p->letter);
        if (s == NOT_FOUND || (s == DONE && !letter_carries(p->letter, LETTER_APPOINTMENT)))
            return problem_add(r, "letter", N_("Elige un oficio de delegación que no esté anulado."));
        TRY(s);
        if (day_known(p->row.from_on) && day_before(p->row.from_on, p->letter->dated_on))
            (void)problem_add(r, "from_on", N_("Empieza antes de la fecha del oficio."));
    }
    if (day_known(p->row.from_on) && p->row.from_on.n > r->today.n + 90)
        (void)problem_add(r, "from_on", N_("Empieza dentro de más de 90 días."));
    if (p->row.institution == NONE)
        return DONE;
    enum status s = record_get(r->db, r->mem, &institution_shape, p->row.institution, &i);
    if (s == NOT_FOUND || (s == DONE && i->jurisdiction != p->world.jurisdiction->id))
        return problem_add(r, "institution", N_("Elige una institución de la lista."));
    TRY(s);
    return i->state == INSTITUTION_ACTIVE
               ? DONE
               : problem_add(r, "institution", N_("Esa institución ya no existe: elige la que responde por ella."));
}

static void chosen_fill(struct request *r, struct plan_of *p)
{
    p->chosen = arena_take_array(r->mem, sizeof *p->chosen, p->world.commitment_count);
    for (size_t i = 0; i < p->world.commitment_count; i++)
        if (is_ticked(r, p->world.commitments[i].id, false))
            p->chosen[p->chosen_count++] = &p->world.commitments[i];
    if (p->chosen_count == 0)
        (void)problem_add(r, "c", N_("Marca al menos un compromiso."));
}

/* A running line of the person on a chosen commitment that is theirs now. */
static bool has_line(const struct plan_of *p, const struct appointee *a, bool other_role)
{
    for (size_t i = 0; i < p->world.line_count; i++) {
        const struct transition_line *l = &p->world.lines[i];
        if (l->person != a->person || !line_runs(l, p->row.from_on) || (l->role != p->row.role) != other_role)
            continue;
        for (size_t k = 0; k < p->chosen_count; k++)
            if (p->chosen[k]->id == l->commitment && appointee_for(a, p->chosen[k]->number))
                return true;
    }
    return false;
}

static bool numbers_known(const struct plan_of *p, const struct appointee *a)
{
    struct str rest = a->numbers;
    while (rest.ptr != NULL && a->numbers.len > 0) {
        struct str number = str_trim(str_cut(&rest, ','));
        bool known = false;
        for (size_t k = 0; k < p->chosen_count; k++)
            known = known || str_eq(p->chosen[k]->number, number);
        if (!known)
            return false;
    }
    return true;
}

static enum status person_judged(struct request *r, struct plan_of *p, struct appointee *a)
{
    struct person *found;
    if (a->problem != NULL)
        return DONE;
    if (!numbers_known(p, a)) {
        a->problem = N_("Nombra un compromiso que no está marcado.");
        return DONE;
    }
    enum status s = person_by_email(r->db, r->mem, a->email, &found);
    a->remark = N_("Se le enviará una invitación.");
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    a->person = found->id;
    a->remark = found->state == PERSON_INVITED ? N_("Ya tiene una invitación.") : N_("Ya tiene cuenta.");
    if (found->id == r->actor.person)
        a->problem = N_("Nadie puede asignarse a sí mismo.");
    else if (found->state == PERSON_DISABLED)
        a->problem = N_("La cuenta de ese correo está desactivada.");
    else if (has_line(p, a, true))
        a->problem = N_("Ya tiene el otro papel en un compromiso marcado: nadie es punto focal y contraparte a la vez.");
    else if (has_line(p, a, false))
        a->remark = N_("Ya está asignada; sigue.");
    return DONE;
}

static enum status people_judged(struct request *r, struct plan_of *p)
{
    p->people = arena_array(r->mem, struct appointee, APPOINTEES);
    p->people_count = appointees_read(r->mem, p->row.people, p->people, APPOINTEES);
    for (size_t i = 0; i < p->people_count; i++) {
        TRY(person_judged(r, p, &p->people[i]));
        p->faults += p->people[i].problem != NULL;
    }
    for (size_t k = 0; k < p->chosen_count && p->people_count > 0; k++) {
        bool somebody = false;
        for (size_t i = 0; i < p->people_count; i++)
            somebody = somebody || appointee_for(&p->people[i], p->chosen[k]->number);
        if (!somebody)
            return problem_add_text(r, STR("people"), say_with(r->mem, r->lang, N_("El compromiso %1 se queda sin persona."), &p->chosen[k]->number, 1));
    }
    if (p->faults > 0)
        return problem_add(r, "people", N_("Hay personas con problemas: míralas en la tabla y corrige su línea."));
    return DONE;
}

/* The line of the role that goes on: the same person for the same institution in the same place. */
static bool goes_on(const struct plan_of *p, const struct commitment_person *l, int64_t commitment_index)
{
    bool first = true;
    for (size_t i = 0; i < p->people_count; i++) {
        if (!appointee_for(&p->people[i], p->chosen[commitment_index]->number))
            continue;
        if (p->people[i].person == l->person)
            return l->institution == p->row.institution && l->alternate == !first;
        first = false;
    }
    return false;
}

static struct str sealed(struct request *r, const struct plan_of *p)
{
    struct buf b = BUF(r->mem);
    buf_fmt(&b, "%lld %lld %d %d\n%.*s\n", (long long)p->row.letter, (long long)p->row.institution, p->row.role, p->row.from_on.n,
            STR_ARG(p->row.people));
    for (size_t k = 0; k < p->chosen_count; k++)
        buf_fmt(&b, "%lld ", (long long)p->chosen[k]->id);
    return sha256_hex(r->mem, buf_str(&b));
}

static int64_t ending_count(const struct plan_of *p)
{
    int64_t n = 0;
    for (size_t i = 0; i < p->world.line_count; i++)
        for (size_t k = 0; k < p->chosen_count; k++)
            n += p->world.lines[i].commitment == p->chosen[k]->id && p->world.lines[i].role == p->row.role &&
                 line_runs(&p->world.lines[i], p->row.from_on);
    return n;
}

static enum status plan_read(struct request *r, struct plan_of *p)
{
    const struct jurisdiction *j = r->object;
    TRY(transition_world(r->db, r->mem, j, r->today, &p->world));
    shape_clear(&appointment_shape, &p->row);
    enum status read = form_read(r, &appointment_shape, &p->row);
    if (read != DONE && read != INVALID)
        return read;
    enum status judged = letter_judged(r, p);
    if (judged != DONE && judged != INVALID)
        return judged;
    chosen_fill(r, p);
    if (day_known(p->row.from_on)) {
        enum status people = people_judged(r, p);
        if (people != DONE && people != INVALID)
            return people;
        p->ending = ending_count(p);
    }
    p->seal = sealed(r, p);
    return r->problems.count > 0 ? INVALID : DONE;
}

/* ---- What is done */
static enum status lines_end(struct request *r, const struct plan_of *p, size_t k)
{
    struct commitment_person *lines;
    size_t count;
    TRY(db_many(r->db, SQL_TRANSITION_PERSON_LINES, WITH(IN(p->chosen[k]->id), IN(p->row.from_on)), r->mem, &commitment_person_shape, &lines, &count));
    for (size_t i = 0; i < count; i++) {
        if (lines[i].role != p->row.role || goes_on(p, &lines[i], (int64_t)k))
            continue;
        lines[i].until_on = line_end(lines[i].from_on, p->row.from_on);
        TRY(record_change(r->db, &commitment_person_shape, r->mem, &lines[i]));
    }
    return DONE;
}

static enum status lines_begin(struct request *r, const struct plan_of *p, size_t k)
{
    struct commitment_person *lines;
    size_t count;
    bool first = true;
    TRY(db_many(r->db, SQL_TRANSITION_PERSON_LINES, WITH(IN(p->chosen[k]->id), IN(p->row.from_on)), r->mem, &commitment_person_shape, &lines, &count));
    for (size_t i = 0; i < p->people_count; i++) {
        const struct appointee *a = &p->people[i];
        bool there = false;
        if (!appointee_for(a, p->chosen[k]->number))
            continue;
        for (size_t n = 0; n < count; n++)
            there = there || (lines[n].person == a->person && lines[n].role == p->row.role && goes_on(p, &lines[n], (int64_t)k));
        struct commitment_person x;
        shape_clear(&commitment_person_shape, &x);
        x.commitment = p->chosen[k]->id;
        x.person = a->person;
        x.institution = p->row.institution;
        x.role = p->row.role;
        x.alternate = !first;
        x.from_on = p->row.from_on;
        x.letter = str_empty(a->post) ? p->letter->number : str_fmt(r->mem, "%.*s · %.*s", STR_ARG(p->letter->number), STR_ARG(a->post));
        if (!there)
            TRY(record_add(r->db, &commitment_person_shape, &x));
        first = false;
    }
    return DONE;
}

/* POST …/reasignar: a first time to see it row by row, a second time, unchanged, to do it. */
enum status transition_appoint_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct plan_of *p = arena_new_of(r->mem, struct plan_of);
    r->prepared = p;
    TRY(plan_read(r, p));
    if (!str_is(request_form(r, "paso"), "confirmar") || !str_eq(request_form(r, "sello"), p->seal))
        return INVALID;
    request_deed(r, NONE, str_fmt(r->mem, "Oficio %.*s", STR_ARG(p->letter->number)));
    enum role role = p->row.role == PERSON_FOCAL ? ROLE_FOCAL : ROLE_COUNTERPART;
    struct str note = str_fmt(r->mem, "Oficio %.*s", STR_ARG(p->letter->number));
    for (size_t i = 0; i < p->people_count; i++)
        TRY(people_appoint(r, j->id, p->people[i].name, p->people[i].email, role, p->row.from_on, note, &p->people[i].person));
    for (size_t k = 0; k < p->chosen_count; k++) {
        TRY(lines_end(r, p, k));
        TRY(lines_begin(r, p, k));
    }
    return respond_redirect(r, transition_path(r, j), N_("Se asignó a las personas; las asignaciones anteriores terminaron el día anterior."));
}
