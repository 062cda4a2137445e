/* SPDX-License-Identifier: EUPL-1.2
 * The list of a plan's stalled commitments, one case, opening one and asking for one. */
#include "room/stall/stall_view.h"

#include "pages.h"

const char *stall_class(int state)
{
    static const char *const classes[] = {
        [STALL_ASKED] = "tag-none", [STALL_OPEN] = "tag-late",  [STALL_ENDING] = "tag-risk",
        [STALL_CLOSED] = "tag-done", [STALL_DECLINED] = "tag-none",
    };
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

struct str stall_causes_words(struct request *r, const struct stall_cause_row *causes, size_t count, bool all)
{
    struct buf b = BUF(r->mem);
    for (int cause = 0; cause < (int)STALL_CAUSES; cause++)
        for (size_t i = 0; i < count; i++)
            if (causes[i].cause == cause && (all || !day_known(causes[i].ended_on))) {
                buf_fmt(&b, "%s%s", buf_str(&b).len == 0 ? "" : "; ", say(r->lang, choice_label(&stall_cause_choices, cause)));
                break;
            }
    return buf_str(&b);
}

/* The codes of a card in words. */
static struct str card_words(struct request *r, struct str codes)
{
    struct buf b = BUF(r->mem);
    for (int cause = 0; cause < (int)STALL_CAUSES; cause++) {
        struct str code = str_of(choice_code(&stall_cause_choices, cause));
        bool has = false;
        for (size_t i = 0; i + code.len <= codes.len; i++)
            has = has || (str_eq(str_part(codes, i, code.len), code) && (i == 0 || codes.ptr[i - 1] == ' ') &&
                          (i + code.len == codes.len || codes.ptr[i + code.len] == ' '));
        if (has)
            buf_fmt(&b, "%s%s", buf_str(&b).len == 0 ? "" : "; ", say(r->lang, choice_label(&stall_cause_choices, cause)));
    }
    return buf_str(&b);
}

/* GET …/plan/:plan/estancados */
static enum status list_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct stall_card *cards;
    size_t count;
    TRY(stall_cards(r->db, r->mem, place->plan->id, &cards, &count));
    struct str path = path_fmt(r, "%.*s/estancados", STR_ARG(place->path));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &stall_card_shape, cards, count,
                            path_fmt(r, "estancados-%.*s-%lld", STR_ARG(place->jurisdiction->code), (long long)place->plan->number));
    struct stall_list_row *open = arena_array(r->mem, struct stall_list_row, count), *closed = arena_array(r->mem, struct stall_list_row, count);
    struct stall_list_page page = {.plan = place->plan, .open = open, .closed = closed};
    for (size_t i = 0; i < count; i++) {
        struct str number = url_component(r->mem, cards[i].commitment_number);
        struct stall_list_row row = {
            .x = &cards[i],
            .path = path_fmt(r, "%.*s/compromiso/%.*s/estancado/%lld", STR_ARG(place->path), STR_ARG(number), (long long)cards[i].number),
            .causes = card_words(r, cards[i].causes),
            .class = stall_class(cards[i].state),
        };
        if (cards[i].state == STALL_CLOSED)
            closed[page.closed_count++] = row;
        else
            open[page.open_count++] = row;
    }
    struct head head = jurisdiction_head(r, place->jurisdiction, str_of(say(r->lang, N_("Compromisos estancados"))));
    head_crumb(r, &head, place->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, place->plan->name, place->path);
    head.section = "plan";
    head.data_path = path;
    return page_stall_list(r, head, &page);
}

struct head stall_head(struct request *r, const struct commitment_place *place, struct str title, const struct stall_case *within)
{
    struct head head = commitment_head(r, place, title);
    struct str number = place->commitment->number;
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), &number, 1), place->path);
    if (within != NULL)
        head_crumb(r, &head, str_of(say(r->lang, N_("Compromiso estancado"))),
                   path_fmt(r, "%.*s/estancado/%lld", STR_ARG(place->path), (long long)within->number));
    return head;
}

/* GET …/compromiso/:number/estancar: the directorate opens a case, a party or the co-lead asks for one. */
static enum status open_show(struct request *r)
{
    static const char *const required[] = {"reason", NULL};
    const struct commitment_place *place = r->object;
    struct stall_case *live, *fresh = arena_new_of(r->mem, struct stall_case);
    TRY(stall_live(r->db, r->mem, place->commitment->id, &live));
    shape_clear(&stall_case_shape, fresh);
    struct stall_open_page page = {
        .c = place->commitment,
        .live = live,
        .form = form_for(r, &stall_case_shape, fresh, path_fmt(r, "%.*s/estancar", STR_ARG(place->path))),
        .asks = !request_may(r, MANAGE_CASES),
    };
    page.form.required = required;
    if (live != NULL)
        page.live_path = path_fmt(r, "%.*s/estancado/%lld", STR_ARG(place->path), (long long)live->number);
    struct head head = stall_head(r, place, str_of(say(r->lang, page.asks ? N_("Pedir que se abra un caso") : N_("Abrir un caso"))), NULL);
    head.form_page = true;
    return page_stall_open(r, head, &page);
}

/* POST …/compromiso/:number/estancar */
static enum status open_apply(struct request *r)
{
    static const char *const names[] = {"reason", NULL};
    const struct commitment_place *place = r->object;
    struct stall_case *live, c;
    bool opens = request_may(r, MANAGE_CASES);
    if (place->plan->state != PLAN_PUBLISHED || place->plan->tracking != PLAN_TRACKED)
        return problem_add(r, "", N_("A este plan no se le da seguimiento: no tiene compromisos estancados."));
    if (place->commitment->state == COMMITMENT_WITHDRAWN)
        return problem_add(r, "", N_("El compromiso fue retirado."));
    TRY(stall_live(r->db, r->mem, place->commitment->id, &live));
    if (live != NULL) {
        (void)problem_add(r, "", N_("Este compromiso ya tiene un caso abierto o pedido."));
        return CONFLICT;
    }
    shape_clear(&stall_case_shape, &c);
    TRY(form_read_fields(r, &stall_case_shape, &c, names));
    if (c.reason.len < 10)
        return problem_add(r, "reason", N_("Explica por qué, en 10 caracteres o más."));
    c.commitment = place->commitment->id;
    c.state = opens ? STALL_OPEN : STALL_ASKED;
    c.origin = opens ? STALL_BY_HAND : STALL_BY_REQUEST;
    *(opens ? &c.opened_by : &c.asked_by) = r->actor.person;
    *(opens ? &c.opened_on : &c.asked_on) = r->today;
    request_deed(r, NONE, c.reason);
    struct stall_finding manual = {STALL_MANUAL, r->today};
    enum status s = stall_add(r->db, &c, &manual, opens ? 1 : 0);
    if (s == CONFLICT)
        (void)problem_add(r, "", N_("Este compromiso ya tiene un caso abierto o pedido."));
    TRY(s);
    return respond_redirect(r, path_fmt(r, "%.*s/estancado/%lld", STR_ARG(place->path), (long long)c.number),
                            opens ? N_("Se abrió el caso.") : N_("Se registró el pedido: la Dirección decide."));
}

enum status stall_load(struct request *r)
{
    struct stall_place *p = arena_new_of(r->mem, struct stall_place);
    int64_t number;
    TRY(commitment_enter(r, &p->place));
    TRY(request_id(r, "case", &number));
    TRY(stall_by_number(r->db, r->mem, p->place->commitment->id, number, &p->c));
    TRY(stall_file_read(r->db, r->mem, p->c->id, &p->file));
    /* A request that nobody granted is known to staff and parties only. */
    if (p->c->state == STALL_ASKED || p->c->state == STALL_DECLINED)
        r->scope.draft = true;
    p->path = path_fmt(r, "%.*s/estancado/%lld", STR_ARG(p->place->path), (long long)number);
    r->object = p;
    return DONE;
}

static void steps_fill(struct request *r, const struct stall_place *p, struct stall_page *page)
{
    static const char *const classes[] = {[STEP_PENDING] = "tag-time", [STEP_DONE] = "tag-done", [STEP_NOT_DONE] = "tag-late"};
    struct stall_step_row *rows = arena_array(r->mem, struct stall_step_row, p->file.step_count);
    for (size_t i = 0; i < p->file.step_count; i++) {
        struct stall_step_view *x = &p->file.steps[i];
        struct stall_step_row *row = &rows[i];
        *row = (struct stall_step_row){.x = x, .class = classes[x->state]};
        row->path = path_fmt(r, "%.*s/paso/%lld", STR_ARG(p->path), (long long)x->id);
        row->overdue = x->state == STEP_PENDING && day_before(x->due_on, r->today);
        row->may_mark = page->live && (x->state == STEP_PENDING ? request_may(r, DO_STEP) : page->may_manage);
    }
    page->steps = rows;
    page->steps_count = p->file.step_count;
}

static void offers_fill(struct request *r, const struct stall_place *p, struct stall_page *page)
{
    static const char *const classes[] = {[OFFER_MADE] = "tag-time", [OFFER_ACCEPTED] = "tag-done", [OFFER_THANKED] = "tag-none"};
    struct stall_offer_row *rows = arena_array(r->mem, struct stall_offer_row, p->file.offer_count);
    for (size_t i = 0; i < p->file.offer_count; i++) {
        struct stall_offer_view *x = &p->file.offers[i];
        bool mine = page->sees_notes || (r->actor.person != NONE && x->person == r->actor.person);
        if (x->state == OFFER_MADE && !mine)
            continue;
        struct stall_offer_row *row = &rows[page->offers_count++];
        *row = (struct stall_offer_row){.x = x, .class = classes[x->state], .told = mine || x->state == OFFER_ACCEPTED};
        row->may_answer = page->live && page->may_manage && x->state == OFFER_MADE;
        row->path = path_fmt(r, "%.*s/ofrecimiento/%lld", STR_ARG(p->path), (long long)x->id);
    }
    page->offers = rows;
}

static void meetings_fill(struct request *r, const struct stall_place *p, struct stall_page *page)
{
    struct stall_meeting_row *rows = arena_array(r->mem, struct stall_meeting_row, p->file.meeting_count);
    for (size_t i = 0; i < p->file.meeting_count; i++) {
        struct stall_seat_view *seats = arena_array(r->mem, struct stall_seat_view, p->file.seat_count);
        rows[i] = (struct stall_meeting_row){.x = &p->file.meetings[i], .seats = seats};
        for (size_t n = 0; n < p->file.seat_count; n++)
            if (p->file.seats[n].stall_meeting == p->file.meetings[i].id)
                seats[rows[i].seats_count++] = p->file.seats[n];
    }
    page->meetings = rows;
    page->meetings_count = p->file.meeting_count;
}

/* GET …/estancado/:case */
enum status stall_show(struct request *r)
{
    const struct stall_place *p = r->object;
    struct stall_page page = {
        .c = p->place->commitment,
        .s = p->c,
        .file = &p->file,
        .causes = p->file.causes,
        .causes_count = p->file.cause_count,
        .path = p->path,
        .place_path = p->place->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(p->place->jurisdiction->code)),
        .class = stall_class(p->c->state),
        .live = p->c->state == STALL_OPEN || p->c->state == STALL_ENDING,
        .asked = p->c->state == STALL_ASKED,
        .may_manage = request_may(r, MANAGE_CASES),
        .may_offer = request_may(r, OFFER_HELP),
        .sees_notes = request_may(r, READ_DRAFT),
    };
    steps_fill(r, p, &page);
    offers_fill(r, p, &page);
    meetings_fill(r, p, &page);
    page.accept_path = path_fmt(r, "%.*s/aceptar", STR_ARG(p->path));
    return page_stall_case(r, stall_head(r, p->place, str_of(say(r->lang, N_("Compromiso estancado"))), NULL), &page);
}

#define PLAN_AT "/:jurisdiction/plan/:plan"
#define AT PLAN_AT "/compromiso/:number"
const struct route stall_routes[] = {
    {GET, PLAN_AT "/estancados", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, list_show, NULL, NULL},
    {GET, AT "/estancar", ASK_CASE, 0, commitment_load, open_show, NULL, NULL},
    {POST, AT "/estancar", ASK_CASE, 0, commitment_load, open_show, NULL, open_apply},
    {GET, AT "/estancado/:case", READ, 0, stall_load, stall_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
#undef PLAN_AT
