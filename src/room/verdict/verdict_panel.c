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

static void said_fill(struct request *r, const struct commitment_place *place, const struct said_claim *all, size_t count, struct voices_panel *p)
{
    struct voice_line *lines = arena_array(r->mem, struct voice_line, SAID_SHOWN);
    p->said = lines;
    p->reports = (int64_t)count;
    p->more_reports = count > SAID_SHOWN;
    for (size_t i = 0; i < count && p->said_count < SAID_SHOWN; i++) {
        const struct said_claim *c = &all[i];
        struct str number = url_component(r->mem, c->milestone_number), day = day_words(r->mem, r->lang, c->sent_on);
        lines[p->said_count++] = (struct voice_line){
            .who = say_with(r->mem, r->lang, N_("Hito %1"), &c->milestone_number, 1),
            .word = choice_label(&claim_kind_choices, c->kind),
            .text = excerpt(r->mem, c->text),
            .path = path_fmt(r, "%.*s/hito/%.*s/reporte/%lld", STR_ARG(place->path), STR_ARG(number), (long long)c->id),
            .meta = day,
        };
    }
}

static struct voice_line stance_line(struct request *r, const struct commitment_place *place, const struct voice *v)
{
    bool open_dispute = v->kind == STANCE_DISPUTES && !day_known(v->closed_on);
    struct str day = day_words(r->mem, r->lang, v->given_on);
    return (struct voice_line){
        .who = v->institution_name,
        .word = choice_label(&stance_choices, v->kind),
        .text = excerpt(r->mem, v->reasons),
        .path = path_fmt(r, "%.*s/pronunciamiento/%lld", STR_ARG(place->path), (long long)v->id),
        .meta = v->late > 0 ? str_fmt(r->mem, "%.*s · %s", STR_ARG(day), say(r->lang, N_("después del plazo"))) : day,
        .age = open_dispute ? verdict_days_phrase(r, days_between(v->given_on, r->today)) : STR_NONE,
        .reply = excerpt(r->mem, v->reply),
    };
}

static struct voice_line word_line(struct request *r, const struct commitment_place *place, const struct claim_word *v)
{
    struct str milestone = url_component(r->mem, v->milestone_number), values[] = {v->institution_name, v->milestone_number};
    return (struct voice_line){
        .who = say_with(r->mem, r->lang, str_empty(v->institution_name) ? N_("Hito %2") : N_("%1, hito %2"), values, 2),
        .word = choice_label(&verdict_kind_choices, v->kind),
        .text = excerpt(r->mem, v->reasons),
        .path = path_fmt(r, "%.*s/hito/%.*s/reporte/%lld", STR_ARG(place->path), STR_ARG(milestone), (long long)v->claim),
        .meta = day_words(r->mem, r->lang, v->given_on),
        .age = v->kind == VERDICT_DISPUTES ? verdict_days_phrase(r, days_between(v->given_on, r->today)) : STR_NONE,
        .reply = excerpt(r->mem, v->reply),
    };
}

struct words {
    const struct voice *stances;
    size_t stance_count;
    const struct claim_word *claims;
    size_t claim_count;
};

/* The newest word of an institution that stands; on the commitment before those on its milestones. */
static bool word_of(struct request *r, const struct commitment_place *place, const struct words *w, int64_t institution, struct voice_line *ret)
{
    for (size_t i = 0; i < w->stance_count; i++)
        if (w->stances[i].institution == institution && !day_known(w->stances[i].closed_on)) {
            *ret = stance_line(r, place, &w->stances[i]);
            return true;
        }
    for (size_t i = 0; i < w->claim_count; i++)
        if (w->claims[i].institution == institution) {
            *ret = word_line(r, place, &w->claims[i]);
            return true;
        }
    return false;
}

static void words_fill(struct request *r, const struct commitment_place *place, const struct words *w, const struct party_name *parties,
                       size_t count, struct voices_panel *p)
{
    struct voice_line *lines = arena_array(r->mem, struct voice_line, count + 1);
    p->words = lines;
    for (size_t i = 0; i < count; i++) {
        if (parties[i].role != INSTITUTION_COUNTERPART)
            continue;
        struct voice_line *line = &lines[p->words_count++];
        if (!word_of(r, place, w, parties[i].institution, line))
            *line = (struct voice_line){.who = parties[i].name, .silent = true};
    }
    struct voice_line alone; /* of people who speak for no institution */
    if (word_of(r, place, w, NONE, &alone))
        lines[p->words_count++] = alone;
    p->no_counterpart = p->words_count == 0;
}

enum status verdict_voices_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct voice *stances;
    struct claim_word *claims;
    struct party_name *parties;
    struct said_claim *said;
    size_t party_count, said_count;
    struct words w = {0};
    int64_t id = place->commitment->id, all = progress_sees_unpublished(r);
    TRY(db_many(r->db, SQL_VERDICT_CLAIMS, WITH(IN(id), IN(NONE), IN(all)), r->mem, &said_claim_shape, &said, &said_count));
    TRY(db_many(r->db, SQL_VERDICT_PARTIES, WITH(IN(id), IN(r->today)), r->mem, &party_name_shape, &parties, &party_count));
    stances = NULL;
    claims = NULL;
    if (commitment_has(place, BESIDE_STANCE))
        TRY(voices_of(r, place, &stances, &w.stance_count));
    if (commitment_has(place, BESIDE_VERDICT))
        TRY(db_many(r->db, SQL_VERDICT_CLAIM_WORDS, WITH(IN(id), IN(all)), r->mem, &claim_word_shape, &claims, &w.claim_count));
    w.stances = stances;
    w.claims = claims;
    struct voices_panel p = {
        .path = place->path,
        .register_path = path_fmt(r, "/%.*s/plan/%lld/disputas", STR_ARG(place->jurisdiction->code), (long long)place->plan->number),
        .may_speak = request_may(r, GIVE_VERDICT),
    };
    for (size_t i = 0; i < party_count && str_empty(p.lead); i++)
        if (parties[i].role == INSTITUTION_LEAD)
            p.lead = parties[i].name;
    said_fill(r, place, said, said_count, &p);
    words_fill(r, place, &w, parties, party_count, &p);
    part_verdict_voices(o, &p);
    return DONE;
}
