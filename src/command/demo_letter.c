/* SPDX-License-Identifier: EUPL-1.2
 * The register of letters of the invented province: a request that was sent, its answer, a reminder that
 * waits to be sent, one that was voided. */
#include "command/demo_plan.h"
#include "room/letter/letter.h"

static struct letter letter_of(const struct demo_world *w, int institution, enum letter_kind kind, int days)
{
    struct letter l;
    shape_clear(&letter_shape, &l);
    l.jurisdiction = w->jurisdiction.id;
    l.kind = (int)kind;
    l.institution = w->institution[institution];
    l.plan = w->plan.id;
    l.dated_on = (struct day){w->today.n + days};
    l.entered_by = w->people.directorate;
    return l;
}

static enum status out_add(struct db *db, struct demo_world *w, struct letter *l, const char *name)
{
    struct letter_facts f = {.jurisdiction = w->jurisdiction.name, .institution = str_of(name), .plan = w->plan.name, .period = NONE,
                             .from_on = DAY_NONE, .cut_on = DAY_NONE, .due_on = DAY_NONE, .today = l->dated_on};
    letter_draft(w->mem, (enum letter_kind)l->kind, &f, &l->subject, &l->text);
    l->addressee = STR("Máxima autoridad");
    return letter_issue(db, w->mem, STR("OF-CEIBOS"), l->dated_on, l);
}

enum status demo_letters(struct db *db, struct demo_world *w)
{
    struct letter request = letter_of(w, 1, LETTER_REQUEST, -30), wrong = letter_of(w, 0, LETTER_REQUEST, -29);
    struct letter reminder = letter_of(w, 2, LETTER_REMINDER, -3), answer = letter_of(w, 1, LETTER_REPORT, -18);
    request.sent_on = request.dated_on;
    request.sent_by = STR("Quipux, UPCA-2026-0412-E (demostración)");
    TRY(out_add(db, w, &request, "Unidad Provincial de Compras Abiertas"));
    wrong.withdrawn_on = wrong.dated_on;
    wrong.withdrawn_why = STR("Se dirigió a la institución equivocada.");
    TRY(out_add(db, w, &wrong, "Prefectura de Los Ceibos"));
    TRY(out_add(db, w, &reminder, "Dirección Provincial de Ambiente y Agua"));
    int year, month, day;
    day_split(answer.dated_on, &year, &month, &day);
    answer.direction = LETTER_IN;
    answer.year = year;
    answer.number = STR("UPCA-0131-O");
    answer.addressee = STR("Rosa Inventada, directora de la Unidad");
    answer.subject = STR("Reporte de avance de los compromisos de compras abiertas");
    answer.text = STR("Remite el avance de sus compromisos con sus enlaces.");
    answer.answers = request.id;
    return record_add(db, &letter_shape, &answer);
}
