/* SPDX-License-Identifier: EUPL-1.2
 * GET /buscar and /:jurisdiction/buscar. */
#include "base/text.h"
#include "pages.h"
#include "room/portal/portal_search.h"

#define PAGE_LINES 20
#define WORDS_MOST 200 /* characters that are looked for */

static struct str page_path(struct request *r, const struct search_page *page, int64_t n)
{
    struct str words = url_component(r->mem, page->words);
    return path_fmt(r, "%.*s?q=%.*s&pagina=%lld", STR_ARG(page->box.path), STR_ARG(words), (long long)n);
}

static void lines_fill(struct request *r, struct search_page *page, const struct search_hit *hits, size_t count)
{
    int64_t wanted = 1;
    page->total = count;
    page->pages = count == 0 ? 1 : ((int64_t)count + PAGE_LINES - 1) / PAGE_LINES;
    if (!str_int(request_query(r, "pagina"), &wanted) || wanted < 1)
        wanted = 1;
    page->page = wanted > page->pages ? page->pages : wanted;
    size_t from = (size_t)(page->page - 1) * PAGE_LINES;
    page->lines = arena_array(r->mem, struct search_line, PAGE_LINES);
    for (size_t i = from; i < count && page->lines_count < PAGE_LINES; i++)
        page->lines[page->lines_count++] = (struct search_line){
            .kind = search_kind(hits[i].record),
            .title = search_marked(r->mem, hits[i].title, page->words),
            .excerpt = search_marked(r->mem, search_excerpt(r->mem, hits[i].body, page->words), page->words),
            .path = hits[i].path,
            .draft = hits[i].published == 0,
        };
    if (page->page > 1)
        page->before = page_path(r, page, page->page - 1);
    if (page->page < page->pages)
        page->after = page_path(r, page, page->page + 1);
}

static enum status answer(struct request *r, struct head head, struct search_page *page, int64_t jurisdiction)
{
    head.description = str_of(say(r->lang, N_("Qué se comprometió, quién responde, cuánto se ha cumplido y con qué pruebas.")));
    struct str words = str_trim(request_query(r, "q"));
    page->asked = !str_empty(words);
    page->words = str_empty(words) ? STR("") : text_excerpt(r->mem, words, WORDS_MOST);
    page->box.words = page->words;
    page->empty = page->asked && str_empty(text_tokens(r->mem, page->words));
    struct search_hit *hits = NULL;
    size_t count = 0;
    TRY(search_find(r->db, r->mem, &r->actor, jurisdiction, page->words, &hits, &count));
    lines_fill(r, page, hits, count);
    head.section = "buscar";
    return page_portal_search(r, head, page);
}

enum status portal_search_show(struct request *r)
{
    struct search_page page = {.box = {STR("/buscar"), STR_NONE}};
    return answer(r, (struct head){.title = str_of(say(r->lang, N_("Buscar")))}, &page, NONE);
}

enum status portal_search_here_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct search_page page = {.box = {path_fmt(r, "/%.*s/buscar", STR_ARG(j->code)), STR_NONE}, .place = j->name};
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Buscar"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    return answer(r, head, &page, j->id);
}
