/* SPDX-License-Identifier: EUPL-1.2
 * The three places of a commitment's page: responsible, counterpart, independent review. Neither edits the
 * other's; the first two have the same size whatever they say, so each shows little and leads to the rest. */
#include "pages.h"
#include "room/verdict/verdict_view.h"

#define SAID_SHOWN 2
#define WORDS_SHOWN 3
#define EXCERPT 240

/* The beginning of a text, cut at a word. */
static struct str excerpt(struct arena *mem, struct str text)
{
    struct str line = str_trim(text);
    if (line.len <= EXCERPT)
        return line;
    size_t end = EXCERPT;
    while (end > EXCERPT / 2 && line.ptr[end] != ' ' && line.ptr[end] != '\n')
        end--;
    while (end > 0 && ((unsigned char)line.ptr[end] & 0xC0) == 0x80)
        end--;
    return str_fmt(mem, "%.*s…", (int)end, line.ptr);
}

static struct str said_path(struct request *r, const struct commitment_place *place, const struct progress_said *x)
{
    return path_fmt(r, "%.*s/hito/%.*s/reporte/%lld", STR_ARG(place->path), STR_ARG(url_component(r->mem, x->milestone_number)),
                    (long long)x->claim);
}

static void said_fill(struct request *r, const struct commitment_place *place, const struct progress_said *all, size_t count, struct voices_panel *p)
{
    struct voice_line *lines = arena_array(r->mem, struct voice_line, SAID_SHOWN);
    p->said = lines;
    for (size_t i = 0; i < count; i++) {
        const struct progress_said *c = &all[i];
        if (c->is != SAID_REPORT || ++p->reports > SAID_SHOWN)
            continue;
        lines[p->said_count++] = (struct voice_line){
            .who = say_with(r->mem, r->lang, N_("Hito %1"), &c->milestone_number, 1),
            .word = choice_label(&claim_kind_choices, c->kind),
            .text = excerpt(r->mem, c->text),
            .path = said_path(r, place, c),
            .meta = day_words(r->mem, r->lang, c->on),
        };
    }
    p->more_reports = p->reports > SAID_SHOWN;
}

static struct voice_line stance_line(struct request *r, const struct commitment_place *place, const struct progress_said *v)
{
    struct str day = day_words(r->mem, r->lang, v->on);
    return (struct voice_line){
        .who = v->institution_name,
        .word = choice_label(&stance_choices, v->kind),
        .text = excerpt(r->mem, v->text),
        .path = path_fmt(r, "%.*s/pronunciamiento/%lld", STR_ARG(place->path), (long long)v->id),
        .meta = v->late ? str_fmt(r->mem, "%.*s · %s", STR_ARG(day), say(r->lang, N_("después del plazo"))) : day,
        .age = v->kind == STANCE_DISPUTES ? verdict_days_phrase(r, days_between(v->on, r->today)) : STR_NONE,
        .reply = excerpt(r->mem, v->reply),
    };
}

static struct voice_line word_line(struct request *r, const struct commitment_place *place, const struct progress_said *v)
{
    struct str values[] = {v->institution_name, v->milestone_number};
    return (struct voice_line){
        .who = say_with(r->mem, r->lang, str_empty(v->institution_name) ? N_("Hito %2") : N_("%1, hito %2"), values, 2),
        .word = choice_label(&verdict_kind_choices, v->kind),
        .text = excerpt(r->mem, v->text),
        .path = said_path(r, place, v),
        .meta = day_words(r->mem, r->lang, v->on),
        .age = v->kind == VERDICT_DISPUTES ? verdict_days_phrase(r, days_between(v->on, r->today)) : STR_NONE,
        .reply = excerpt(r->mem, v->reply),
    };
}

/* The newest word of an institution that stands; on the commitment before those on its milestones. */
static bool word_of(struct request *r, const struct commitment_place *place, const struct progress_said *all, size_t count,
                    int64_t institution, struct voice_line *ret)
{
    const struct progress_said *on_report = NULL;
    for (size_t i = 0; i < count; i++) {
        if (all[i].is == SAID_REPORT || all[i].institution != institution || day_known(all[i].closed_on))
            continue;
        if (all[i].is == SAID_STANCE) {
            *ret = stance_line(r, place, &all[i]);
            return true;
        }
        on_report = on_report == NULL ? &all[i] : on_report;
    }
    if (on_report != NULL)
        *ret = word_line(r, place, on_report);
    return on_report != NULL;
}

static void words_fill(struct request *r, const struct commitment_place *place, const struct progress_said *all, size_t all_count,
                       const struct commitment_voice *parties, size_t count, struct voices_panel *p)
{
    struct voice_line *lines = arena_array(r->mem, struct voice_line, count + 1);
    p->words = lines;
    for (size_t i = 0; i < count; i++) {
        if (parties[i].role != INSTITUTION_COUNTERPART)
            continue;
        struct voice_line *line = &lines[p->words_count++];
        if (!word_of(r, place, all, all_count, parties[i].institution, line))
            *line = (struct voice_line){.who = parties[i].name, .silent = true};
    }
    struct voice_line alone; /* of people who speak for no institution */
    if (word_of(r, place, all, all_count, NONE, &alone))
        lines[p->words_count++] = alone;
    p->no_counterpart = p->words_count == 0;
}

enum status verdict_voices_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct commitment_voice *parties;
    struct progress_said *all;
    size_t party_count, count;
    TRY(progress_said(r, place, &all, &count));
    TRY(commitment_voices(r, place, &parties, &party_count));
    struct voices_panel p = {
        .path = place->path,
        .register_path = path_fmt(r, "/%.*s/plan/%lld/disputas", STR_ARG(place->jurisdiction->code), (long long)place->plan->number),
        .may_speak = request_may(r, GIVE_VERDICT),
    };
    for (size_t i = 0; i < party_count && str_empty(p.lead); i++)
        if (parties[i].role == INSTITUTION_LEAD)
            p.lead = parties[i].name;
    said_fill(r, place, all, count, &p);
    words_fill(r, place, all, count, parties, party_count, &p);
    part_verdict_voices(o, &p);
    return DONE;
}
