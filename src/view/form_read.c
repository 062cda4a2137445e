/* SPDX-License-Identifier: EUPL-1.2
 * Reading what was posted into a row: each type with its limits, each fault with a message in plain
 * words. A field that was not in the form stays as it is. */
#include <string.h>

#include "base/text.h"
#include "view/form.h"
#include "view/form_part.h"

#define TEXT_MAX 200
#define PROSE_MAX 20000

struct reading {
    struct request *r;
    const struct field *f;
    void *row;
    struct str typed;
};

static enum status complain(struct reading *in, const char *msgid, const struct str *values, size_t count)
{
    return problem_add_text(in->r, str_of(in->f->name), say_with(in->r->mem, in->r->lang, msgid, values, count));
}

static enum status complain_plain(struct reading *in, const char *msgid)
{
    return problem_add(in->r, in->f->name, msgid);
}

int64_t field_longest(const struct field *f)
{
    if (f->limit.max > 0)
        return f->limit.max;
    return f->type == FIELD_PROSE ? PROSE_MAX : TEXT_MAX;
}

static enum status read_text(struct reading *in)
{
    struct arena *a = in->r->mem;
    struct str s = text_clean(a, in->typed);
    if (in->f->type == FIELD_TEXT) {
        char *line = (char *)str_chars(a, str_trim(s));
        for (char *c = line; *c != '\0'; c++)
            if (*c == '\n' || *c == '\t')
                *c = ' ';
        s = str_of(line);
    }
    int64_t length = text_length(s), longest = field_longest(in->f);
    struct str values[] = {int_words(a, in->r->lang, length), STR_NONE};
    if (length > longest) {
        values[1] = int_words(a, in->r->lang, longest);
        return complain(in, N_("Tiene %1 caracteres; el máximo es %2."), values, 2);
    }
    if (length < in->f->limit.min) {
        values[1] = int_words(a, in->r->lang, in->f->limit.min);
        return complain(in, N_("Tiene %1 caracteres; el mínimo es %2."), values, 2);
    }
    *(struct str *)field_in(in->f, in->row) = s;
    return DONE;
}

/* Digits with points or blanks between groups of three ("1.234.567"); -1 when it is not so. */
static int64_t whole_part(struct str s)
{
    int64_t n = 0;
    size_t group = 0;
    bool grouped = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '.' || c == ' ') {
            if (group == 0 || group > 3 || (grouped && group != 3))
                return -1;
            grouped = true;
            group = 0;
        } else if (c >= '0' && c <= '9' && n < INT64_MAX / 1000) {
            n = n * 10 + (c - '0');
            group++;
        } else {
            return -1;
        }
    }
    return group == 0 || (grouped && group != 3) ? -1 : n;
}

static bool cut_sign(struct str *s)
{
    if (str_starts(*s, "−")) {
        *s = str_trim(str_part(*s, strlen("−"), s->len));
        return true;
    }
    if (str_starts(*s, "-")) {
        *s = str_trim(str_part(*s, 1, s->len));
        return true;
    }
    return false;
}

static bool parse_int(struct str s, int64_t *ret)
{
    bool negative = cut_sign(&s);
    int64_t n = whole_part(s);
    if (n < 0)
        return false;
    *ret = negative ? -n : n;
    return true;
}

bool decimal_typed(struct str s, int places, int64_t *ret)
{
    if (str_ends(s, "%"))
        s = str_trim(str_part(s, 0, s.len - 1));
    bool negative = cut_sign(&s);
    size_t comma = str_find(s, STR(","));
    size_t mark = comma;
    if (comma == SIZE_MAX) {
        mark = str_find(s, STR("."));
        if (mark != SIZE_MAX && str_find(str_part(s, mark + 1, s.len), STR(".")) != SIZE_MAX)
            mark = SIZE_MAX; /* several points: groups of a whole number */
    }
    struct str whole = mark == SIZE_MAX ? s : str_part(s, 0, mark);
    struct str part = mark == SIZE_MAX ? STR("") : str_part(s, mark + 1, s.len);
    bool ambiguous = mark != SIZE_MAX && comma == SIZE_MAX && part.len == 3 && !str_is(whole, "0");
    int64_t n = whole_part(whole);
    if (n < 0 || part.len > (size_t)places || (mark != SIZE_MAX && part.len == 0) || ambiguous)
        return false;
    for (int i = 0; i < places; i++) {
        int digit = (size_t)i < part.len ? part.ptr[i] - '0' : 0;
        if (digit < 0 || digit > 9 || __builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, digit, &n))
            return false;
    }
    *ret = negative ? -n : n;
    return true;
}

static enum status read_number(struct reading *in)
{
    const struct limit *limit = &in->f->limit;
    bool centi = in->f->type == FIELD_CENTI, micro = in->f->type == FIELD_MICRO;
    int64_t n = 0;
    if (centi || micro ? !decimal_typed(in->typed, centi ? 2 : 6, &n) : !parse_int(in->typed, &n))
        return complain_plain(in, centi   ? N_("Escribe un número con hasta dos decimales; por ejemplo, 62,5.")
                                  : micro ? N_("Escribe un número con coma decimal y hasta seis decimales; por ejemplo, 1.234,5.")
                                          : N_("Escribe un número entero; por ejemplo, 12."));
    if ((limit->min != 0 || limit->max != 0) && (n < limit->min || n > limit->max)) {
        struct arena *a = in->r->mem;
        struct str (*words)(struct arena *, enum lang, int64_t) = centi ? centi_words : micro ? micro_words : int_words;
        struct str values[] = {words(a, in->r->lang, limit->min), words(a, in->r->lang, limit->max)};
        return complain(in, N_("Debe estar entre %1 y %2."), values, 2);
    }
    *(int64_t *)field_in(in->f, in->row) = n;
    return DONE;
}

/* Three numbers with one kind of separator; false when it has another form. */
static bool three_numbers(struct str s, int ret[3])
{
    char separator = '\0';
    int count = 0;
    size_t digits = 0;
    ret[0] = ret[1] = ret[2] = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c >= '0' && c <= '9' && digits < 4) {
            ret[count] = ret[count] * 10 + (c - '0');
            digits++;
        } else if ((c == '/' || c == '-' || c == '.') && (separator == '\0' || separator == c) && digits > 0 &&
                   count < 2) {
            separator = c;
            count++;
            digits = 0;
        } else {
            return false;
        }
    }
    return count == 2 && digits > 0;
}

enum day_read { DAY_GOOD, DAY_FORM, DAY_YEAR, DAY_ABSENT };

static enum day_read read_day_text(struct str s, struct day *ret)
{
    int n[3];
    if (!three_numbers(s, n))
        return DAY_FORM;
    bool iso = s.len >= 4 && s.ptr[0] >= '0' && s.ptr[3] >= '0' && s.ptr[3] <= '9' && s.ptr[1] >= '0' && s.ptr[1] <= '9' &&
               s.ptr[2] >= '0' && s.ptr[2] <= '9';
    int year = iso ? n[0] : n[2], day = iso ? n[2] : n[0];
    if (year < 1900 || year > 2199)
        return DAY_YEAR;
    struct day d = day_of(year, n[1], day);
    if (!day_known(d))
        return DAY_ABSENT;
    *ret = d;
    return DAY_GOOD;
}

static enum status complain_day(struct reading *in, enum day_read why)
{
    if (why == DAY_YEAR)
        return complain_plain(in, N_("Escribe el año con cuatro cifras, entre 1900 y 2199."));
    if (why == DAY_ABSENT)
        return complain(in, N_("%1 no existe en el calendario."), &in->typed, 1);
    return complain_plain(in, N_("Escribe la fecha como 30/06/2027."));
}

static enum status read_day(struct reading *in)
{
    struct day d = DAY_NONE;
    enum day_read got = read_day_text(in->typed, &d);
    if (got != DAY_GOOD)
        return complain_day(in, got);
    *(struct day *)field_in(in->f, in->row) = d;
    return DONE;
}

/* "30/06/2027 14:05", in the zone of Guayaquil (also with the T of datetime-local). */
static enum status read_time(struct reading *in)
{
    struct str rest = in->typed;
    struct str date = str_cut(&rest, str_find(rest, STR("T")) != SIZE_MAX ? 'T' : ' ');
    struct day d = DAY_NONE;
    enum day_read got = read_day_text(date, &d);
    if (got != DAY_GOOD)
        return complain_day(in, got);
    rest = str_trim(rest);
    struct str hour = str_cut(&rest, ':');
    int64_t h = 0, m = 0;
    if (!str_int(hour, &h) || !str_int(rest, &m) || h < 0 || h > 23 || m < 0 || m > 59)
        return complain_plain(in, N_("Escribe la fecha y la hora como 30/06/2027 14:05."));
    ((struct instant *)field_in(in->f, in->row))->s = (int64_t)d.n * 86400 + h * 3600 + m * 60 + 18000;
    return DONE;
}

static enum status read_choice(struct reading *in)
{
    int choice = choice_of(in->f->limit.choices, in->typed);
    if (choice < 0)
        return complain_plain(in, N_("Elige una opción de la lista."));
    *(int *)field_in(in->f, in->row) = choice;
    return DONE;
}

static enum status read_ref(struct reading *in)
{
    int64_t id = 0;
    if (!str_int(in->typed, &id) || id <= 0)
        return complain_plain(in, N_("Elige una opción de la lista."));
    *(int64_t *)field_in(in->f, in->row) = id;
    return DONE;
}

static enum status read_value(struct reading *in)
{
    switch (in->f->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
        return read_text(in);
    case FIELD_INT:
    case FIELD_CENTI:
    case FIELD_MICRO:
        return read_number(in);
    case FIELD_DAY:
        return read_day(in);
    case FIELD_TIME:
        return read_time(in);
    case FIELD_CHOICE:
        return read_choice(in);
    case FIELD_REF:
        return read_ref(in);
    case FIELD_FLAG:
        break;
    }
    return DONE;
}

static const char *missing_message(const struct field *f)
{
    switch (f->type) {
    case FIELD_CHOICE:
    case FIELD_REF:
        return N_("Elige una opción en «%1»: es un dato obligatorio.");
    case FIELD_DAY:
    case FIELD_TIME:
        return N_("Escribe la fecha en «%1»: es un dato obligatorio.");
    default:
        return N_("Escribe «%1»: es un dato obligatorio.");
    }
}

static enum status read_field(struct request *r, const struct field *f, void *row)
{
    struct reading in = {r, f, row, request_form(r, f->name)};
    if (f->type == FIELD_FLAG) {
        if (in.typed.ptr != NULL)
            *(bool *)field_in(f, row) = str_is(in.typed, "1") || str_is(in.typed, "on");
        else if (request_form(r, str_fmt(r->mem, FLAG_SENT "%s", f->name).ptr).ptr != NULL)
            *(bool *)field_in(f, row) = false;
        return DONE;
    }
    if (in.typed.ptr != NULL) {
        in.typed = str_trim(in.typed);
        if (in.typed.len == 0)
            field_clear(f, row);
        else
            TRY(read_value(&in));
    }
    if ((f->flags & REQUIRED) != 0 && field_empty(f, row)) {
        struct str label = str_of(say(r->lang, f->label));
        return complain(&in, missing_message(f), &label, 1);
    }
    return DONE;
}

static void read_revision(struct request *r, const struct shape *shape, void *row)
{
    const struct field *f = shape_field(shape, STR("revision"));
    int64_t seen = NONE;
    if (f != NULL && f->type == FIELD_INT && str_int(request_form(r, "_revision"), &seen))
        *(int64_t *)field_in(f, row) = seen;
}

enum status form_read(struct request *r, const struct shape *shape, void *row)
{
    size_t before = r->problems.count;
    for (size_t i = 0; i < shape->count; i++)
        if ((shape->fields[i].flags & FORM) != 0)
            (void)read_field(r, &shape->fields[i], row);
    read_revision(r, shape, row);
    return r->problems.count > before ? INVALID : DONE;
}

enum status form_read_fields(struct request *r, const struct shape *shape, void *row, const char *const *names)
{
    size_t before = r->problems.count;
    for (; *names != NULL; names++) {
        const struct field *f = shape_field(shape, str_of(*names));
        assert(f != NULL && (f->flags & FORM) != 0);
        (void)read_field(r, f, row);
    }
    read_revision(r, shape, row);
    return r->problems.count > before ? INVALID : DONE;
}
