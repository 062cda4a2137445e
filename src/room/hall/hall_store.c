/* SPDX-License-Identifier: EUPL-1.2
 * The file of a hall against its session: what of it is good, and writing what is not there yet. */
#include "base/text.h"
#include "room/hall/hall_view.h"
#include "sql.h"

#define SLIP_KINDS 3

static void fault(struct request *r, struct hall_ready *x, const char *kind, size_t row, const char *why)
{
    x->faults[x->fault_count++] = (struct hall_fault){kind, (int64_t)row, str_of(say(r->lang, why))};
}

enum status hall_questions(struct request *r, const struct session_place *p, struct proposal_question **ret, size_t *ret_count, int64_t *ret_form)
{
    struct proposal_form *form;
    TRY(proposal_form_current(r->db, r->mem, p->at->at->jurisdiction->id, &form));
    *ret_form = form->id;
    return proposal_questions(r->db, r->mem, form->id, ret, ret_count);
}

/* The version of the form that the page asked by; that in force when the file does not say. */
static enum status questions_of(struct request *r, const struct session_place *p, struct hall_ready *x, struct proposal_question **ret, size_t *ret_count)
{
    struct proposal_form *form;
    if (x->file.form == NONE || x->file.form < 1)
        return hall_questions(r, p, ret, ret_count, &x->file.form);
    enum status s = record_get(r->db, r->mem, &proposal_form_shape, x->file.form, &form);
    *ret_count = 0;
    if (s == NOT_FOUND || (s == DONE && form->jurisdiction != p->at->at->jurisdiction->id)) {
        fault(r, x, N_("Archivo"), 0, N_("Sus preguntas no son de un formulario de esta jurisdicción."));
        return DONE;
    }
    TRY(s);
    return proposal_questions(r->db, r->mem, form->id, ret, ret_count);
}

static enum status people_check(struct request *r, const struct session_place *p, struct hall_ready *x)
{
    struct territory *provinces;
    size_t province_count;
    TRY(territory_provinces(r->db, r->mem, &provinces, &province_count));
    x->rows = arena_array(r->mem, struct attendance, x->file.people_count);
    for (size_t i = 0; i < x->file.people_count; i++) {
        const struct hall_person *f = &x->file.people[i];
        struct attendance *a = &x->rows[i];
        shape_clear(&attendance_shape, a);
        a->session = p->session->id;
        a->channel = CHANNEL_HALL;
        a->name = f->name;
        a->source_key = str_fmt(r->mem, "%.*s:%.*s", STR_ARG(x->file.batch), STR_ARG(f->id));
        a->sector = choice_of(&table_sector_choices, f->sector);
        a->noted_by = r->actor.person;
        a->noted_at = r->now;
        int presence = choice_of(&presence_choices, f->presence);
        a->modality = session_presence(p->session, presence < 0 ? PRESENCE_PRESENT : presence);
        for (size_t k = 0; k < province_count; k++)
            if (!str_empty(f->province) && str_eq(provinces[k].code, f->province))
                a->territory = provinces[k].id;
        if (str_empty(f->id))
            fault(r, x, N_("Asistencia"), i + 1, N_("le falta su número"));
        else if (a->sector < 0)
            fault(r, x, N_("Asistencia"), i + 1, N_("falta el sector, o no es ninguno de la lista"));
        else if (!str_empty(f->province) && a->territory == NONE)
            fault(r, x, N_("Asistencia"), i + 1, N_("la provincia no existe"));
        else if (!str_empty(f->name) && (text_length(f->name) < 2 || text_length(f->name) > 120))
            fault(r, x, N_("Asistencia"), i + 1, N_("el nombre tiene entre 2 y 120 caracteres, o queda vacío"));
    }
    return DONE;
}

static bool slip_good(const struct choices *list, struct str value)
{
    return str_empty(value) || choice_of(list, value) >= 0;
}

static void slips_check(struct request *r, struct hall_ready *x)
{
    for (size_t i = 0; i < x->file.slip_count; i++) {
        const struct hall_slip_read *f = &x->file.slips[i];
        if (str_empty(f->id))
            fault(r, x, N_("Papeleta"), i + 1, N_("le falta su número"));
        else if (!slip_good(&self_gender_choices, f->gender) || !slip_good(&self_age_choices, f->age) || !slip_good(&self_identity_choices, f->identity))
            fault(r, x, N_("Papeleta"), i + 1, N_("trae una respuesta que no está en la lista"));
    }
}

/* The code of the slip, unless it is none or another proposal has it: then the proposal goes without one, and who
 * uploads learns in neither case whether a code exists. */
static enum status receipt_usable(struct request *r, struct str typed, struct str *ret)
{
    struct str hash;
    struct proposal *other;
    *ret = STR_NONE;
    if (receipt_code_hash(r->mem, r->site->server_key, typed, &hash) != DONE)
        return DONE;
    enum status s = db_one(r->db, SQL_PROPOSAL_BY_CODE, WITH(IN(hash)), r->mem, &proposal_shape, &other);
    if (s == NOT_FOUND)
        *ret = typed;
    return s == NOT_FOUND ? DONE : s;
}

/* The answers by their questions; a fault where one is missing or past its limits. */
static enum status entry_of(struct request *r, const struct session_place *p, struct hall_ready *x, size_t row, const struct proposal_question *questions,
                            size_t count, struct proposal_entry *e)
{
    const struct hall_proposal *f = &x->file.proposals[row];
    struct proposal_text *texts = arena_array(r->mem, struct proposal_text, count);
    struct str where = STR_NONE;
    int64_t *provinces;
    size_t found;
    shape_clear(&proposal_shape, &e->base);
    for (size_t i = 0; i < count; i++) {
        struct str text = STR_NONE;
        for (size_t k = 0; k < f->answer_count; k++)
            if (str_eq(f->answers[k].code, questions[i].code))
                text = answer_tidied(r->mem, f->answers[k].text);
        struct str why = answer_fault(r, &questions[i], text);
        if (!str_empty(why))
            x->faults[x->fault_count++] = (struct hall_fault){N_("Propuesta"), (int64_t)row + 1,
                                                              str_fmt(r->mem, "%.*s: %.*s", STR_ARG(questions[i].label), STR_ARG(why))};
        shape_clear(&proposal_text_shape, &texts[i]);
        texts[i].question = questions[i].id;
        texts[i].text = str_empty(text) ? STR_NONE : personal_masked(r->mem, text, &found);
        if (questions[i].kind == ASK_PROVINCES)
            where = text;
    }
    TRY(answer_provinces(r->db, r->mem, where, &provinces, &e->territory_count));
    e->texts = texts;
    e->text_count = count;
    e->territories = provinces;
    e->base.form = x->file.form;
    e->base.origin = ORIGIN_HALL;
    e->base.roundtable = p->at->table->id;
    e->base.session = p->session->id;
    e->base.title = str_empty(f->title) ? STR_NONE : personal_masked(r->mem, answer_tidied(r->mem, f->title), &found);
    e->base.name = f->name;
    e->base.sector = choice_of(&table_sector_choices, f->sector);
    e->base.typed_by = r->actor.person;
    e->base.language = PERSON_SPANISH;
    e->base.source_key = str_fmt(r->mem, "%.*s:%.*s", STR_ARG(x->file.batch), STR_ARG(f->id));
    TRY(receipt_usable(r, f->receipt, &e->code));
    if (str_empty(f->id))
        fault(r, x, N_("Propuesta"), row + 1, N_("le falta su número"));
    if (text_length(e->base.title) < 8 || text_length(e->base.title) > 200)
        fault(r, x, N_("Propuesta"), row + 1, N_("el título tiene entre 8 y 200 caracteres"));
    if (!str_empty(f->name) && text_length(f->name) > 80)
        fault(r, x, N_("Propuesta"), row + 1, N_("el nombre tiene a lo más 80 caracteres"));
    return DONE;
}

/* Whether proposals of the session may come in: now, or because it was held while they were received. */
static enum status proposals_check(struct request *r, const struct session_place *p, struct hall_ready *x)
{
    struct proposal_question *questions;
    struct gate_window gate;
    size_t count;
    int64_t over;
    if (x->file.proposal_count == 0)
        return DONE;
    TRY(cocreation_gate(r->db, r->mem, p->at->at, GATE_PROPOSALS, r->now, &gate));
    TRY(db_int(r->db, SQL_HALL_STAGE_OVER, WITH(IN(p->at->at->process->id), IN(p->session->held_on)), &over));
    if (!gate.open && over == 0)
        fault(r, x, N_("Archivo"), 0, N_("Trae propuestas, y la sesión no se realizó mientras se recibían."));
    TRY(questions_of(r, p, x, &questions, &count));
    x->entries = arena_array(r->mem, struct proposal_entry, x->file.proposal_count);
    for (size_t i = 0; i < x->file.proposal_count && count > 0; i++)
        TRY(entry_of(r, p, x, i, questions, count, &x->entries[i]));
    return DONE;
}

enum status hall_check(struct request *r, const struct session_place *p, struct str text, struct hall_ready *ret)
{
    const char *why;
    *ret = (struct hall_ready){0};
    enum status s = hall_file_read(r->mem, text, &ret->file, &why);
    size_t most = ret->file.people_count + ret->file.slip_count + ret->file.proposal_count * (HALL_ANSWERS + 4) + 8;
    ret->faults = arena_array(r->mem, struct hall_fault, most);
    if (s == INVALID) {
        fault(r, ret, N_("Archivo"), 0, why);
        return DONE;
    }
    TRY(s);
    struct str process = str_fmt(r->mem, "%.*s/%lld", STR_ARG(p->at->at->jurisdiction->code), (long long)p->at->at->process->number);
    if (!str_eq(ret->file.process, process) || ret->file.table != p->at->table->number || ret->file.session != p->session->number) {
        struct str values[] = {str_empty(ret->file.process) ? STR("–") : ret->file.process, int_words(r->mem, r->lang, ret->file.table),
                               int_words(r->mem, r->lang, ret->file.session)};
        ret->faults[ret->fault_count++] =
            (struct hall_fault){N_("Archivo"), 0, say_with(r->mem, r->lang, N_("Es del proceso %1, mesa %2, sesión %3: súbelo allá."), values, COUNT(values))};
        return DONE;
    }
    TRY(people_check(r, p, ret));
    slips_check(r, ret);
    return proposals_check(r, p, ret);
}

/* Slips are counted by value, all of the file at once: nothing tells which slip said what, or when. */
static enum status slips_write(struct request *r, const struct session_place *p, const struct hall_file *f, struct hall_counts *n)
{
    static const enum attendance_dimension dimensions[SLIP_KINDS] = {BY_GENDER, BY_AGE, BY_IDENTITY};
    int64_t counts[SLIP_KINDS][16] = {{0}};
    for (size_t i = 0; i < f->slip_count; i++) {
        const struct str values[SLIP_KINDS] = {f->slips[i].gender, f->slips[i].age, f->slips[i].identity};
        int64_t there;
        TRY(db_int(r->db, SQL_HALL_SLIP_THERE, WITH(IN(p->session->id), IN(f->slips[i].id)), &there));
        n->slips_there += there;
        if (there > 0)
            continue;
        TRY(db_exec(r->db, SQL_HALL_SLIP_ADD, WITH(IN(p->session->id), IN(f->slips[i].id)), NULL));
        n->slips++;
        for (size_t k = 0; k < SLIP_KINDS; k++) {
            int v = choice_of(dimension_values(dimensions[k]), values[k]);
            if (v >= 0 && v < 16)
                counts[k][v]++;
        }
    }
    for (size_t k = 0; k < SLIP_KINDS; k++)
        for (size_t v = 0; v < dimension_values(dimensions[k])->count; v++)
            TRY(attendance_tally(r->db, p->session->id, COUNTED_IN_HALL, dimensions[k], str_of(dimension_values(dimensions[k])->items[v].code), counts[k][v]));
    return DONE;
}

enum status hall_write(struct request *r, const struct session_place *p, const struct hall_ready *x, struct hall_counts *ret)
{
    *ret = (struct hall_counts){0};
    for (size_t i = 0; i < x->file.people_count; i++) {
        bool there;
        TRY(attendance_add(r->db, r->mem, r->site->server_key, &x->rows[i], STR_NONE, &there));
        ret->people += !there;
        ret->people_there += there;
    }
    TRY(slips_write(r, p, &x->file, ret));
    for (size_t i = 0; i < x->file.proposal_count; i++) {
        struct proposal *made;
        enum status s = proposal_add(r->db, r->mem, r->site, p->at->at, &x->entries[i], r->now, r->today, &made);
        if (s != DONE && s != CONFLICT)
            return s;
        ret->proposals += s == DONE;
        ret->proposals_there += s == CONFLICT;
    }
    return DONE;
}

static enum status forget(struct chore_context *c, struct db *db, void *context)
{
    const struct instant *until = context;
    (void)c;
    return db_exec(db, SQL_HALL_UPLOADS_FORGET, WITH(IN(*until)), NULL);
}

enum status hall_forget_chore(struct chore_context *c)
{
    struct instant until = {c->now.s - HALL_KEEP_S};
    int64_t n = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, db_int(c->reader, SQL_HALL_UPLOADS_OLD, WITH(IN(until)), &n)));
    return n > 0 ? job_write(c, forget, &until) : DONE;
}
