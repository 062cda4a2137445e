/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "room/transition/transition_view.h"

CHOICES_TABLE(ratification_decision, RATIFICATION_DECISION);

#define SHAPE_TAG struct ratification
SHAPE_TABLE(ratification, "ratification", RATIFICATION);
#undef SHAPE_TAG
#define SHAPE_TAG struct funding
SHAPE_TABLE(funding, NULL, FUNDING);
#undef SHAPE_TAG
#define SHAPE_TAG struct transition_line
SHAPE_TABLE(transition_line, NULL, TRANSITION_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct transition_commitment
SHAPE_TABLE(transition_commitment, NULL, TRANSITION_COMMITMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct transition_party
SHAPE_TABLE(transition_party, NULL, TRANSITION_PARTY);
#undef SHAPE_TAG
#define SHAPE_TAG struct transition_data
SHAPE_TABLE(transition_data, NULL, TRANSITION_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct appointment
SHAPE_TABLE(appointment, NULL, APPOINTMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct transition_indicator
SHAPE_TABLE(transition_indicator, NULL, TRANSITION_INDICATOR);
#undef SHAPE_TAG
#define SHAPE_TAG struct succession_form
SHAPE_TABLE(succession_form, NULL, SUCCESSION_FORM);
#undef SHAPE_TAG
#define SHAPE_TAG struct transition_wait
SHAPE_TABLE(transition_wait, NULL, TRANSITION_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct sheet_milestone
SHAPE_TABLE(sheet_milestone, NULL, SHEET_MILESTONE);
#undef SHAPE_TAG
#define SHAPE_TAG struct sheet_dispute
SHAPE_TABLE(sheet_dispute, NULL, SHEET_DISPUTE);
#undef SHAPE_TAG
#define SHAPE_TAG struct sheet_count
SHAPE_TABLE(sheet_count, NULL, SHEET_COUNT);
#undef SHAPE_TAG

bool line_runs(const struct transition_line *l, struct day on)
{
    return !day_before(on, l->from_on) && (!day_known(l->until_on) || !day_before(l->until_on, on));
}

struct day line_end(struct day began, struct day from)
{
    struct day last = {from.n - 1};
    return day_before(last, began) ? began : last;
}

static enum gap line_gap(const struct transition_line *l, struct day on)
{
    if (!line_runs(l, on))
        return GAP_ENDED;
    if (l->person_state == PERSON_DISABLED)
        return GAP_DISABLED;
    if (!l->granted)
        return GAP_ROLE;
    return l->institution_state >= 0 && l->institution_state != INSTITUTION_ACTIVE ? GAP_INSTITUTION : GAP_NONE;
}

enum gap transition_gap(const struct transition_line *lines, size_t count, int64_t commitment, enum person_role role, struct day on)
{
    enum gap gap = GAP_NEVER;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].commitment != commitment || lines[i].role != (int)role)
            continue;
        enum gap this = line_gap(&lines[i], on);
        gap = this < gap ? this : gap;
    }
    return gap;
}

const char *gap_words(enum gap g)
{
    static const char *const words[] = {
        [GAP_NONE] = N_("asignado"),
        [GAP_INSTITUTION] = N_("su institución fue fusionada o suprimida"),
        [GAP_DISABLED] = N_("su cuenta está desactivada"),
        [GAP_ROLE] = N_("ya no tiene el rol"),
        [GAP_ENDED] = N_("su asignación terminó"),
        [GAP_NEVER] = N_("nunca se asignó"),
    };
    return words[g];
}

static struct str column(struct arena *mem, struct str *line, char separator)
{
    return line->ptr == NULL ? STR("") : text_clean(mem, str_trim(str_cut(line, separator)));
}

static const char *row_problem(const struct appointee *a)
{
    if (text_length(a->name) < 2 || text_length(a->name) > 120)
        return N_("Falta el nombre, o pasa de 120 caracteres.");
    if (str_empty(a->email))
        return N_("Falta el correo.");
    if (!account_email_good(a->email))
        return N_("El correo no es una dirección como nombre@institucion.gob.ec.");
    return text_length(a->post) > 120 ? N_("El cargo pasa de 120 caracteres.") : NULL;
}

size_t appointees_read(struct arena *mem, struct str text, struct appointee *ret, size_t size)
{
    size_t count = 0;
    while (text.ptr != NULL && count < size) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (str_empty(line))
            continue;
        char separator = str_find(line, STR("\t")) != SIZE_MAX ? '\t' : ';';
        struct appointee *a = &ret[count];
        *a = (struct appointee){.person = NONE};
        a->name = column(mem, &line, separator);
        a->email = text_fold(mem, column(mem, &line, separator));
        a->post = column(mem, &line, separator);
        a->numbers = column(mem, &line, separator);
        a->problem = row_problem(a);
        for (size_t i = 0; i < count && a->problem == NULL; i++)
            if (str_eq(ret[i].email, a->email))
                a->problem = N_("Ese correo está dos veces en la lista.");
        count++;
    }
    return count;
}

bool appointee_for(const struct appointee *a, struct str number)
{
    struct str rest = a->numbers;
    if (str_empty(rest))
        return true;
    while (rest.ptr != NULL)
        if (str_eq(str_trim(str_cut(&rest, ',')), number))
            return true;
    return false;
}
