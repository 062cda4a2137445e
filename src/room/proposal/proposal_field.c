/* SPDX-License-Identifier: EUPL-1.2
 * One question as a control, and what was typed in it. */
#include "base/text.h"
#include "pages.h"
#include "room/proposal/proposal_view.h"
#include "room/territory/territory.h"

static struct str control_name(struct arena *mem, const struct proposal_question *q)
{
    return str_fmt(mem, "r_%.*s", STR_ARG(q->code));
}

/* Whether what was typed belongs to this page's answers: the answer to a receipt code is a page of its own. */
static bool came_back(const struct request *r)
{
    return request_typed(r) && !(r->method == POST && r->problem == DONE);
}

static bool among(struct str list, char separator, struct str one)
{
    while (!str_empty(list)) {
        struct str part = str_trim(str_cut(&list, separator));
        if (str_eq(part, one))
            return true;
    }
    return false;
}

static bool posted(struct request *r, const char *name, struct str value)
{
    struct str *all;
    size_t count = request_form_all(r, name, &all);
    for (size_t i = 0; i < count; i++)
        if (str_eq(all[i], value))
            return true;
    return false;
}

static size_t lines_in(struct str s)
{
    size_t n = 0;
    while (!str_empty(s))
        n += !str_empty(str_trim(str_cut(&s, '\n')));
    return n;
}

/* The choices of the question, those in `value` chosen. */
static enum status options_of(struct request *r, const struct proposal_question *q, struct str value, struct answer_field *ret)
{
    struct answer_option *list;
    if (q->kind == ASK_PROVINCES) {
        struct territory *all;
        size_t count;
        TRY(territory_provinces(r->db, r->mem, &all, &count));
        list = arena_array(r->mem, struct answer_option, count);
        for (size_t i = 0; i < count; i++)
            list[i] = (struct answer_option){all[i].name, all[i].name, among(value, ',', all[i].name)};
        ret->options_count = count;
    } else {
        struct str rest = q->options;
        size_t count = lines_in(rest), n = 0;
        list = arena_array(r->mem, struct answer_option, count);
        while (!str_empty(rest)) {
            struct str line = str_trim(str_cut(&rest, '\n'));
            if (!str_empty(line))
                list[n++] = (struct answer_option){line, line, among(value, '\n', line)};
        }
        ret->options_count = n;
    }
    const char *name = str_chars(r->mem, ret->name);
    for (size_t i = 0; came_back(r) && i < ret->options_count; i++)
        list[i].chosen = posted(r, name, list[i].value);
    ret->options = list;
    return DONE;
}

enum status answer_field_of(struct request *r, const struct proposal_question *q, struct str value, struct answer_field *ret)
{
    *ret = (struct answer_field){.question = q, .name = control_name(r->mem, q), .value = value};
    ret->problem = problem_of(&r->problems, ret->name);
    if (q->kind == ASK_PROVINCES || q->kind == ASK_OPTIONS)
        return options_of(r, q, value, ret);
    struct str typed = request_form(r, str_chars(r->mem, ret->name));
    if (came_back(r) && typed.ptr != NULL)
        ret->value = typed;
    return DONE;
}

void answer_field_show(struct out *o, const struct answer_field *f)
{
    part_answer_field(o, f);
}

static bool at_line_start(const struct buf *b)
{
    return b->len == 0 || b->ptr[b->len - 1] == '\n';
}

struct str answer_tidied(struct arena *mem, struct str typed)
{
    static const struct {
        const char *bytes, *as;
    } marks[] = {
        {"\xC2\xA0", " "}, {"\xE2\x80\xAF", " "}, {"\xE2\x80\x87", " "}, {"\xC2\xAD", ""},     {"\xE2\x80\x8B", ""},
        {"\xEF\xBB\xBF", ""}, {"\xE2\x80\x8C", ""}, {"\xE2\x80\xA8", "\n"}, {"\xE2\x80\xA9", "\n"},
    };
    static const char *const bullets[] = {"\xE2\x80\xA2", "\xEF\x82\xB7", "\xC2\xB7", "\xE2\x97\x8F", "\xE2\x96\xAA", "\xE2\x97\xA6"};
    struct str s = text_clean(mem, typed);
    struct buf b = BUF(mem);
    for (size_t at = 0; at < s.len;) {
        struct str rest = str_part(s, at, s.len);
        size_t took = 0;
        for (size_t i = 0; i < COUNT(marks) && took == 0; i++) {
            if (!str_starts(rest, marks[i].bytes))
                continue;
            took = str_of(marks[i].bytes).len;
            buf_chars(&b, marks[i].as);
        }
        for (size_t i = 0; i < COUNT(bullets) && took == 0 && at_line_start(&b); i++) {
            if (!str_starts(rest, bullets[i]))
                continue;
            took = str_of(bullets[i]).len;
            buf_chars(&b, "- ");
            while (at + took < s.len && (s.ptr[at + took] == ' ' || s.ptr[at + took] == '\t'))
                took++;
        }
        if (took == 0) {
            buf_char(&b, s.ptr[at]);
            took = 1;
        }
        at += took;
    }
    return b.len == 0 ? STR("") : str_trim(buf_str(&b));
}

/* What was posted, in one text. */
static struct str gathered(struct request *r, const struct proposal_question *q)
{
    const char *name = str_chars(r->mem, control_name(r->mem, q));
    struct str *all;
    if (q->kind != ASK_PROVINCES && q->kind != ASK_OPTIONS)
        return answer_tidied(r->mem, request_form(r, name));
    size_t count = request_form_all(r, name, &all);
    struct buf b = BUF(r->mem);
    for (size_t i = 0; i < count; i++) {
        if (str_empty(str_trim(all[i])))
            continue;
        if (b.len > 0)
            buf_chars(&b, q->kind == ASK_PROVINCES ? ", " : "\n");
        buf_add(&b, str_trim(all[i]));
    }
    return b.len == 0 ? STR("") : buf_str(&b);
}

static bool links_good(struct str text)
{
    while (!str_empty(text)) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (!str_empty(line) && !url_complete(line))
            return false;
    }
    return true;
}

static bool options_good(const struct proposal_question *q, struct str text)
{
    while (!str_empty(text))
        if (!among(q->options, '\n', str_trim(str_cut(&text, '\n'))))
            return false;
    return true;
}

struct str answer_fault(struct request *r, const struct proposal_question *q, struct str text)
{
    int64_t length = text_length(text);
    struct str values[] = {int_words(r->mem, r->lang, length), int_words(r->mem, r->lang, q->max_chars), int_words(r->mem, r->lang, q->min_chars)};
    if (length == 0)
        return q->required ? str_of(say(r->lang, N_("Esta pregunta necesita una respuesta."))) : STR_NONE;
    if (length > q->max_chars)
        return say_with(r->mem, r->lang, N_("La respuesta tiene %1 caracteres y el máximo es %2. Tu texto sigue aquí: acórtalo."), values, 2);
    if (length < q->min_chars)
        return say_with(r->mem, r->lang, N_("La respuesta es muy corta (%1 caracteres): cuenta un poco más, al menos %3."), values, 3);
    if (q->kind == ASK_LINKS && !links_good(text))
        return str_of(say(r->lang, N_("Escribe un enlace completo por línea, como https://ejemplo.ec/informe.")));
    if (q->kind == ASK_OPTIONS && !options_good(q, text))
        return str_of(say(r->lang, N_("Elige entre las opciones de la lista.")));
    if (q->kind == ASK_LINE && str_find(text, STR("\n")) != SIZE_MAX)
        return str_of(say(r->lang, N_("Escribe una sola línea.")));
    return STR_NONE;
}

enum status answer_read(struct request *r, const struct proposal_question *q, struct str *ret)
{
    *ret = gathered(r, q);
    struct str fault = answer_fault(r, q, *ret);
    return str_empty(fault) ? DONE : problem_add_text(r, control_name(r->mem, q), fault);
}

enum status answer_provinces(struct db *db, struct arena *mem, struct str text, int64_t **ret, size_t *ret_count)
{
    struct territory *all;
    size_t count;
    TRY(territory_provinces(db, mem, &all, &count));
    *ret = arena_array(mem, int64_t, count);
    *ret_count = 0;
    for (size_t i = 0; i < count; i++)
        if (among(text, ',', all[i].name))
            (*ret)[(*ret_count)++] = all[i].id;
    return DONE;
}
