/* SPDX-License-Identifier: EUPL-1.2
 * Invented values of the demonstration's indicators: periods with proofs, a real zero, one that does not apply, one that
 * nobody reported, a dispute with its reply, a correction, an outlier with its note, one that waits for its check. */
#include <stdlib.h>

#include "command/demo_plan.h"
#include "room/measurement/measurement_pages.h"
#include "view/form.h"

#define NO "no"  /* does not apply */
#define NIL NULL /* nobody reported */

struct told {
    const char *jurisdiction, *code;
    const char *values[12]; /* by period, "12" or "12/40" */
};
/* The first periods are of the year before last; what is not written is not reported yet. */
static const struct told all_told[] = {
    {"ceibos", "tramites_en_linea", {"2", "3", "3", "4", "4", "5", "6", "6", "8", "9", "11", "12"}},
    {"ceibos", "tramites_total", {"64", "64", "63", "62", "62", "60", "59", "59", "56", "54", "51", "50"}},
    {"ceibos", "contratos_a_tiempo", {"12/30", "14/31", "13/28", "16/33", "18/32", "19/30", "24/36", "23/31", "27/34", "26/31", "29/33", "31/35"}},
    {"ceibos", "contratos_publicados", {"24", "27", "22", "29", "31", "28", "96", "33", "35", "34", "36", "38"}},
    {"ceibos", "dias_respuesta", {"480/20", "462/21", "456/20", "441/21", NIL, "399/19", "378/20", "361/20", "300/20", "273/21", "240/20", "231/21"}},
    {"ceibos", "denuncias_sin_respuesta", {"11/412000", "22/412000", "41/412000", "62/412000", "9/418000", "20/418000", "35/418000", "55/418000", "7/424000", "15/424000", "27/424000", "40/424000"}},
    {"ceibos", "cloro_agua", {"0,12", "0,18", "0,25", "0,31", "0,42", "0,55", "0,61", "0,58", "0,64", "0,7", "0,66", "0,72"}},
    {"ceibos", "personas_capacitadas", {"0", "11", "19", "34", "12", "27", "41", "58", "18", "39", "57", "80"}},
    {"ceibos", "jovenes_en_asambleas", {"92", NO, "118", "104", "121", NO, "136", "129", "142", NO, "151", "160"}},
    {"ceibos", "madurez_audiencias", {"1", "1", "2", "2", "3", "3"}},
    {"ceibos", "voz_de_familias", {"", "", "", "", "", ""}},
    {"ceibos", "fuentes_protegidas", {"9/42", "11/42", "12/42", "13/42", "15/42", "22/58"}},
    {"ceibos", "solicitudes_a_tiempo", {"120/210", "131/215", "152/222", "160/230", "178/236", "190/240"}},
    {"guayacan", "solicitudes_a_tiempo", {"31/60", "35/62", "40/66", "44/70", "51/72", "55/75"}},
};

struct telling {
    struct demo_world *w;
    struct db *db;
    struct arena *mem;
    struct jurisdiction *place;
    struct indicator *x;
    struct method_sheets sheets;
    struct indicator_period *periods;
    size_t period_count;
};

static int64_t number_of(struct str typed)
{
    int64_t n;
    if (!decimal_typed(typed, 6, &n))
        abort();
    return n;
}

static enum status proof_add(const struct telling *k, const struct measurement *m, const struct indicator_period *p, bool public)
{
    struct evidence e;
    shape_clear(&evidence_shape, &e);
    e.jurisdiction = k->place->id;
    e.commitment = k->x->commitment;
    e.kind = EVIDENCE_LINK;
    e.url = str_fmt(k->mem, "https://%.*s.example/indicadores/%.*s/%lld", STR_ARG(k->place->code), STR_ARG(k->x->code), (long long)p->number);
    e.description = str_fmt(k->mem, "Registro inventado del período %lld, con el que se hizo la cifra", (long long)p->number);
    e.visibility = public ? EVIDENCE_PUBLIC : EVIDENCE_HIDDEN;
    e.link_state = LINK_OK;
    e.added_by = k->w->people.focal;
    e.added_at = (struct instant){(int64_t)m->sent_on.n * 86400 + 61200};
    e.checked_at = db_deed(k->db)->now;
    TRY(evidence_record(k->db, k->mem, &e, NULL));
    struct measurement_proof link = {.id = NONE, .measurement = m->id, .evidence = e.id};
    return record_add(k->db, &measurement_proof_shape, &link);
}

static void value_fill(const struct telling *k, const struct indicator_version *v, const char *typed, int64_t number, struct measurement *m)
{
    struct str below = str_of(typed), above = str_cut(&below, '/');
    if (typed == NULL || str_is(str_of(typed), NO)) {
        m->kind = VALUE_NOT_APPLICABLE;
        m->words = STR("En este período no se convocó ninguna asamblea del presupuesto joven: la consulta del año ya se había cerrado.");
        return;
    }
    m->kind = VALUE_REPORTED;
    if (v->type == TYPE_QUALITATIVE)
        m->words = str_fmt(k->mem, "Conversación %lld con familias de cinco escuelas inventadas: el bus llega a la hora acordada en %lld de ellas; "
                                   "piden que la ruta pase también por el recinto alto.", (long long)number, (long long)(number < 4 ? number : 4));
    else if (indicator_is_quotient(v->type)) {
        m->numerator_micro = number_of(above);
        m->denominator_micro = number_of(below);
    } else {
        m->value_micro = number_of(above);
    }
}

/* By sex and, all in the first province, by province: they add up. */
static enum status parts_add(const struct telling *k, const struct method_sheet *s, const struct measurement *m)
{
    int64_t total = m->value_micro, women = total / 2 / MICRO * MICRO + (total / MICRO % 3 == 0 ? MICRO : 0);
    if (m->kind != VALUE_REPORTED || total == NONE)
        return DONE;
    women = women > total ? total : women;
    for (size_t i = 0; i < s->part_count; i++) {
        const struct indicator_part *part = &s->parts[i];
        struct measurement_part x = {.id = NONE, .measurement = m->id, .part = part->id, .kind = VALUE_REPORTED, .numerator_micro = NONE, .denominator_micro = NONE};
        if (str_is(part->dimension, "sexo"))
            x.value_micro = str_is(part->code, "mujeres") ? women : total - women;
        else if (str_is(part->dimension, "provincia"))
            x.value_micro = part->position == 1 ? total : 0;
        else if (str_is(part->dimension, "edad"))
            x.value_micro = total / 4 / MICRO * MICRO;
        else if (part->position > 4)
            continue; /* nobody declared it: not reported */
        else
            x.value_micro = total / 5 / MICRO * MICRO;
        TRY(record_add(k->db, &measurement_part_shape, &x));
    }
    return DONE;
}

static void value_dates(const struct telling *k, const struct indicator_period *p, int days, struct measurement *m)
{
    m->sent_on = m->authorised_on = (struct day){p->ends_on.n + days};
    m->checked_on = (struct day){m->sent_on.n + 2};
    m->published_on = m->public_on = (struct day){m->sent_on.n + 16};
    if (day_before(k->w->today, m->public_on))
        m->published_on = m->public_on = k->w->today;
    m->checked_by = k->w->people.directorate;
    m->authorised_name = STR("Ana Ceibo (persona inventada)");
    m->authorised_post = STR("Directora de la unidad");
    m->authorised_letter = str_fmt(k->mem, "MEM-%lld", (long long)p->number);
}

static enum status value_add(struct telling *k, const struct indicator_period *p, const char *typed, int64_t corrects, int state, struct measurement *ret)
{
    struct method_sheet *s = sheet_on(&k->sheets, p->ends_on);
    struct measurement *m = ret;
    if (s == NULL)
        return DONE;
    TRY(sheet_read(k->db, k->mem, s));
    shape_clear(&measurement_shape, m);
    m->indicator = k->x->id;
    m->period = p->id;
    m->version = s->version->id;
    m->state = state;
    m->channel = CHANNEL_FORM;
    m->entered_by = k->w->people.focal;
    m->corrects = corrects;
    value_fill(k, s->version, typed, p->number, m);
    value_dates(k, p, corrects == NONE ? 8 : 40, m);
    if (str_is(k->x->code, "contratos_publicados") && p->number == 7)
        m->unusual_note = STR("Ese trimestre se publicaron de una vez 64 contratos atrasados del año anterior.");
    if (corrects != NONE)
        m->correction = STR("Se habían contado dos veces tres contratos que tienen dos lotes. La cifra corregida sale del mismo registro, "
                            "revisado por la unidad de control.");
    if (state < REPORT_PUBLISHED) {
        m->checked_by = NONE;
        m->checked_on = m->public_on = m->published_on = DAY_NONE;
        m->sent_on = m->authorised_on = (struct day){k->w->today.n - 3};
    }
    TRY(record_add(k->db, &measurement_shape, m));
    TRY(parts_add(k, s, m));
    return m->kind == VALUE_REPORTED ? proof_add(k, m, p, state >= REPORT_PUBLISHED) : DONE;
}

static enum status word_add(const struct telling *k, const struct measurement *m, int kind, const char *reasons, const char *reply)
{
    struct measurement_word w;
    shape_clear(&measurement_word_shape, &w);
    w.measurement = m->id;
    w.institution = k->w->institution[5];
    w.person = k->w->people.counterpart;
    w.kind = kind;
    w.reasons = str_of(reasons);
    w.given_on = (struct day){m->sent_on.n + 5};
    w.public_on = m->public_on;
    if (reply != NULL) {
        w.reply = str_of(reply);
        w.replied_by = k->w->people.focal;
        w.replied_on = (struct day){m->sent_on.n + 9};
    }
    return record_add(k->db, &measurement_word_shape, &w);
}

static enum status corrected(struct telling *k, const struct indicator_period *p, struct measurement *old)
{
    struct measurement fresh;
    TRY(value_add(k, p, "15/33", old->id, REPORT_PUBLISHED, &fresh));
    old->replaced_on = fresh.public_on;
    return record_change(k->db, &measurement_shape, k->mem, old);
}

/* What makes the story of one value. */
static enum status story(struct telling *k, const struct indicator_period *p, struct measurement *m)
{
    if (str_is(k->x->code, "contratos_a_tiempo") && p->number == 4)
        return corrected(k, p, m);
    if (str_is(k->x->code, "dias_respuesta") && p->number == 7)
        return word_add(k, m, VERDICT_DISPUTES, "En nuestro registro hay 26 pedidos respondidos, no 20: faltan los que llegaron por correo.",
                        "Los seis pedidos por correo entraron en el período siguiente, cuando se les dio número; se ven en su cuenta.");
    if (str_is(k->x->code, "tramites_en_linea") && p->number == 6)
        return word_add(k, m, VERDICT_CONFIRMS, "Hicimos los cinco trámites de principio a fin, sin ir a la ventanilla.", NULL);
    return DONE;
}

static enum status indicator_tell(struct telling *k, const struct told *d)
{
    TRY(jurisdiction_by_code(k->db, k->mem, str_of(d->jurisdiction), &k->place));
    TRY(indicator_by_code(k->db, k->mem, k->place->id, str_of(d->code), &k->x));
    TRY(sheets_of(k->db, k->mem, k->x->id, &k->sheets));
    TRY(indicator_periods(k->db, k->mem, k->x->id, &k->periods, &k->period_count));
    for (size_t i = 0; i < COUNT(d->values) && i < k->period_count; i++) {
        const struct indicator_period *p = &k->periods[i];
        struct measurement m;
        bool over = p->ends_on.n + 30 <= k->w->today.n, waits = !over && !day_before(k->w->today, p->ends_on);
        bool last = i + 1 == k->period_count || day_before(k->w->today, k->periods[i + 1].ends_on);
        if (d->values[i] == NULL || sheet_on(&k->sheets, p->ends_on) == NULL)
            continue;
        if (last && str_is(k->x->code, "tramites_total") && !day_before(k->w->today, p->ends_on)) {
            TRY(value_add(k, p, d->values[i], NONE, REPORT_SENT, &m));
            continue;
        }
        if (!over && !waits)
            break;
        if (!over)
            continue;
        TRY(value_add(k, p, d->values[i], NONE, REPORT_PUBLISHED, &m));
        TRY(story(k, p, &m));
    }
    return measurement_touch(k->db, k->mem, k->x->id);
}

enum status demo_measurements(struct db *db, struct arena *mem, struct demo_world *w)
{
    for (size_t i = 0; i < COUNT(all_told); i++) {
        struct telling k = {.w = w, .db = db, .mem = mem};
        enum status s = indicator_tell(&k, &all_told[i]);
        if (s != DONE && s != NOT_FOUND)
            return s;
    }
    return measurement_catch_up(db, mem);
}
