/* SPDX-License-Identifier: EUPL-1.2
 * What happens by itself: letters with task links, disputes that a correction ends, proofs shown with
 * their word. */
#include "job/job.h"
#include "room/verdict/verdict_view.h"

#define LOOK_BACK 45
#define LINK_EXTRA_DAYS 15 /* a word after its time is taken too */

/* One letter to one person: rows of the same person, in a transaction of their own. */
struct bundle {
    const struct invitee *rows;
    size_t count;
    struct day today;
};

static struct str item_path(struct arena *mem, const struct invitee *x)
{
    struct str number = url_component(mem, x->commitment_number);
    struct str at = str_fmt(mem, "/%.*s/plan/%lld/compromiso/%.*s/pronunciamiento", STR_ARG(x->jurisdiction_code), (long long)x->plan_number,
                            STR_ARG(number));
    return x->kind == INVITED_TO_REPLY ? str_fmt(mem, "%.*s/%lld/replica", STR_ARG(at), (long long)x->about) : at;
}

static struct verdict_invitation told_row(const struct invitee *x, struct day today)
{
    return (struct verdict_invitation){
        .id = NONE, .person = x->person, .commitment = x->commitment, .kind = x->kind, .about = x->about, .sent_on = today};
}

static enum status item_add(struct chore_context *c, struct db *db, const struct bundle *b, const struct invitee *x, enum lang lang, struct buf *text)
{
    struct methodology *version;
    struct verdict_invitation row;
    TRY(methodology_on(db, c->mem, x->jurisdiction, b->today, &version));
    bool reply = x->kind == INVITED_TO_REPLY;
    int64_t days = reply ? version->reply_days : version->verdict_days;
    struct day due = reply ? reply_due(x->since_on, days) : stance_due(x->since_on, days);
    struct str link = task_link(c->site, c->mem, x->person, item_path(c->mem, x), b->today, (int)days + LINK_EXTRA_DAYS);
    struct str values[] = {x->commitment_number, x->title, day_words(c->mem, lang, due), link};
    buf_add(text, say_with(c->mem, lang,
                           reply ? N_("Compromiso %1, %2.\nLa contraparte disputa lo reportado. Puedes replicar hasta el %3:\n%4\n\n")
                                 : N_("Compromiso %1, %2.\nEl responsable reportó. Puedes pronunciarte hasta el %3:\n%4\n\n"),
                           values, COUNT(values)));
    row = told_row(x, b->today);
    return record_add(db, &verdict_invitation_shape, &row);
}

static enum status bundle_sent(struct chore_context *c, struct db *db, void *context)
{
    const struct bundle *b = context;
    struct person *p;
    struct buf items = BUF(c->mem);
    bool free;
    TRY(letter_week_free(db, b->rows[0].person, b->today, &free));
    if (!free)
        return DONE;
    TRY(letter_week_take(db, b->rows[0].person, b->today));
    TRY(record_get(db, c->mem, &person_shape, b->rows[0].person, &p));
    enum lang lang = p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    bool reply = true;
    for (size_t i = 0; i < b->count; i++) {
        TRY(item_add(c, db, b, &b->rows[i], lang, &items));
        reply = reply && b->rows[i].kind == INVITED_TO_REPLY;
    }
    struct str values[] = {p->name, buf_str(&items)};
    return account_letter(db, c->mem, p, reply ? N_("Una contraparte disputa lo que reportaste") : N_("Tu palabra como contraparte"),
                          reply ? N_("Hola, %1:\n\n%2Cada enlace abre solo esa página, sin clave, y es para ti: no lo reenvíes. Si no "
                                     "replicas en ese tiempo, la disputa se publica sin réplica y puedes replicar después.\n")
                                : N_("Hola, %1:\n\n%2Cada enlace abre solo esa página, sin clave, y es para ti: no lo reenvíes. Toma menos "
                                     "de tres minutos. Si no respondes, se mostrará «sin pronunciamiento»: no es estar de acuerdo ni una "
                                     "falta.\n"),
                          values, COUNT(values), str_fmt(c->mem, "pronunciamiento-%lld-%lld", (long long)p->id, (long long)b->today.n));
}

/* A day more than a week: where a letter of the week is about to go again, it goes first and brings the task. */
enum status verdict_invite(struct chore_context *c)
{
    struct invitee *rows;
    size_t count;
    struct day today = letter_week_day(c->now), since = {today.n - LOOK_BACK}, held = letter_week_since((struct day){today.n - 1});
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_many(c->reader, SQL_VERDICT_TO_INVITE, WITH(IN(since), IN(today), IN(held), IN(NONE)), c->mem, &invitee_shape, &rows, &count);
    TRY(db_end(c->reader, s));
    for (size_t i = 0, end; i < count && !job_stopping(c); i = end) {
        for (end = i; end < count && rows[end].person == rows[i].person;)
            end++;
        struct bundle b = {&rows[i], end - i, today};
        TRY(job_write(c, bundle_sent, &b));
    }
    return DONE;
}

enum status verdict_untold(struct db *db, struct arena *mem, int64_t person, struct day today, struct verdict_invitation **ret,
                           size_t *ret_count)
{
    struct invitee *rows;
    size_t count;
    struct day since = {today.n - LOOK_BACK};
    TRY(db_many(db, SQL_VERDICT_TO_INVITE, WITH(IN(since), IN(today), IN(today), IN(person)), mem, &invitee_shape, &rows, &count));
    *ret = arena_array(mem, struct verdict_invitation, count);
    for (size_t i = 0; i < count; i++)
        (*ret)[i] = told_row(&rows[i], today);
    *ret_count = count;
    return DONE;
}

static enum status corrected_in(struct chore_context *c, struct db *db, void *context)
{
    const struct open_stance *x = context;
    struct commitment_verdict *v;
    struct day today = day_at(c->now, (int)x->utc_offset_s);
    TRY(record_get(db, c->mem, &commitment_verdict_shape, x->id, &v));
    if (day_known(v->closed_on))
        return DONE;
    v->closed_on = today;
    v->closed_how = CLOSED_CORRECTED;
    TRY(record_change(db, &commitment_verdict_shape, c->mem, v));
    return progress_publish(db, c->mem, x->commitment, today);
}

static enum status proofs_in(struct chore_context *c, struct db *db, void *context)
{
    (void)context;
    return verdict_proofs_shown(db, c->mem, NONE);
}

enum status verdict_chore(struct chore_context *c)
{
    struct open_stance *rows;
    struct evidence *proofs;
    size_t count = 0, hidden = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_many(c->reader, SQL_VERDICT_CORRECTED, WITHOUT, c->mem, &open_stance_shape, &rows, &count);
    if (s == DONE)
        s = db_many(c->reader, SQL_VERDICT_PROOFS_HIDDEN, WITH(IN(NONE)), c->mem, &evidence_shape, &proofs, &hidden);
    TRY(db_end(c->reader, s));
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        TRY(job_write(c, corrected_in, &rows[i]));
    if (hidden > 0)
        TRY(job_write(c, proofs_in, NULL));
    return verdict_invite(c);
}
