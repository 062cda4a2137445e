/* SPDX-License-Identifier: EUPL-1.2
 * An act of moderation: the state, the line of the public log, the letter to the author. */
#include "room/methodology/methodology.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

enum status moderation_conflict(struct db *db, int64_t post, int64_t person, struct day today, bool *ret)
{
    int64_t n = 0;
    TRY(db_int(db, SQL_MODERATION_CONFLICT, WITH(IN(post), IN(person), IN(today)), &n));
    *ret = n > 0;
    return DONE;
}

/* "Moderación 3": numbered as they come, for good. */
static enum status pseudonym_of(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t person, struct str *ret)
{
    struct moderator *found, fresh;
    int64_t n = 0;
    enum status s = db_one(db, SQL_MODERATOR_PSEUDONYM, WITH(IN(jurisdiction), IN(person)), mem, &moderator_shape, &found);
    if (s == DONE)
        *ret = found->pseudonym;
    if (s != NOT_FOUND)
        return s;
    TRY(db_int(db, SQL_MODERATOR_COUNT, WITH(IN(jurisdiction)), &n));
    shape_clear(&moderator_shape, &fresh);
    fresh.jurisdiction = jurisdiction;
    fresh.person = person;
    fresh.pseudonym = *ret = str_fmt(mem, "Moderación %lld", (long long)(n + 1));
    return record_add(db, &moderator_shape, &fresh);
}

static enum status author_told(struct db *db, struct arena *mem, const struct site *site, const struct post *p,
                               const struct moderation_act *act)
{
    enum lang lang = p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    struct str values[] = {
        str_of(say(lang, choice_label(&post_move_choices, act->move))),
        act->rule < 0 ? STR("–") : str_of(say(lang, choice_label(&post_rule_choices, act->rule))),
        act->reason,
        day_words(mem, lang, act->appeal_until),
    };
    const char *text = day_known(act->appeal_until)
                           ? N_("Hola:\n\nLa moderación decidió sobre tu mensaje: %1.\nRegla: %2.\nRazón: %3\n\nSi no estás de acuerdo, puedes "
                                "apelar hasta el %4 en la página de tu mensaje. Decide un panel de tres: Estado, sociedad civil y "
                                "academia.\n")
                           : N_("Hola:\n\nLa moderación decidió sobre tu mensaje: %1.\nRazón: %3\n");
    return post_letter(db, mem, site, p, N_("Decisión sobre tu mensaje"), text, values, COUNT(values),
                       str_fmt(mem, "moderacion-%lld", (long long)act->id));
}

/* The last day for an appeal, by the methodology in force. */
static enum status appeal_day(struct db *db, struct arena *mem, int64_t jurisdiction, struct day today, struct day *ret)
{
    struct methodology *version;
    TRY(methodology_on(db, mem, jurisdiction, today, &version));
    *ret = (struct day){(int32_t)(today.n + version->appeal_days)};
    return DONE;
}

enum status post_moderate(struct db *db, struct arena *mem, const struct site *site, struct post *p, const struct moderation *m)
{
    struct moderation_act act;
    struct post_where *w;
    enum post_state to;
    enum post_actor who = m->person == NONE ? BY_PANEL : BY_MODERATOR;
    if (!post_may_move(who, m->move, (enum post_state)p->state, &to) || (post_move_needs_rule(m->move) && m->rule < 0))
        return INVALID;
    shape_clear(&moderation_act_shape, &act);
    act.jurisdiction = p->jurisdiction;
    act.post = p->id;
    act.text_hash = p->text_hash;
    act.move = (int)m->move;
    act.from_state = p->state;
    act.to_state = (int)to;
    act.rule = post_move_needs_rule(m->move) ? m->rule : -1;
    act.reason = m->reason;
    act.role = (int)m->role;
    act.person = m->person;
    act.pseudonym = STR("Panel de apelación");
    act.done_at = db_deed(db)->now;
    act.done_on = m->today;
    if (post_move_needs_rule(m->move))
        TRY(appeal_day(db, mem, p->jurisdiction, m->today, &act.appeal_until));
    if (m->person != NONE)
        TRY(pseudonym_of(db, mem, p->jurisdiction, m->person, &act.pseudonym));
    TRY(record_add(db, &moderation_act_shape, &act));
    TRY(db_exec(db, SQL_POST_REPORTS_SEEN, WITH(IN(p->id), IN(m->today)), NULL));
    TRY(post_where(db, mem, p->id, &w));
    if (post_is_public(to) && !day_known(p->public_on))
        TRY(post_publish(db, mem, p, (int)w->utc_offset_s));
    if (p->state != (int)to) {
        p->state = (int)to;
        p->held_until = INSTANT_NONE;
        TRY(record_change(db, &post_shape, mem, p));
    }
    return author_told(db, mem, site, p, &act);
}

enum status moderation_last_act(struct db *db, struct arena *mem, int64_t post, int64_t *ret)
{
    struct moderation_line *rows;
    size_t count;
    TRY(db_many(db, SQL_POST_ACTS, WITH(IN(post)), mem, &moderation_line_shape, &rows, &count));
    if (count == 0)
        return NOT_FOUND;
    *ret = rows[0].id;
    return DONE;
}
