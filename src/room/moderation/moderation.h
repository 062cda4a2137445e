/* SPDX-License-Identifier: EUPL-1.2
 * Moderation (moderación): what people write in public (questions, comments) from the form to the page,
 * and what may be done with it: by rules, with reasons, in a public log, with appeal to a panel of three
 * sectors (domain: reliability-security 6.4, 6.5). The rooms below own the pages where it is read. */
#ifndef HITO_ROOM_MODERATION_H
#define HITO_ROOM_MODERATION_H

#include "room/milestone/milestone.h"
#include "view/form.h"

#define POST_KIND(C)                          \
    C(POST_QUESTION, "pregunta", "Pregunta")  \
    C(POST_COMMENT, "comentario", "Comentario")
CHOICES_ENUM(post_kind, POST_KIND);
#define POST_STATE(C)                                             \
    C(POST_UNCONFIRMED, "sin-confirmar", "Sin confirmar")         \
    C(POST_HELD, "retenido", "En espera")                         \
    C(POST_VISIBLE, "visible", "Visible")                         \
    C(POST_FLAGGED, "senalado", "Señalado")                       \
    C(POST_LIMITED, "limitado", "Limitado")                       \
    C(POST_HIDDEN, "oculto", "Oculto")                            \
    C(POST_RESTORED, "restaurado", "Restaurado")                  \
    C(POST_REMOVED, "retirado-por-ley", "Retirado por ley")       \
    C(POST_WITHDRAWN, "retirado", "Retirado por quien lo escribió")
CHOICES_ENUM(post_state, POST_STATE);
/* The closed list of reasons. */
#define POST_RULE(C)                                                      \
    C(RULE_SPAM, "spam", "Publicidad o mensajes repetidos")               \
    C(RULE_INSULT, "insulto-amenaza", "Insulto o amenaza")                \
    C(RULE_DISCRIMINATION, "discriminacion", "Discriminación")            \
    C(RULE_PERSONAL_DATA, "datos-personales", "Datos personales")         \
    C(RULE_OFF_TOPIC, "fuera-de-tema", "Fuera de tema")                   \
    C(RULE_DUPLICATE, "duplicado", "Duplicado")                           \
    C(RULE_ILLEGAL, "ilegal", "Contenido ilegal")                         \
    C(RULE_IMPERSONATION, "suplantacion", "Suplantación de identidad")    \
    C(RULE_PROPAGANDA, "propaganda-electoral", "Propaganda electoral")
CHOICES_ENUM(post_rule, POST_RULE);
/* What is done with a post: the first five by moderators, some by the program, the author or the panel. */
#define POST_MOVE(C)                                             \
    C(MOVE_FLAG, "senalar", "Señalar")                           \
    C(MOVE_LIMIT, "limitar", "Limitar: se muestra plegado")      \
    C(MOVE_HIDE, "ocultar", "Ocultar")                           \
    C(MOVE_RESTORE, "restaurar", "Restaurar")                    \
    C(MOVE_REMOVE, "retirar-por-ley", "Retirar por ley")         \
    C(MOVE_PUBLISH, "publicar", "Publicar")                      \
    C(MOVE_HOLD, "retener", "Dejar en espera")                   \
    C(MOVE_WITHDRAW, "retirar", "Retirar")
CHOICES_ENUM(post_move, POST_MOVE);

#define WRITER(F)                                                                                                \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(TEXT, email, OWN | FORM, CHARS(3, 254), "Correo electrónico", "where letters go; nothing once erased")     \
    F(TEXT, email_folded, OWN, CHARS(3, 254), "", "lower case: one row per address")                             \
    F(TIME, created_at, REQUIRED | STAFF, FREE, "Creada", "first form sent (UTC)")                               \
    F(TIME, confirmed_at, STAFF, FREE, "Confirmada", "first link followed (UTC)")                                \
    F(DAY, erased_on, STAFF, FREE, "Borrada el", "day on which the address was erased")                          \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(writer, WRITER);

/* Text and name are OWN for the log's sake: they can be erased from it. Pages and data show them through
 * the views of the rooms below. */
#define POST(F)                                                                                                  \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "where")                       \
    F(REF, commitment, PUBLIC, REF_TO(commitment), "Compromiso", "what it is about; nothing: a proposal")        \
    F(REF, proposal, PUBLIC, REF_TO(proposal), "Propuesta", "what it is about; nothing: a commitment")           \
    F(REF, milestone, PUBLIC | FORM, REF_TO(milestone), "Sobre qué", "nothing: the whole commitment")            \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(post_kind), "Tipo", "question or comment")                         \
    F(REF, writer, STAFF, REF_TO(writer), "Quién escribe", "somebody without an account")                        \
    F(REF, person, STAFF, REF_TO(person), "Persona", "somebody with an account")                                 \
    F(CHOICE, role, REQUIRED | PUBLIC, ONE_OF(role), "Rol", "role acted in")                                     \
    F(REF, institution, PUBLIC, REF_TO(institution), "En nombre de", "institution spoken for")                   \
    F(TEXT, name, REQUIRED | OWN | FORM, CHARS(2, 60), "Nombre que se mostrará", "a pseudonym is fine")          \
    F(PROSE, text, REQUIRED | OWN | FORM, CHARS(10, 2000), "Tu mensaje", "what is said")                         \
    F(TEXT, text_hash, REQUIRED | PUBLIC, CHARS(64, 64), "Huella del texto", "SHA-256 of the text")              \
    F(CHOICE, language, REQUIRED | STAFF, ONE_OF(person_language), "Idioma", "of the letters to its author")     \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(post_state), "Estado", "see the table of moves")                  \
    F(TIME, written_at, REQUIRED | STAFF, FREE, "Escrito", "when it was sent (UTC)")                             \
    F(TIME, held_until, STAFF, FREE, "En espera hasta", "appears by itself then (UTC)")                          \
    F(TIME, public_at, PUBLIC, FREE, "Público desde", "instant (UTC)")                                           \
    F(DAY, public_on, PUBLIC, FREE, "Día en que se publicó", "day in the jurisdiction's zone")                   \
    F(INT, answer_days, PUBLIC, FREE, "Días para responder", "of the methodology in force when it was sent")     \
    F(DAY, due_on, PUBLIC, FREE, "Responder hasta", "last day for the answer; nothing: none is owed")            \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(post, POST);

#define MODERATION_ACT(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "where")                       \
    F(REF, post, REQUIRED | PUBLIC, REF_TO(post), "Mensaje", "what was moderated")                               \
    F(TEXT, text_hash, REQUIRED | PUBLIC, CHARS(64, 64), "Huella del texto", "SHA-256 of the text then")         \
    F(CHOICE, move, REQUIRED | PUBLIC | FORM, ONE_OF(post_move), "Decisión", "what was done")                    \
    F(CHOICE, from_state, REQUIRED | PUBLIC, ONE_OF(post_state), "Antes", "state before")                        \
    F(CHOICE, to_state, REQUIRED | PUBLIC, ONE_OF(post_state), "Después", "state after")                         \
    F(CHOICE, rule, PUBLIC | FORM, ONE_OF(post_rule), "Regla", "nothing only where it is published or restored") \
    F(TEXT, reason, REQUIRED | PUBLIC | FORM, CHARS(20, 1000), "Razón", "in words that everybody may read")      \
    F(CHOICE, role, REQUIRED | PUBLIC, ONE_OF(role), "Rol", "role of who moderates")                             \
    F(REF, person, STAFF, REF_TO(person), "Persona", "who moderates; nothing: the panel")                        \
    F(TEXT, pseudonym, REQUIRED | PUBLIC, CHARS(2, 60), "Quién moderó", "pseudonym")                             \
    F(TIME, done_at, REQUIRED | PUBLIC, FREE, "Instante", "when (UTC)")                                          \
    F(DAY, done_on, REQUIRED | PUBLIC, FREE, "Fecha", "day in the jurisdiction's zone")                          \
    F(DAY, appeal_until, PUBLIC, FREE, "Apelable hasta", "last day for an appeal; nothing: none")
SHAPE_STRUCT(moderation_act, MODERATION_ACT);

#define POST_REPORT(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, post, REQUIRED | STAFF, REF_TO(post), "Mensaje", "what is reported")                                  \
    F(CHOICE, rule, REQUIRED | STAFF | FORM, ONE_OF(post_rule), "Qué regla no cumple", "reason of the report")   \
    F(TEXT, note, STAFF | FORM, CHARS(0, 300), "Detalle", "in words")                                            \
    F(TEXT, source, REQUIRED | SECRET, CHARS(1, 64), "", "tells two readers apart, leads to nobody")             \
    F(TIME, reported_at, REQUIRED | STAFF, FREE, "Instante", "when (UTC)")                                       \
    F(DAY, reported_on, REQUIRED | STAFF, FREE, "Fecha", "day")                                                  \
    F(DAY, seen_on, STAFF, FREE, "Atendida el", "day of the act that followed")
SHAPE_STRUCT(post_report, POST_REPORT);

#define PANEL_SECTOR(C)                                         \
    C(PANEL_STATE, "estado", "Estado")                          \
    C(PANEL_CIVIL_SOCIETY, "sociedad-civil", "Sociedad civil")  \
    C(PANEL_ACADEMIA, "academia", "Academia")
CHOICES_ENUM(panel_sector, PANEL_SECTOR);
#define PANEL_MEMBER(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "where")                       \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who sits")                                      \
    F(CHOICE, sector, REQUIRED | PUBLIC | FORM, ONE_OF(panel_sector), "Sector", "one seat each")                 \
    F(DAY, from_on, REQUIRED | PUBLIC | FORM, FREE, "Desde", "first day")                                        \
    F(DAY, until_on, PUBLIC | FORM, FREE, "Hasta", "last day; nothing: still")                                   \
    F(REF, act, REQUIRED | PUBLIC | FORM, REF_TO(act), "Acto", "that named them")                                \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(panel_member, PANEL_MEMBER);

#define APPEAL_OUTCOME(C)                                    \
    C(APPEAL_UPHELD, "confirmada", "Se confirma la decisión") \
    C(APPEAL_OVERTURNED, "revocada", "Se revoca la decisión")
CHOICES_ENUM(appeal_outcome, APPEAL_OUTCOME);
#define APPEAL(F)                                                                                                \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, moderation_act, REQUIRED | PUBLIC, REF_TO(moderation_act), "Decisión apelada", "act")                 \
    F(REF, post, REQUIRED | PUBLIC, REF_TO(post), "Mensaje", "what was moderated")                               \
    F(PROSE, text, REQUIRED | OWN | FORM, CHARS(10, 2000), "Por qué apelas", "read by the panel only")           \
    F(TIME, filed_at, REQUIRED | PUBLIC, FREE, "Instante", "when (UTC)")                                         \
    F(DAY, filed_on, REQUIRED | PUBLIC, FREE, "Presentada el", "day")                                            \
    F(DAY, decided_on, PUBLIC, FREE, "Decidida el", "day of the majority")                                       \
    F(CHOICE, outcome, PUBLIC, ONE_OF(appeal_outcome), "Resultado", "of the majority")                           \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(appeal, APPEAL);
#define APPEAL_VOTE(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, appeal, REQUIRED | PUBLIC, REF_TO(appeal), "Apelación", "what is decided")                            \
    F(REF, member, REQUIRED | PUBLIC, REF_TO(panel_member), "Integrante", "whose vote")                          \
    F(CHOICE, vote, REQUIRED | PUBLIC | FORM, ONE_OF(appeal_outcome), "Voto", "confirms or overturns")           \
    F(TEXT, reasons, REQUIRED | PUBLIC | FORM, CHARS(20, 1000), "Razones", "in words that everybody may read")   \
    F(DAY, voted_on, REQUIRED | PUBLIC, FREE, "Fecha", "day")                                                    \
    F(TIME, voted_at, REQUIRED | PUBLIC, FREE, "Instante", "when (UTC)")
SHAPE_STRUCT(appeal_vote, APPEAL_VOTE);

extern const struct room moderation_room;

/* Rules, without a database. */
enum post_actor { BY_PROGRAM, BY_AUTHOR, BY_MODERATOR, BY_PANEL };
/* Whether somebody may make that move from that state; *ret_to (may be NULL): where it leads. */
bool post_may_move(enum post_actor who, enum post_move move, enum post_state from, enum post_state *ret_to);
/* Whether the move needs a rule of the list: what takes something away does. */
bool post_move_needs_rule(enum post_move move);
/* What `count` votes decide: -1 while neither side has two. */
int appeal_decides(const struct appeal_vote *votes, size_t count);
/* Whether everybody may read its text. */
bool post_is_public(enum post_state state);
/* Whether the text holds an address of the web. */
bool post_has_link(struct str text);
/* The link that its author gets by mail: "ID-EXPIRES-CODE", good until `expires`. */
struct str post_token(struct arena *mem, struct str server_key, int64_t post, struct instant expires);
/* DONE · NOT_FOUND: not made here · GONE: its time is over. */
enum status post_token_read(struct arena *mem, struct str server_key, struct str token, struct instant now, int64_t *ret_post) MUST_USE;

/* What a new post is about: a commitment, or a proposal of a co-creation (the rooms below know more of it). */
struct post_about {
    const struct jurisdiction *jurisdiction;
    const struct commitment_place *place; /* NULL: a proposal */
    int64_t proposal;
    /* Masks what must not be published (numbers of identity cards and telephones) and counts it; may be NULL.
     * What it found is pointed out first; with the box "masked" marked the post is kept masked. */
    struct str (*mask)(struct arena *mem, struct str text, size_t *ret_count);
};

/* The form of a new post, for the page of the room below. */
struct post_form {
    struct form form;
    size_t milestones;
    struct str opened; /* when the form was first shown, signed */
    bool signed_in;
    bool masks; /* what was typed holds something to mask */
};
/* `place` NULL: not about a commitment. */
enum status post_form_make(struct request *r, const struct commitment_place *place, struct str action, struct post_form *ret) MUST_USE;
/* The same about anything: offers to mask what was typed. */
enum status post_form_about(struct request *r, const struct post_about *about, struct str action, struct post_form *ret) MUST_USE;
/* In templates: {{call post_form_fields(post)}} between {{form_open post.form}} and {{form_close …}}. */
void post_form_fields(struct out *o, const struct post_form *f);
/* The route's prepare: counts tries per address and e-mail, tells programs from people. */
enum status post_prepare(struct request *r) MUST_USE;
/* In apply: checks the form and adds the post of that kind; `answer_days` NONE: no answer is owed. What a
 * signed-in person writes is public at once, else a letter asks for confirmation. *ret->id NONE: it was
 * taken in silence (a program, a repeated text) and nothing more is to be done. */
enum status post_add(struct request *r, const struct commitment_place *place, enum post_kind kind, int64_t answer_days, struct post *ret) MUST_USE;
enum status post_add_about(struct request *r, const struct post_about *about, enum post_kind kind, int64_t answer_days, struct post *ret) MUST_USE;
/* Where to go after post_add(). */
enum status post_added(struct request *r, const struct post *p, struct str list_path) MUST_USE;
/* A letter to its author in the language of the post, if there is an address: Spanish msgids, %1… filled
 * by values, then the link to the author's own page. */
enum status post_letter(struct db *db, struct arena *mem, const struct site *site, const struct post *p, const char *subject,
                        const char *text, const struct str *values, size_t count, struct str key) MUST_USE;
/* Moderates: act, state, letter to the author, reports seen, in the transaction at hand. `person` NONE: the
 * panel decided an appeal. INVALID: the table has no such move, or the rule is missing. */
struct moderation {
    enum post_move move;
    int rule; /* -1: none */
    struct str reason;
    int64_t person;
    enum role role;
    struct day today;
};
enum status post_moderate(struct db *db, struct arena *mem, const struct site *site, struct post *p, const struct moderation *m) MUST_USE;
/* The latest act on a post; NOT_FOUND without any. */
enum status moderation_last_act(struct db *db, struct arena *mem, int64_t post, int64_t *ret) MUST_USE;
/* "/ec/plan/2/compromiso/6/pregunta/12": the public page of a post. */
enum status post_path(struct db *db, struct arena *mem, int64_t post, struct str *ret) MUST_USE;
/* The line "Nombre, Contraparte, en nombre de X · 3 de agosto de 2026" under a text. */
void post_byline(struct out *o, struct str name, int role, struct str behalf, struct day on);
/* What stands in the text's place, or around it: hidden, removed, withdrawn, limited (folded), flagged. */
void post_text(struct out *o, int state, int rule, struct str text);
/* Links under it: report it, the log of moderation, and for a moderator its decision. */
void post_foot(struct out *o, struct str jurisdiction_code, int64_t post, int state);

/* The row of an address, made when there is none. */
enum status writer_of(struct db *db, struct arena *mem, struct str email, struct writer **ret) MUST_USE;
/* Erases from the log what it holds in private of a record. */
enum status log_private_erase(struct db *db, const char *table, int64_t id) MUST_USE;

#endif
