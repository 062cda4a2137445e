/* SPDX-License-Identifier: EUPL-1.2
 * Merging and splitting by whoever checks proposals: choosing them, writing the new words, doing it. */
#include "base/text.h"
#include "pages.h"
#include "room/lineage/lineage_view.h"
#include "sql.h"

#define ALIKE_SHOWN 8u

/* "12, 15 y 40": the numbers in it, each once, at most MERGE_MOST. */
static size_t numbers_read(struct str text, int64_t *ret)
{
    size_t count = 0;
    int64_t n = 0;
    for (size_t i = 0; i <= text.len; i++) {
        bool digit = i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9';
        if (digit && n < 1000000)
            n = n * 10 + (text.ptr[i] - '0');
        if (digit)
            continue;
        for (size_t k = 0; k < count; k++)
            n = ret[k] == n ? 0 : n;
        if (n > 0 && count < MERGE_MOST)
            ret[count++] = n;
        n = 0;
    }
    return count;
}

static struct str numbers_joined(struct arena *mem, const int64_t *numbers, size_t count, const char *joint)
{
    struct buf b = BUF(mem);
    for (size_t i = 0; i < count; i++)
        buf_fmt(&b, "%s%lld", i == 0 ? "" : joint, (long long)numbers[i]);
    return buf_str(&b);
}

static struct str merge_path(struct request *r, const struct cocreation_place *at)
{
    return path_fmt(r, "%.*s/propuestas/fusionar", STR_ARG(at->path));
}

/* What is like the one chosen, with its words. */
static enum status alike_fill(struct request *r, const struct cocreation_place *at, int64_t number, struct merge_choose_page *page)
{
    struct proposal *p;
    struct proposal_word *words;
    struct likeness *found;
    size_t count, n = 0;
    enum status s = proposal_by_number(r->db, r->mem, at->process->id, number, &p);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    TRY(proposal_words(r->db, r->mem, p, &words, &count));
    struct buf text = BUF(r->mem);
    buf_add(&text, p->title);
    for (size_t i = 0; i < count; i++)
        buf_fmt(&text, "\n%.*s", STR_ARG(words[i].text));
    TRY(likeness_find(r->db, r->mem, at->process->id, buf_str(&text), ALIKE_SHOWN + 1, &found, &count));
    struct merge_choice *rows = arena_array(r->mem, struct merge_choice, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct str of[] = {int_words(r->mem, r->lang, found[i].pct), found[i].words};
        bool usable = lineage_refused(LINEAGE_MERGER, (enum proposal_state)found[i].state) == NULL;
        if (usable || found[i].number == number)
            rows[n++] = (struct merge_choice){found[i].number, found[i].title, lineage_proposal_path(r, at, found[i].number),
                                              found[i].number == number ? STR_NONE
                                                                        : say_with(r->mem, r->lang, N_("se parece un %1 %: %2"), of, COUNT(of)),
                                              found[i].number == number};
    }
    page->alike = rows;
    page->alike_count = n;
    return DONE;
}

static enum status choices_fill(struct request *r, const struct cocreation_place *at, struct merge_choose_page *page)
{
    struct lineage_choice *found;
    size_t count;
    int64_t total = 0, skip;
    struct str tokens = text_tokens(r->mem, page->words), first = tokens;
    struct str like = str_empty(page->words) ? STR("") : str_fmt(r->mem, "%%%.*s%%", STR_ARG(str_cut(&first, ' ')));
    TRY(db_int(r->db, SQL_LINEAGE_CHOICES_COUNT, WITH(IN(at->process->id), IN(like)), &total));
    page->pager = lineage_pager_make(r, str_empty(page->words) ? page->path : path_fmt(r, "%.*s?q=%.*s", STR_ARG(page->path), STR_ARG(url_component(r->mem, page->words))),
                                     total, &skip);
    TRY(db_many(r->db, SQL_LINEAGE_CHOICES, WITH(IN(at->process->id), IN(like), IN(LINEAGE_PAGE), IN(skip)), r->mem, &lineage_choice_shape, &found, &count));
    struct merge_choice *rows = arena_array(r->mem, struct merge_choice, count + 1);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct merge_choice){found[i].number, found[i].title, lineage_proposal_path(r, at, found[i].number), STR_NONE, false};
    page->rows = rows;
    page->rows_count = count;
    return DONE;
}

/* GET …/propuestas/fusionar */
static enum status choose_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct gate_window w;
    struct lineage_deed *blank = arena_new_of(r->mem, struct lineage_deed);
    int64_t numbers[MERGE_MOST];
    struct merge_choose_page page = {.at = at, .path = merge_path(r, at), .words = str_trim(request_query(r, "q")), .numbers = request_query(r, "numeros")};
    size_t count = numbers_read(page.numbers, numbers);
    if (count == 1)
        TRY(alike_fill(r, at, numbers[0], &page));
    TRY(choices_fill(r, at, &page));
    TRY(cocreation_gate(r->db, r->mem, at, GATE_CHECK, r->now, &w));
    page.open = w.open;
    page.numbers = request_typed(r) ? request_form(r, "numbers") : page.alike_count > 0 ? STR_NONE : numbers_joined(r->mem, numbers, count, ", ");
    shape_clear(&lineage_deed_shape, blank);
    page.form = form_for(r, &lineage_deed_shape, blank, page.path);
    struct head head = lineage_head(r, at, str_of(say(r->lang, N_("Fusionar propuestas"))));
    head.form_page = true;
    return page_merge_choose(r, head, &page);
}

/* POST …/propuestas/fusionar: on to their words. */
static enum status choose_apply(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct str *marked;
    int64_t numbers[MERGE_MOST];
    size_t marked_count = request_form_all(r, "numero", &marked);
    struct buf all = BUF(r->mem);
    for (size_t i = 0; i < marked_count; i++)
        buf_fmt(&all, "%.*s ", STR_ARG(marked[i]));
    buf_add(&all, request_form(r, "numbers"));
    size_t count = numbers_read(buf_str(&all), numbers);
    if (count < 2)
        return problem_add(r, "numbers", N_("Elige al menos dos propuestas."));
    return respond_redirect(r, path_fmt(r, "%.*s/textos?de=%.*s", STR_ARG(merge_path(r, at)), STR_ARG(numbers_joined(r->mem, numbers, count, "-"))), NULL);
}

/* What is merged or split: r->object of the pages that write it. */
struct write_place {
    struct cocreation_place *at;
    enum lineage_kind kind;
    struct proposal **parents;
    size_t count, parts;
    struct str numbers;
};

static enum status parent_add(struct request *r, struct write_place *w, struct proposal *p)
{
    if (!proposal_is_public(p))
        return NOT_FOUND;
    (void)r;
    w->parents[w->count++] = p;
    return DONE;
}

static enum status merge_load(struct request *r)
{
    struct write_place *w = arena_new_of(r->mem, struct write_place);
    int64_t numbers[MERGE_MOST];
    TRY(cocreation_enter(r, &w->at));
    w->numbers = r->method == POST ? request_form(r, "de") : request_query(r, "de");
    size_t count = numbers_read(w->numbers, numbers);
    w->numbers = numbers_joined(r->mem, numbers, count, "-");
    w->kind = LINEAGE_MERGER;
    w->parts = 1;
    w->parents = arena_array(r->mem, struct proposal *, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct proposal *p;
        TRY(proposal_by_number(r->db, r->mem, w->at->process->id, numbers[i], &p));
        TRY(parent_add(r, w, p));
    }
    r->object = w;
    return DONE;
}

static enum status split_load(struct request *r)
{
    struct write_place *w = arena_new_of(r->mem, struct write_place);
    struct proposal_place *place;
    int64_t parts;
    TRY(proposal_enter(r, &place));
    w->at = place->at;
    w->kind = LINEAGE_DIVISION;
    struct str typed = r->method == POST ? request_form(r, "partes") : request_query(r, "partes");
    w->parts = str_int(typed, &parts) && parts >= 2 && parts <= (int64_t)SPLIT_MOST ? (size_t)parts : 2;
    w->parents = arena_array(r->mem, struct proposal *, 2);
    TRY(parent_add(r, w, place->proposal));
    r->object = w;
    return DONE;
}

static bool has_line(struct str text, char separator, struct str line)
{
    while (text.len > 0)
        if (str_eq(str_trim(str_cut(&text, separator)), line))
            return true;
    return false;
}

/* The answers of all to one question in one text: prose one below the other, choices each once. */
static struct str joined(struct arena *mem, const struct proposal_question *q, struct str all, struct str more)
{
    bool listed = q->kind == ASK_OPTIONS || q->kind == ASK_LINKS || q->kind == ASK_PROVINCES;
    char separator = q->kind == ASK_PROVINCES ? ',' : '\n';
    if (str_empty(str_trim(more)) || str_eq(all, more))
        return all;
    if (str_empty(all))
        return more;
    if (!listed)
        return str_fmt(mem, q->kind == ASK_LINE ? "%.*s; %.*s" : "%.*s\n\n%.*s", STR_ARG(all), STR_ARG(more));
    while (more.len > 0) {
        struct str line = str_trim(str_cut(&more, separator));
        if (!str_empty(line) && !has_line(all, separator, line))
            all = str_fmt(mem, separator == ',' ? "%.*s, %.*s" : "%.*s\n%.*s", STR_ARG(all), STR_ARG(line));
    }
    return all;
}

/* The questions of the form of the first, and what all of them answered. */
static enum status texts_of(struct request *r, const struct write_place *w, struct proposal_word **ret, size_t *ret_count)
{
    struct proposal_word *more;
    size_t more_count;
    TRY(proposal_words(r->db, r->mem, w->parents[0], ret, ret_count));
    for (size_t i = 1; i < w->count; i++) {
        TRY(proposal_words(r->db, r->mem, w->parents[i], &more, &more_count));
        for (size_t k = 0; k < more_count; k++)
            for (size_t m = 0; m < *ret_count; m++)
                if (str_eq((*ret)[m].question->code, more[k].question->code))
                    (*ret)[m].text = joined(r->mem, (*ret)[m].question, (*ret)[m].text, more[k].text);
    }
    return DONE;
}

/* The question as a part asks it: a name of its own, room for the words of several. */
static struct proposal_question *question_of(struct request *r, const struct write_place *w, const struct proposal_question *q, size_t part)
{
    struct proposal_question *own = arena_new_of(r->mem, struct proposal_question);
    *own = *q;
    if (w->parts > 1)
        own->code = str_fmt(r->mem, "%.*s-%zu", STR_ARG(q->code), part + 1);
    if (q->kind == ASK_PROSE || q->kind == ASK_LINKS || q->kind == ASK_OPTIONS)
        own->max_chars = 10000;
    if (q->kind == ASK_LINE && own->max_chars < 1000)
        own->max_chars = 1000;
    return own;
}

static struct str title_name(struct request *r, size_t part)
{
    return path_fmt(r, "titulo_%zu", part + 1);
}

static enum status parts_fill(struct request *r, const struct write_place *w, struct merge_part *parts)
{
    struct proposal_word *words;
    size_t count;
    TRY(texts_of(r, w, &words, &count));
    for (size_t i = 0; i < w->parts; i++) {
        struct merge_part *part = &parts[i];
        *part = (struct merge_part){.number = (int64_t)i + 1, .title_name = title_name(r, i), .title = w->parents[0]->title, .fields_count = count};
        if (request_typed(r))
            part->title = request_form(r, str_chars(r->mem, part->title_name));
        part->title_problem = problem_of(&r->problems, part->title_name);
        part->fields = arena_array(r->mem, struct answer_field, count + 1);
        for (size_t k = 0; k < count; k++)
            TRY(answer_field_of(r, question_of(r, w, words[k].question, i), words[k].text, &part->fields[k]));
    }
    return DONE;
}

/* GET …/propuestas/fusionar/textos?de=12-15 and …/propuesta/:proposal/separar?partes=3 */
static enum status write_show(struct request *r)
{
    const struct write_place *w = r->object;
    bool merger = w->kind == LINEAGE_MERGER;
    struct gate_window gate;
    if (merger && w->count < 2)
        return respond_redirect(r, merge_path(r, w->at), N_("Elige al menos dos propuestas."));
    struct lineage_deed *blank = arena_new_of(r->mem, struct lineage_deed);
    struct lineage_end *from = arena_array(r->mem, struct lineage_end, w->count);
    struct merge_part *parts = arena_array(r->mem, struct merge_part, w->parts);
    for (size_t i = 0; i < w->count; i++)
        from[i] = (struct lineage_end){w->parents[i]->number, w->parents[i]->title, lineage_proposal_path(r, w->at, w->parents[i]->number), w->parents[i]->state};
    TRY(parts_fill(r, w, parts));
    TRY(cocreation_gate(r->db, r->mem, w->at, GATE_CHECK, r->now, &gate));
    struct merge_write_page page = {.at = w->at, .from = from, .from_count = w->count, .parts = parts, .parts_count = w->parts, .numbers = w->numbers,
                                    .choose_path = merge_path(r, w->at), .merger = merger, .open = gate.open};
    page.path = merger ? path_fmt(r, "%.*s/textos", STR_ARG(page.choose_path)) : path_fmt(r, "%.*s/separar", STR_ARG(from[0].path));
    shape_clear(&lineage_deed_shape, blank);
    page.form = form_for(r, &lineage_deed_shape, blank, page.path);
    struct head head = lineage_head(r, w->at, str_of(say(r->lang, merger ? N_("Fusionar propuestas") : N_("Separar una propuesta"))));
    if (merger)
        head_crumb(r, &head, str_of(say(r->lang, N_("Fusionar propuestas"))), page.choose_path);
    head.form_page = true;
    return page_merge_write(r, head, &page);
}

static enum status part_read(struct request *r, const struct write_place *w, struct proposal_question *const *questions, size_t count, size_t i,
                             struct lineage_part *ret)
{
    struct proposal_text *texts = arena_array(r->mem, struct proposal_text, count + 1);
    const char *name = str_chars(r->mem, title_name(r, i));
    enum status worst = DONE;
    *ret = (struct lineage_part){.title = answer_tidied(r->mem, request_form(r, name)), .texts = texts};
    int64_t length = text_length(ret->title);
    if (length < 8 || length > 200)
        worst = problem_add(r, name, N_("El título va de 8 a 200 caracteres."));
    for (size_t k = 0; k < count; k++) {
        struct str text;
        enum status s = answer_read(r, question_of(r, w, questions[k], i), &text);
        worst = s == DONE ? worst : s;
        if (s != DONE || str_empty(text))
            continue;
        shape_clear(&proposal_text_shape, &texts[ret->text_count]);
        texts[ret->text_count].question = questions[k]->id;
        texts[ret->text_count++].text = text;
        if (questions[k]->kind == ASK_PROVINCES) {
            ret->placed = true;
            TRY(answer_provinces(r->db, r->mem, text, (int64_t **)&ret->territories, &ret->territory_count));
        }
    }
    if (worst == DONE && ret->text_count == 0)
        worst = problem_add(r, name, N_("Escribe al menos una respuesta."));
    return worst;
}

static enum status write_apply(struct request *r)
{
    static const char *const names[] = {"reason", NULL};
    const struct write_place *w = r->object;
    struct proposal_word *words;
    struct lineage_deed deed;
    struct lineage_refusal why = {0};
    size_t count;
    if (w->kind == LINEAGE_MERGER && w->count < 2)
        return problem_add(r, "", N_("Elige al menos dos propuestas."));
    TRY(proposal_words(r->db, r->mem, w->parents[0], &words, &count));
    struct proposal_question **questions = arena_array(r->mem, struct proposal_question *, count + 1);
    struct lineage_part *parts = arena_array(r->mem, struct lineage_part, w->parts);
    int64_t *ids = arena_array(r->mem, int64_t, w->count);
    for (size_t i = 0; i < count; i++)
        questions[i] = words[i].question;
    for (size_t i = 0; i < w->count; i++)
        ids[i] = w->parents[i]->id;
    shape_clear(&lineage_deed_shape, &deed);
    enum status worst = form_read_fields(r, &lineage_deed_shape, &deed, names);
    for (size_t i = 0; i < w->parts; i++) {
        enum status s = part_read(r, w, questions, count, i, &parts[i]);
        worst = s == DONE ? worst : s;
    }
    TRY(worst);
    TRY(gate_demand(r, w->at, GATE_CHECK));
    struct lineage_plan plan = {w->kind, ids, w->count, parts, w->parts, deed.reason, r->actor.person, r->now, r->today};
    request_deed(r, NONE, deed.reason);
    enum status s = lineage_do(r->db, r->mem, r->site, w->at, &plan, &deed, &why);
    if (s == INVALID && why.why != NULL) {
        struct str number = int_words(r->mem, r->lang, why.number);
        return problem_add_text(r, STR(""), say_with(r->mem, r->lang, why.why, &number, 1));
    }
    TRY(s);
    return respond_redirect(r, lineage_proposal_path(r, w->at, w->parents[0]->number),
                            w->kind == LINEAGE_MERGER ? N_("Se fusionaron. Las originales se siguen leyendo y se avisó a quienes las hicieron.")
                                                      : N_("Se separó. La original se sigue leyendo y se avisó a quien la hizo."));
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route lineage_merge_routes[] = {
    {GET, AT "/propuestas/fusionar", CHECK_PROPOSAL, 0, cocreation_load, choose_show, NULL, NULL},
    {POST, AT "/propuestas/fusionar", CHECK_PROPOSAL, 0, cocreation_load, choose_show, NULL, choose_apply},
    {GET, AT "/propuestas/fusionar/textos", CHECK_PROPOSAL, 0, merge_load, write_show, NULL, NULL},
    {POST, AT "/propuestas/fusionar/textos", CHECK_PROPOSAL, 0, merge_load, write_show, NULL, write_apply},
    {GET, AT "/propuesta/:proposal/separar", CHECK_PROPOSAL, 0, split_load, write_show, NULL, NULL},
    {POST, AT "/propuesta/:proposal/separar", CHECK_PROPOSAL, 0, split_load, write_show, NULL, write_apply},
    {.pattern = NULL},
};
#undef AT
