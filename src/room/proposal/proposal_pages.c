/* SPDX-License-Identifier: EUPL-1.2
 * The page of a proposal: its words, where it comes from, what became of it and why. */
#include "base/digest.h"
#include "base/text.h"
#include "pages.h"
#include "room/proposal/proposal_view.h"
#include "sql.h"

static struct str pass_code(struct request *r, int64_t proposal, int64_t until_s)
{
    struct str text = str_fmt(r->mem, "pase propuesta %lld %lld", (long long)proposal, (long long)until_s);
    return str_part(hmac_hex(r->mem, r->site->server_key, text), 0, 40);
}

struct str own_pass(struct request *r, int64_t proposal)
{
    int64_t until = r->now.s + OWN_PASS_S;
    return str_fmt(r->mem, "%lld-%.*s", (long long)until, STR_ARG(pass_code(r, proposal, until)));
}

bool own_pass_good(struct request *r, int64_t proposal, struct str pass)
{
    struct str rest = pass, until = str_cut(&rest, '-');
    int64_t s;
    return str_int(until, &s) && s >= r->now.s && s <= r->now.s + OWN_PASS_S && str_eq_secret(rest, pass_code(r, proposal, s));
}

bool proposal_is_own(struct request *r, const struct proposal *p)
{
    bool signed_in = r->actor.person != NONE && p->person == r->actor.person;
    return signed_in || own_pass_good(r, p->id, request_form(r, "pase"));
}

struct str proposal_word_shown(struct request *r, const struct proposal_word *w)
{
    struct str rest = w->text;
    struct buf b = BUF(r->mem);
    if (str_empty(w->text) || (w->question->kind != ASK_LINKS && w->question->kind != ASK_OPTIONS))
        return w->text;
    while (!str_empty(rest)) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        if (!str_empty(line))
            buf_fmt(&b, "- %.*s\n", STR_ARG(line));
    }
    return b.len == 0 ? w->text : buf_str(&b);
}

static enum status words_fill(struct request *r, struct proposal_page *page)
{
    struct proposal_word *words;
    TRY(proposal_words(r->db, r->mem, page->x, &words, &page->words_count));
    struct word_line *lines = arena_array(r->mem, struct word_line, page->words_count);
    for (size_t i = 0; i < page->words_count; i++) {
        lines[i] = (struct word_line){str_of(say(r->lang, str_chars(r->mem, words[i].question->label))), proposal_word_shown(r, &words[i]), {0}};
        if (page->may_correct)
            TRY(answer_field_of(r, words[i].question, words[i].text, &lines[i].field));
    }
    page->words = lines;
    return DONE;
}

/* Its author may still change or withdraw it while proposals are received. */
static enum status own_fill(struct request *r, const struct proposal_place *place, struct proposal_page *page)
{
    const struct proposal *p = place->proposal;
    struct gate_window w;
    page->unconfirmed = p->state == PROPOSAL_UNCONFIRMED;
    TRY(cocreation_gate(r->db, r->mem, place->at, GATE_PROPOSALS, r->now, &w));
    bool early = p->state == PROPOSAL_RECEIVED || p->state == PROPOSAL_ADMITTED || p->state == PROPOSAL_INADMISSIBLE;
    page->may_withdraw = w.open && early;
    page->may_correct = w.open && early;
    page->until = w.open ? instant_words(r->mem, r->lang, w.closes_at) : STR_NONE;
    page->correct = form_for(r, &proposal_shape, p, path_fmt(r, "%.*s/corregir", STR_ARG(place->path)));
    page->withdraw = form_for(r, &proposal_shape, p, path_fmt(r, "%.*s/retirar", STR_ARG(place->path)));
    page->correct.revision = page->withdraw.revision = NONE;
    return DONE;
}

static enum status check_fill(struct request *r, const struct proposal_place *place, struct proposal_page *page)
{
    struct gate_window w;
    int state = place->proposal->state;
    bool settles = state == PROPOSAL_RECEIVED || state == PROPOSAL_ADMITTED || state == PROPOSAL_INADMISSIBLE;
    page->may_check = settles && request_may(r, CHECK_PROPOSAL);
    if (!page->may_check)
        return DONE;
    TRY(cocreation_gate(r->db, r->mem, place->at, GATE_CHECK, r->now, &w));
    page->check_open = w.open;
    struct proposal *blank = arena_new_of(r->mem, struct proposal);
    *blank = *place->proposal;
    blank->reason = STR_NONE;
    page->check = form_for(r, &proposal_shape, blank, path_fmt(r, "%.*s/revisar", STR_ARG(place->path)));
    page->check.revision = place->proposal->revision;
    return DONE;
}

static void paths_fill(struct request *r, const struct proposal_place *place, struct proposal_page *page)
{
    struct str process = place->at->path;
    page->list_path = path_fmt(r, "%.*s/propuestas", STR_ARG(process));
    page->acts_path = path_fmt(r, "/%.*s/acto", STR_ARG(place->at->jurisdiction->code));
    if (page->facts->table_number != NONE)
        page->table_path = path_fmt(r, "%.*s/mesa/%lld", STR_ARG(process), (long long)page->facts->table_number);
    if (page->facts->carried_plan != NONE)
        page->carried_path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(place->at->jurisdiction->code),
                                      (long long)page->facts->carried_plan, STR_ARG(url_component(r->mem, page->facts->carried_number)));
}

enum status proposal_page_show(struct request *r, const struct proposal_place *place, bool own, struct str pass)
{
    const struct proposal *p = place->proposal;
    struct proposal_page page = {.place = place, .x = p, .class = proposal_class(p->state), .own = own, .pass = pass};
    struct proposal_facts *facts;
    struct proposal_past *past, *former;
    TRY(db_one(r->db, SQL_PROPOSAL_FACTS, WITH(IN(p->id)), r->mem, &proposal_facts_shape, &facts));
    TRY(db_many(r->db, SQL_PROPOSAL_PAST, WITH(IN(p->id)), r->mem, &proposal_past_shape, &past, &page.past_count));
    page.facts = facts;
    page.past = past;
    page.withdrawn = p->state == PROPOSAL_WITHDRAWN;
    page.words_shown = !page.withdrawn || own || facts->answered > 0;
    paths_fill(r, place, &page);
    if (own)
        TRY(own_fill(r, place, &page));
    TRY(check_fill(r, place, &page));
    if (page.words_shown) {
        TRY(words_fill(r, &page));
        TRY(db_many(r->db, SQL_PROPOSAL_FORMERS, WITH(IN(p->id)), r->mem, &proposal_past_shape, &former, &page.former_count));
        page.former = former;
    }
    struct str number = int_words(r->mem, r->lang, p->number);
    struct head head = cocreation_head(r, place->at, page.words_shown ? p->title : say_with(r->mem, r->lang, N_("Propuesta %1"), &number, 1));
    head_crumb(r, &head, str_of(say(r->lang, N_("Propuestas"))), page.list_path);
    head.form_page = own || page.may_check;
    r->reply.personal = r->reply.personal || own;
    return page_proposal_show(r, head, &page);
}

/* GET …/propuesta/:proposal, and its forms again. */
enum status proposal_show(struct request *r)
{
    const struct proposal_place *place = r->object;
    return proposal_page_show(r, place, proposal_is_own(r, place->proposal), request_form(r, "pase"));
}
