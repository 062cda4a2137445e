/* SPDX-License-Identifier: EUPL-1.2
 * For the permission matrix: a question, comments, a moderated one with its appeal, a seat of the panel. */
#include "base/digest.h"
#include "room/question/question.h"
#include "tests/unit/matrix_house.h"

static enum status post_fill(struct db *db, struct arena *mem, const struct matrix_stage *s, enum post_kind kind, const char *text, int64_t *ret)
{
    struct post p;
    shape_clear(&post_shape, &p);
    p.jurisdiction = s->jurisdiction;
    p.commitment = s->commitment;
    p.kind = (int)kind;
    p.person = s->person;
    p.role = ROLE_PERSON;
    p.name = STR("Vecina de la matriz");
    p.text = str_of(text);
    p.text_hash = sha256_hex(mem, p.text);
    p.language = PERSON_SPANISH;
    p.state = POST_VISIBLE;
    p.written_at = p.public_at = db_deed(db)->now;
    p.public_on = s->today;
    TRY(record_add(db, &post_shape, &p));
    *ret = p.id;
    return DONE;
}

static enum status appeal_fill(struct db *db, struct arena *mem, const struct site *site, const struct matrix_stage *s, int64_t *ret)
{
    struct post *p;
    struct appeal a;
    int64_t id;
    TRY(post_fill(db, mem, s, POST_COMMENT, "Un comentario que se limitó.", &id));
    TRY(record_get(db, mem, &post_shape, id, &p));
    struct moderation m = {MOVE_LIMIT, RULE_OFF_TOPIC, STR("Habla de otro asunto, no del compromiso."), s->person, ROLE_DIRECTORATE, s->today};
    TRY(post_moderate(db, mem, site, p, &m));
    shape_clear(&appeal_shape, &a);
    TRY(moderation_last_act(db, mem, id, &a.moderation_act));
    a.post = id;
    a.text = STR("No hablaba de otro asunto.");
    a.filed_at = db_deed(db)->now;
    a.filed_on = s->today;
    TRY(record_add(db, &appeal_shape, &a));
    *ret = a.id;
    return DONE;
}

enum status matrix_voices_fill(struct db *db, struct arena *mem, const struct site *site, const struct matrix_stage *s, struct matrix_voices *ret)
{
    struct question q;
    struct panel_member m;
    int64_t post;
    TRY(post_fill(db, mem, s, POST_QUESTION, "¿Cuándo llega el agua a la matriz?", &post));
    shape_clear(&question_shape, &q);
    q.post = post;
    TRY(record_add(db, &question_shape, &q));
    ret->question = q.id;
    TRY(post_fill(db, mem, s, POST_COMMENT, "Un comentario de la matriz.", &ret->comment));
    TRY(post_fill(db, mem, s, POST_COMMENT, "Un comentario que se retira.", &post));
    ret->token = post_token(mem, site->server_key, post, (struct instant){db_deed(db)->now.s + 86400});
    TRY(appeal_fill(db, mem, site, s, &ret->appeal));
    shape_clear(&panel_member_shape, &m);
    m.jurisdiction = s->jurisdiction;
    m.person = s->person;
    m.sector = PANEL_ACADEMIA;
    m.from_on = s->today;
    m.act = s->act;
    TRY(record_add(db, &panel_member_shape, &m));
    ret->member = m.id;
    return DONE;
}
