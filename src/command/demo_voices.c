/* SPDX-License-Identifier: EUPL-1.2
 * Invented questions and comments: answered, corrected, late, overdue; one hidden with its reason, one
 * limited with an open appeal. Their authors have a pseudonym and no address. */
#include "base/digest.h"
#include "command/demo_plan.h"
#include "room/question/question.h"

struct voice {
    const char *commitment, *name, *text;
    int days; /* since it was published */
    enum post_kind kind;
    int64_t person, institution; /* NONE: somebody without an account */
};

static struct day from_today(const struct demo_world *w, int days)
{
    return (struct day){w->today.n + days};
}

static struct instant at_noon(const struct demo_world *w, int days)
{
    return (struct instant){(int64_t)(w->today.n + days) * 86400 + 17 * 3600};
}

static enum status voice_add(struct db *db, struct arena *mem, const struct demo_world *w, const struct voice *v, struct post *p)
{
    struct commitment *c;
    struct writer x;
    TRY(commitment_by_number(db, mem, w->plan.id, str_of(v->commitment), &c));
    shape_clear(&writer_shape, &x);
    x.created_at = x.confirmed_at = at_noon(w, -v->days);
    x.erased_on = from_today(w, -v->days);
    if (v->person == NONE)
        TRY(record_add(db, &writer_shape, &x));
    shape_clear(&post_shape, p);
    p->jurisdiction = w->jurisdiction.id;
    p->commitment = c->id;
    p->kind = (int)v->kind;
    p->writer = v->person == NONE ? x.id : NONE;
    p->person = v->person;
    p->institution = v->institution;
    p->role = v->person == NONE ? ROLE_PUBLIC : ROLE_COUNTERPART;
    p->name = str_of(v->name);
    p->text = str_of(v->text);
    p->text_hash = sha256_hex(mem, p->text);
    p->language = PERSON_SPANISH;
    p->state = POST_VISIBLE;
    p->written_at = p->public_at = at_noon(w, -v->days);
    p->public_on = from_today(w, -v->days);
    if (v->kind == POST_QUESTION) {
        p->answer_days = 15;
        p->due_on = from_today(w, 15 - v->days);
    }
    return record_add(db, &post_shape, p);
}

static enum status answer_add(struct db *db, const struct demo_world *w, struct question *q, int64_t number, int days, const char *text, const char *why)
{
    struct question_answer a;
    shape_clear(&question_answer_shape, &a);
    a.question = q->id;
    a.number = number;
    a.text = str_of(text);
    a.institution = q->institution;
    a.person = w->people.focal;
    a.channel = ANSWER_FORM;
    a.given_on = from_today(w, -days);
    a.given_at = at_noon(w, -days);
    a.why = str_of(why);
    return record_add(db, &question_answer_shape, &a);
}

/* `answered` days ago; 0: not yet. */
static enum status question_add(struct db *db, struct arena *mem, const struct demo_world *w, const struct voice *v, int answered,
                                const char *answer, struct question *q)
{
    struct post p;
    TRY(voice_add(db, mem, w, v, &p));
    shape_clear(&question_shape, q);
    q->post = p.id;
    TRY(question_responsible(db, p.commitment, NONE, &q->institution));
    if (answered > 0)
        q->answered_on = from_today(w, -answered);
    TRY(record_add(db, &question_shape, q));
    return answered > 0 ? answer_add(db, w, q, 1, answered, answer, NULL) : DONE;
}

static enum status questions_add(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct question q;
    TRY(question_add(db, mem, w,
                     &(struct voice){"1", "Vecina de Palo Santo", "¿El presupuesto incluye las obras que contratan las juntas parroquiales?", 50,
                                     POST_QUESTION, NONE, NONE},
                     41, "Sí: están las obras de las siete juntas desde enero.", &q));
    TRY(answer_add(db, w, &q, 2, 30, "Están las obras de seis de las siete juntas desde enero. La séptima las entrega en el próximo corte.",
                   "Faltaba una junta en el conteo."));
    TRY(question_add(db, mem, w,
                     &(struct voice){"2", "Ciclista del valle", "¿Qué pasó con la segunda entrega? El plazo ya pasó y no se ve nada publicado.", 62,
                                     POST_QUESTION, NONE, NONE},
                     33, "El proveedor incumplió. La entrega se hará por etapas y la primera está en revisión.", &q));
    TRY(question_add(db, mem, w,
                     &(struct voice){"3", "Docente jubilado", "¿Dónde se puede consultar el acta de la reunión con la comunidad?", 34, POST_QUESTION,
                                     NONE, NONE},
                     0, NULL, &q));
    return question_add(db, mem, w,
                        &(struct voice){"1", "Colectivo Veedores del Río", "¿Cuándo se abre la mesa técnica que se ofreció para este semestre?", 4,
                                        POST_QUESTION, w->people.counterpart, w->institution[5]},
                        0, NULL, &q);
}

static enum status moderated(struct db *db, struct arena *mem, const struct demo_world *w, const struct voice *v, enum post_move move, int rule,
                             const char *reason, struct post *p)
{
    struct site silent = {.version = STR("")};
    TRY(voice_add(db, mem, w, v, p));
    struct moderation m = {move, rule, str_of(reason), w->people.colead, ROLE_COLEAD, from_today(w, -2)};
    return post_moderate(db, mem, &silent, p, &m);
}

static enum status appeal_add(struct db *db, struct arena *mem, const struct demo_world *w, const struct post *p)
{
    struct appeal a;
    shape_clear(&appeal_shape, &a);
    TRY(moderation_last_act(db, mem, p->id, &a.moderation_act));
    a.post = p->id;
    a.text = STR("Hablo del camino que usa la obra de este compromiso.");
    a.filed_at = at_noon(w, -1);
    a.filed_on = from_today(w, -1);
    return record_add(db, &appeal_shape, &a);
}

static enum status panel_add(struct db *db, const struct demo_world *w)
{
    const int64_t people[] = {w->people.directorate, w->people.colead, w->people.admin};
    for (int sector = PANEL_STATE; sector <= PANEL_ACADEMIA; sector++) {
        struct panel_member m;
        shape_clear(&panel_member_shape, &m);
        m.jurisdiction = w->jurisdiction.id;
        m.person = people[sector];
        m.sector = sector;
        m.from_on = from_today(w, -90);
        m.act = w->act_plan;
        TRY(record_add(db, &panel_member_shape, &m));
    }
    return DONE;
}

enum status demo_voices(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct post p;
    TRY(questions_add(db, mem, w));
    TRY(panel_add(db, w));
    TRY(voice_add(db, mem, w,
                  &(struct voice){"1", "Vecina de Palo Santo", "Ahora se entiende en qué se gasta. Ojalá lo pongan también en la radio.", 21,
                                  POST_COMMENT, NONE, NONE}, &p));
    TRY(moderated(db, mem, w,
                  &(struct voice){"1", "Anónimo del parque", "Los de esa oficina son unos inútiles y unos ladrones.", 12, POST_COMMENT, NONE, NONE},
                  MOVE_HIDE, RULE_INSULT, "Insulta a quienes trabajan ahí y no aporta hechos sobre el compromiso.", &p));
    TRY(moderated(db, mem, w,
                  &(struct voice){"1", "Ciclista del valle", "El camino de acceso a la obra está intransitable desde marzo.", 9, POST_COMMENT, NONE,
                                  NONE},
                  MOVE_LIMIT, RULE_OFF_TOPIC, "Habla del estado de una vía, que no es parte de este compromiso.", &p));
    return appeal_add(db, mem, w, &p);
}
