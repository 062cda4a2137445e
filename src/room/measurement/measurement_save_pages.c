/* SPDX-License-Identifier: EUPL-1.2
 * The form of a value: read, judged and kept as a draft. */
#include "room/measurement/measurement_form.h"

#include "base/text.h"

enum status measurement_form_prepare(struct request *r)
{
    struct evidence_prepared *file = NULL;
    enum status s = evidence_prepare(r, "proof", &file);
    r->prepared = file;
    return s;
}

static enum status part_wrong(struct request *r, struct str name, const char *message, struct str part)
{
    return problem_add_text(r, name, say_with(r->mem, r->lang, message, &part, 1));
}

static bool says_not_applicable(struct arena *mem, struct str typed)
{
    struct str low = text_fold(mem, typed);
    return str_is(low, "no aplica") || str_is(low, "n/a") || str_is(low, "na");
}

/* What was typed for a part: nothing is not reported. False: it is no number. */
static bool part_read(struct arena *mem, const struct indicator_version *v, struct str above, struct str below, struct measurement_part *ret, bool *ret_given)
{
    bool quotient = indicator_is_quotient(v->type);
    *ret_given = !str_empty(above) || (quotient && !str_empty(below));
    if (!*ret_given)
        return true;
    ret->kind = says_not_applicable(mem, above) ? VALUE_NOT_APPLICABLE : VALUE_REPORTED;
    if (ret->kind == VALUE_NOT_APPLICABLE)
        return true;
    if (!quotient)
        return decimal_typed(above, 6, &ret->value_micro) && ret->value_micro <= MICRO_MOST && ret->value_micro >= -MICRO_MOST;
    return decimal_typed(above, 6, &ret->numerator_micro) && decimal_typed(below, 6, &ret->denominator_micro) &&
           ret->numerator_micro <= MICRO_MOST && ret->denominator_micro <= MICRO_MOST;
}

static void part_keep(struct request *r, struct measurement_place *p, const struct indicator_part *part, struct str above, struct str below, struct str box)
{
    struct measurement_part x;
    bool given;
    const char *field = NULL;
    shape_clear(&measurement_part_shape, &x);
    x.part = part->id;
    if (!part_read(r->mem, p->sheet->version, str_trim(above), str_trim(below), &x, &given)) {
        (void)part_wrong(r, box, N_("%1: escribe números con coma decimal; por ejemplo, 1.234,5."), part->name);
        return;
    }
    if (!given)
        return;
    const char *wrong = x.kind != VALUE_REPORTED ? NULL : measure_fault(p->sheet->version, x.kind, x.value_micro, x.numerator_micro, x.denominator_micro, &field);
    if (wrong != NULL)
        (void)problem_add_text(r, box, path_fmt(r, "%.*s: %s", STR_ARG(part->name), say(r->lang, wrong)));
    p->parts[p->part_count++] = x;
}

static const struct indicator_part *part_named(const struct method_sheet *s, struct str name)
{
    struct str code = name, dimension = str_cut(&code, '/');
    const struct indicator_part *found = NULL;
    for (size_t i = 0; i < s->part_count; i++) {
        const struct indicator_part *part = &s->parts[i];
        bool named = code.ptr != NULL ? str_eq(part->dimension, dimension) && str_eq(part->code, code) : str_eq(part->code, name);
        if (named && found != NULL)
            return NULL; /* of two dimensions */
        found = named ? part : found;
    }
    return found;
}

/* "dimensión/código; valor" or "…; numerador; denominador", a line each. */
static void table_read(struct request *r, struct measurement_place *p)
{
    struct str text = request_form(r, "partes");
    while (!str_empty(text)) {
        struct str line = str_trim(str_cut(&text, '\n')), rest = line;
        if (str_empty(line))
            continue;
        struct str name = str_trim(str_cut(&rest, ';')), above = str_trim(str_cut(&rest, ';'));
        const struct indicator_part *part = part_named(p->sheet, name);
        if (part == NULL) {
            (void)part_wrong(r, STR("partes"), N_("«%1» no es una parte de la ficha: usa dimensión/código."), name);
            continue;
        }
        if (measurement_part_of(p, part->id) != NULL) {
            (void)part_wrong(r, STR("partes"), N_("«%1» está dos veces."), name);
            continue;
        }
        part_keep(r, p, part, above, rest, STR("partes"));
    }
}

static void parts_read(struct request *r, struct measurement_place *p)
{
    const struct method_sheet *s = p->sheet;
    p->parts = arena_array(r->mem, struct measurement_part, s->part_count);
    p->part_count = 0;
    if (p->m->kind != VALUE_REPORTED)
        return;
    if (measurement_parts_compact(s)) {
        table_read(r, p);
        return;
    }
    for (size_t i = 0; i < s->part_count; i++) {
        long long id = (long long)s->parts[i].id;
        bool quotient = indicator_is_quotient(s->version->type);
        part_keep(r, p, &s->parts[i], request_form(r, path_fmt(r, quotient ? "n%lld" : "v%lld", id).ptr),
                  quotient ? request_form(r, path_fmt(r, "d%lld", id).ptr) : STR_NONE, path_fmt(r, "p%lld", id));
    }
}

static enum status value_read(struct request *r, struct measurement_place *p)
{
    static const char *const number[] = {"value_micro", NULL}, *const quotient[] = {"numerator_micro", "denominator_micro", NULL},
                      *const rest[] = {"words", "parts_note", "unusual_note", "correction", NULL};
    struct measurement *m = p->m;
    int type = p->sheet->version->type;
    int64_t step = NONE;
    m->kind = choice_of(&value_status_choices, request_form(r, "kind"));
    m->value_micro = m->numerator_micro = m->denominator_micro = NONE;
    enum status s = form_read_fields(r, &measurement_shape, m, rest);
    if (m->kind != VALUE_REPORTED)
        return s;
    enum status n = DONE;
    if (indicator_is_quotient(type))
        n = form_read_fields(r, &measurement_shape, m, quotient);
    else if (type == TYPE_NUMBER)
        n = form_read_fields(r, &measurement_shape, m, number);
    else if (type == TYPE_ORDINAL && str_int(request_form(r, "paso"), &step) && step >= 1 && step <= 1000)
        m->value_micro = step * MICRO;
    return s == DONE ? n : s;
}

static enum status proof_put(struct request *r, const struct measurement *m, struct str url, const struct evidence_prepared *file)
{
    struct evidence e;
    static const char *const names[] = {"description", NULL};
    evidence_new(r, &e);
    TRY(form_read_fields(r, &evidence_shape, &e, names));
    e.visibility = EVIDENCE_HIDDEN; /* until the value is public */
    e.url = url;
    TRY(evidence_add(r, &e, file, "proof"));
    struct measurement_proof link = {.id = NONE, .measurement = m->id, .evidence = e.id};
    return record_add(r->db, &measurement_proof_shape, &link);
}

static enum status proofs_put(struct request *r, const struct measurement *m)
{
    struct str url = str_trim(request_form(r, "url"));
    if (r->prepared != NULL)
        TRY(proof_put(r, m, STR_NONE, r->prepared));
    return str_empty(url) ? DONE : proof_put(r, m, url, NULL);
}

static enum status refuse(struct request *r, const char *why)
{
    (void)problem_add(r, "", why);
    return CONFLICT;
}

static enum status seen(struct request *r, const struct measurement *m)
{
    int64_t revision = NONE;
    (void)str_int(request_form(r, "_revision"), &revision);
    return revision == (m->id == NONE ? NONE : m->revision) ? DONE : STALE;
}

static enum status begin(struct request *r, struct measurement_place *p)
{
    struct measurement *m = p->m;
    if (m->id != NONE)
        return DONE;
    m->version = p->sheet->version->id;
    m->state = REPORT_DRAFT;
    m->channel = p->behalf ? CHANNEL_LETTER : CHANNEL_FORM;
    m->entered_by = r->actor.person;
    m->corrects = p->correction ? p->public->id : NONE;
    if (!p->behalf)
        return DONE;
    int64_t id = NONE;
    struct letter *letter;
    (void)str_int(request_form(r, "letter"), &id);
    if (id == NONE || letter_get(r->db, r->mem, p->at->jurisdiction->id, id, &letter) != DONE || !letter_carries(letter, -1))
        return problem_add(r, "letter", N_("Elige el oficio con que llegó el valor."));
    m->letter = id;
    return DONE;
}

static enum status keep(struct request *r, struct measurement_place *p)
{
    enum status s = measurement_keep(r->db, r->mem, p->m, p->parts, p->part_count, r->today);
    if (s == CONFLICT)
        (void)problem_add(r, "", N_("Alguien más ya empezó a reportar este período: mira cómo está ahora."));
    TRY(s);
    return proofs_put(r, p->m);
}

/* POST …/medir/:period, …/corregir/:period */
enum status measurement_form_apply(struct request *r)
{
    struct measurement_place *p = r->object;
    const char *why = measurement_refused(r, p);
    if (why != NULL)
        return refuse(r, why);
    TRY(seen(r, p->m));
    enum status s = value_read(r, p);
    parts_read(r, p);
    TRY(begin(r, p));
    if (s != DONE || r->problems.count > 0)
        return INVALID;
    struct measurement_facts facts = measurement_facts_of(p);
    facts.proofs += (r->prepared != NULL) + !str_empty(str_trim(request_form(r, "url")));
    struct faults bad = measurement_faults(r->mem, &facts);
    TRY(measurement_told(r, &bad));
    measurement_sign(r, p, p->m->correction);
    TRY(keep(r, p));
    return respond_redirect(r, measurement_value_path(r, p->at->path, p->m->id), N_("Se guardó el valor. Falta que la autoridad lo autorice y enviarlo."));
}
