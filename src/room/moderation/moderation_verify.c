/* SPDX-License-Identifier: EUPL-1.2
 * The proof that messages are the words that were moderated, and that their days follow from each other. */
#include "base/digest.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

struct post_checking {
    void (*complain)(void *context, struct str what);
    void *context;
};

static enum status post_checked(void *context, void *row, struct arena *mem)
{
    const struct post_checking *k = context;
    const struct post *p = row;
    if (!str_eq(sha256_hex(mem, p->text), p->text_hash))
        k->complain(k->context, str_fmt(mem, "post %lld: el texto no es el de su huella", (long long)p->id));
    if (day_known(p->due_on) && p->due_on.n != p->public_on.n + p->answer_days)
        k->complain(k->context, str_fmt(mem, "post %lld: el día para responder no es el que da la metodología", (long long)p->id));
    if (post_is_public((enum post_state)p->state) && !day_known(p->public_on))
        k->complain(k->context, str_fmt(mem, "post %lld: está a la vista sin día de publicación", (long long)p->id));
    return DONE;
}

enum status moderation_check(struct db *db, struct arena *mem UNUSED, const struct site *site UNUSED,
                             void (*complain)(void *context, struct str what), void *context)
{
    struct post_checking k = {complain, context};
    return db_each(db, SQL_POSTS_WITH_TEXT, WITHOUT, &post_shape, post_checked, &k);
}
