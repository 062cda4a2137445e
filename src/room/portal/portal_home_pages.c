/* SPDX-License-Identifier: EUPL-1.2
 * The home of the installation, what waits for the signed-in person, and the panel of an institution. */
#include "http/site.h"
#include "pages.h"
#include "room/portal/portal_view.h"
#include "sql.h"

#define DEMO_ACCOUNT(email, name, what) {email, what},
static const struct portal_account accounts[] = {
#include "demo.def"
};
#undef DEMO_ACCOUNT

static enum status cards_read(struct request *r, struct portal_home_page *page)
{
    struct jurisdiction *places;
    struct portal_current *plans;
    size_t count, plan_count;
    TRY(jurisdictions(r->db, r->mem, &places, &count));
    TRY(db_many(r->db, SQL_PORTAL_CURRENT_PLANS, WITHOUT, r->mem, &portal_current_shape, &plans, &plan_count));
    page->cards = arena_array(r->mem, struct portal_current_card, count);
    page->cards_count = count;
    for (size_t i = 0; i < count; i++) {
        struct portal_current_card *card = &page->cards[i];
        *card = (struct portal_current_card){.jurisdiction = &places[i], .path = path_fmt(r, "/%.*s", STR_ARG(places[i].code))};
        for (size_t k = 0; k < plan_count; k++)
            if (plans[k].jurisdiction == places[i].id)
                card->plan = &plans[k];
        card->figures = card->plan != NULL && card->plan->tracking == PLAN_TRACKED && card->plan->reported_centi != NONE;
        if (card->figures)
            card->bar = chart_bar(r->mem, r->lang, card->plan->reported_centi, card->plan->undisputed_centi,
                                  card->plan->expected_centi, true);
    }
    return DONE;
}

enum status portal_home_show(struct request *r)
{
    struct portal_home_page page = {
        .search = {STR("/buscar"), STR_NONE},
        .demonstration = r->site->config.demonstration,
        .password = DEMO_PASSWORD,
        .accounts = accounts,
        .accounts_count = COUNT(accounts),
    };
    TRY(cards_read(r, &page));
    struct notice_event *changes;
    size_t count;
    TRY(events_newest(r->db, r->mem, NULL, r->today, 3, &changes, &count));
    page.changes = (struct notice_list){changes, count, true};
    struct head head = {.title = str_of(say(r->lang, N_("Planes de gobierno abierto, con su avance a la vista"))),
                        .description = str_of(say(r->lang, N_("Qué se comprometió, quién responde, cuánto se ha cumplido y con qué pruebas."))),
                        .section = "inicio"};
    return page_portal_home(r, head, &page);
}

/* From here the header does not lead to any jurisdiction: the ways to the boards that the person works with. */
static enum status boards_fill(struct request *r, struct portal_pending_page *page)
{
    struct jurisdiction *rows;
    size_t count;
    if (r->actor.grant_count == 0)
        return DONE;
    TRY(jurisdictions_and_practices(r->db, r->mem, &rows, &count));
    page->boards = arena_array(r->mem, struct admin_link, count);
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].id};
        if (may(&r->actor, READ_BOARD, &there) == DONE)
            page->boards[page->boards_count++] = (struct admin_link){rows[i].name, path_fmt(r, "/%.*s/administracion/tablero", STR_ARG(rows[i].code))};
    }
    return DONE;
}

enum status portal_pending_show(struct request *r)
{
    struct pending_list list = {0};
    for (size_t i = 0; i < r->site->room_count; i++)
        if (r->site->rooms[i]->pending != NULL)
            TRY(r->site->rooms[i]->pending(r, &list));
    struct portal_pending_page page = {.items = list.items, .items_count = list.count, .today = r->today};
    TRY(boards_fill(r, &page));
    struct head head = {.title = str_of(say(r->lang, N_("Mis pendientes"))), .section = "pendientes"};
    return page_portal_pending(r, head, &page);
}

enum status portal_institution_render(struct request *r, struct out *o)
{
    const struct institution_at *at = r->object;
    struct portal_party_row *rows;
    size_t count;
    TRY(db_many(r->db, SQL_PORTAL_ROWS_OF_INSTITUTION, WITH(IN(at->institution->id)), r->mem, &portal_party_row_shape, &rows, &count));
    if (count == 0)
        return DONE;
    struct portal_institution_panel panel = {arena_array(r->mem, struct portal_party_line, count), count};
    for (size_t i = 0; i < count; i++) {
        struct str number = url_component(r->mem, rows[i].number);
        panel.lines[i] = (struct portal_party_line){
            &rows[i], portal_light_of(r->mem, rows[i].light, rows[i].mark_bits, rows[i].tracking),
            path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(rows[i].jurisdiction_code), (long long)rows[i].plan_number,
                     STR_ARG(number))};
    }
    part_portal_institution(o, &panel);
    return DONE;
}
