/* SPDX-License-Identifier: EUPL-1.2
 * Proposal (propuesta): a contribution to the next plan, from anybody, by form, from a round table, from
 * paper, from a hall without signal, by workbook or carried from an earlier plan; its words by the version
 * of the form that asked for them; its state with the reason of each; nothing is ever overwritten. */
#ifndef HITO_ROOM_PROPOSAL_H
#define HITO_ROOM_PROPOSAL_H

#include "room/moderation/moderation.h"
#include "room/roundtable/roundtable.h"

#define QUESTIONNAIRE_STATE(C)                                     \
    C(QUESTIONNAIRE_DRAFT, "borrador", "Borrador")                 \
    C(QUESTIONNAIRE_IN_FORCE, "vigente", "Vigente")                \
    C(QUESTIONNAIRE_REPLACED, "reemplazada", "Reemplazada")
CHOICES_ENUM(questionnaire_state, QUESTIONNAIRE_STATE);
#define QUESTION_KIND(C)                                      \
    C(ASK_LINE, "linea", "Una línea")                         \
    C(ASK_PROSE, "texto", "Texto")                            \
    C(ASK_OPTIONS, "opciones", "Una o varias opciones")       \
    C(ASK_PROVINCES, "provincias", "Provincias")              \
    C(ASK_LINKS, "enlaces", "Enlaces")
CHOICES_ENUM(question_kind, QUESTION_KIND);
#define PROPOSAL_STATE(C)                                                \
    C(PROPOSAL_UNCONFIRMED, "sin-confirmar", "Sin confirmar")            \
    C(PROPOSAL_RECEIVED, "recibida", "Recibida")                         \
    C(PROPOSAL_ADMITTED, "admisible", "Admisible")                       \
    C(PROPOSAL_INADMISSIBLE, "inadmisible", "No admisible")              \
    C(PROPOSAL_SCORING, "en-evaluacion", "En evaluación")                \
    C(PROPOSAL_SCORED, "evaluada", "Evaluada")                           \
    C(PROPOSAL_SELECTED, "seleccionada", "Seleccionada")                 \
    C(PROPOSAL_NOT_SELECTED, "no-seleccionada", "No seleccionada")       \
    C(PROPOSAL_MERGED, "fusionada", "Fusionada en otra")                 \
    C(PROPOSAL_SPLIT, "separada", "Separada en varias")                  \
    C(PROPOSAL_WITHDRAWN, "retirada", "Retirada por quien la hizo")
CHOICES_ENUM(proposal_state, PROPOSAL_STATE);
#define PROPOSAL_ORIGIN(C)                                               \
    C(ORIGIN_FORM, "formulario", "Formulario en línea")                  \
    C(ORIGIN_TABLE, "mesa", "Escrita en una mesa")                       \
    C(ORIGIN_PAPER, "papel", "Formulario en papel")                      \
    C(ORIGIN_HALL, "sin-senal", "Página sin conexión de una mesa")       \
    C(ORIGIN_BOOK, "libro", "Libro de cálculo")                          \
    C(ORIGIN_PLAN, "plan-anterior", "De un plan anterior")               \
    C(ORIGIN_MERGER, "fusion", "Fusión de varias")                       \
    C(ORIGIN_DIVISION, "division", "Parte de otra")
CHOICES_ENUM(proposal_origin, PROPOSAL_ORIGIN);
/* Self-given, optional, for totals only. */
#define GENDER(C)                                \
    C(GENDER_WOMAN, "mujer", "Mujer")            \
    C(GENDER_MAN, "hombre", "Hombre")            \
    C(GENDER_NON_BINARY, "no-binario", "No binario") \
    C(GENDER_OTHER, "otro", "Otro")
CHOICES_ENUM(gender, GENDER);

#define PROPOSAL_FORM(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "where")                       \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "Versión", "1, 2… within the jurisdiction")                 \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(4, 200), "Título", "name for people")                         \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(questionnaire_state), "Estado", "draft, in force, replaced")               \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "that approved it, if one did")                              \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(proposal_form, PROPOSAL_FORM);

#define PROPOSAL_QUESTION(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, form, REQUIRED | PUBLIC, REF_TO(proposal_form), "Formulario", "version")                              \
    F(INT, position, REQUIRED | PUBLIC | FORM, RANGE(1, 99), "Orden", "order; one thing per page")               \
    F(TEXT, code, REQUIRED | PUBLIC | FORM, CHARS(2, 40), "Código", "problema, solucion…")                       \
    F(TEXT, label, REQUIRED | PUBLIC | FORM, CHARS(3, 200), "Pregunta", "as asked")                              \
    F(TEXT, hint, PUBLIC | FORM, CHARS(0, 500), "Ayuda", "under the question")                                   \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(question_kind), "Tipo de respuesta", "how it is answered")  \
    F(FLAG, required, PUBLIC | FORM, FREE, "Obligatoria", "may not be left")                                     \
    F(INT, min_chars, REQUIRED | PUBLIC | FORM, RANGE(0, 10000), "Mínimo de caracteres", "of what is typed")     \
    F(INT, max_chars, REQUIRED | PUBLIC | FORM, RANGE(1, 10000), "Máximo de caracteres", "of what is typed")     \
    F(PROSE, options, PUBLIC | FORM, CHARS(0, 4000), "Opciones", "one per line")
SHAPE_STRUCT(proposal_question, PROPOSAL_QUESTION);

#define PROPOSAL(F)                                                                                              \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999999), "Propuesta", "number in its address")                    \
    F(REF, form, REQUIRED | PUBLIC, REF_TO(proposal_form), "Formulario", "version that asked")                   \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(proposal_state), "Estado", "see the table of moves")              \
    F(CHOICE, origin, REQUIRED | PUBLIC, ONE_OF(proposal_origin), "Origen", "way it came")                       \
    F(REF, roundtable, PUBLIC, REF_TO(roundtable), "Mesa", "where it was born")                                  \
    F(REF, session, PUBLIC, REF_TO(roundtable_session), "Sesión", "where it was born")                           \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(8, 200), "Título", "in a line")                               \
    F(REF, writer, STAFF, REF_TO(writer), "Quién escribe", "somebody without an account")                        \
    F(REF, person, STAFF, REF_TO(person), "Persona", "somebody with an account")                                 \
    F(REF, typed_by, STAFF, REF_TO(person), "Registrada por", "on behalf of who said it")                        \
    F(TEXT, name, PUBLIC | FORM, CHARS(0, 80), "Nombre que se mostrará", "a pseudonym is fine; nothing: none")   \
    F(REF, institution, PUBLIC, REF_TO(institution), "Organización", "on whose behalf")                          \
    F(CHOICE, sector, PUBLIC | FORM, ONE_OF(table_sector), "Sector", "of who proposes")                          \
    F(CHOICE, gender, OWN | FORM, ONE_OF(gender), "Género", "optional, for totals only")                         \
    F(REF, carried_from, PUBLIC, REF_TO(commitment), "Viene del compromiso", "of an earlier plan")               \
    F(CHOICE, language, REQUIRED | STAFF, ONE_OF(person_language), "Idioma", "of the letters to its author")     \
    F(TEXT, text_hash, REQUIRED | PUBLIC, CHARS(64, 64), "Huella del texto", "SHA-256 of its words")             \
    F(TEXT, code_hash, SECRET, CHARS(64, 64), "", "of the receipt code")                                         \
    F(TEXT, source_key, STAFF, CHARS(0, 120), "Fila de origen", "the same file twice gives it once")             \
    F(TIME, received_at, REQUIRED | PUBLIC, FREE, "Instante", "when it was sent (UTC)")                          \
    F(DAY, received_on, REQUIRED | PUBLIC, FREE, "Recibida el", "day in the jurisdiction's zone")                \
    F(DAY, public_on, PUBLIC, FREE, "Pública desde", "nothing: not confirmed")                                   \
    F(PROSE, reason, PUBLIC | FORM, CHARS(0, 4000), "Razón", "of the present state")                             \
    F(PROSE, search, COMPUTED, CHARS(0, 200000), "", "normalised words")                                         \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(proposal, PROPOSAL);

#define PROPOSAL_TEXT(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, proposal, REQUIRED | PUBLIC, REF_TO(proposal), "Propuesta", "proposal")                               \
    F(REF, question, REQUIRED | PUBLIC, REF_TO(proposal_question), "Pregunta", "of its form")                    \
    F(PROSE, text, REQUIRED | PUBLIC | FORM, CHARS(0, 10000), "Respuesta", "what was written")                   \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(proposal_text, PROPOSAL_TEXT);

#define PROPOSAL_TERRITORY(F)                                                                                    \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, proposal, REQUIRED | PUBLIC, REF_TO(proposal), "Propuesta", "proposal")                               \
    F(REF, territory, REQUIRED | PUBLIC, REF_TO(territory), "Provincia", "where it would act")
SHAPE_STRUCT(proposal_territory, PROPOSAL_TERRITORY);

#define PROPOSAL_MOVE(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, proposal, REQUIRED | PUBLIC, REF_TO(proposal), "Propuesta", "proposal")                               \
    F(CHOICE, from_state, REQUIRED | PUBLIC, ONE_OF(proposal_state), "Antes", "state before")                    \
    F(CHOICE, to_state, REQUIRED | PUBLIC, ONE_OF(proposal_state), "Después", "state after")                     \
    F(PROSE, reason, REQUIRED | PUBLIC, CHARS(3, 4000), "Razón", "read by everybody")                            \
    F(REF, act, PUBLIC, REF_TO(act), "Acto", "that decided it")                                                  \
    F(REF, person, STAFF, REF_TO(person), "Persona", "who did it; nothing: the author or the program")           \
    F(TIME, done_at, REQUIRED | PUBLIC, FREE, "Instante", "when (UTC)")                                          \
    F(DAY, done_on, REQUIRED | PUBLIC, FREE, "Fecha", "day")
SHAPE_STRUCT(proposal_move, PROPOSAL_MOVE);

/* What it said before its author corrected it. */
#define PROPOSAL_FORMER(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, proposal, REQUIRED | PUBLIC, REF_TO(proposal), "Propuesta", "proposal")                               \
    F(REF, question, PUBLIC, REF_TO(proposal_question), "Pregunta", "nothing: the title")                        \
    F(PROSE, text, PUBLIC, CHARS(0, 10000), "Antes decía", "nothing: it had no answer")                          \
    F(TIME, replaced_at, REQUIRED | PUBLIC, FREE, "Instante", "when it was corrected (UTC)")                     \
    F(DAY, replaced_on, REQUIRED | PUBLIC, FREE, "Corregida el", "day")
SHAPE_STRUCT(proposal_former, PROPOSAL_FORMER);

extern const struct room proposal_room;

/* Rules, without a database. */
bool proposal_may_become(enum proposal_state from, enum proposal_state to);
/* Everybody may read it: confirmed, whatever became of it (what is withdrawn leaves its number and reason). */
bool proposal_is_public(const struct proposal *p);
/* The text with identity-card and telephone numbers masked ("17•••••••3"); *ret_count how many. The card's
 * check digit is verified so that other figures of ten digits stay. */
struct str personal_masked(struct arena *mem, struct str text, size_t *ret_count);
/* "HT-7K3M9-QXA2B-C": a receipt code of 50 random bits with a check sign; and its hash as it is kept. Typed
 * with O for 0, l for 1, without dashes or in lower case it is the same. INVALID: it cannot be one. */
struct str receipt_code_new(struct arena *mem);
enum status receipt_code_hash(struct arena *mem, struct str server_key, struct str typed, struct str *ret) MUST_USE;

/* What pages of a proposal stand on; r->object of the frame's panels "proposal" (20 lineage, 30 comments,
 * 40 scores once closed, 50 selection, 60 drafting, 70 answer) and "proposal-chain" (for its author, where it
 * went). */
struct proposal_place {
    struct cocreation_place *at;
    struct proposal *proposal;
    struct str path; /* "/ec/cocreacion/1/propuesta/12" */
};
/* ":jurisdiction", ":process", ":proposal" (its number); not public: NOT_FOUND but for who may CHECK_PROPOSAL. */
enum status proposal_enter(struct request *r, struct proposal_place **ret) MUST_USE;
enum status proposal_load(struct request *r) MUST_USE;
enum status proposal_by_number(struct db *db, struct arena *mem, int64_t cocreation, int64_t number, struct proposal **ret) MUST_USE;

/* The version in force and its questions in order; for a jurisdiction without any the shipped one is added in a
 * write transaction; in a snapshot it and its questions (form NONE) come without ids: tell questions by code. */
enum status proposal_form_current(struct db *db, struct arena *mem, int64_t jurisdiction, struct proposal_form **ret) MUST_USE;
enum status proposal_questions(struct db *db, struct arena *mem, int64_t form, struct proposal_question **ret, size_t *ret_count) MUST_USE;
/* Its words with the questions: question and text side by side, in order. */
struct proposal_word {
    struct proposal_question *question;
    struct str text; /* STR_NONE: not answered */
};
enum status proposal_words(struct db *db, struct arena *mem, const struct proposal *p, struct proposal_word **ret, size_t *ret_count) MUST_USE;
/* An answer as a page shows it: links and options as a list, one per line. */
struct str proposal_word_shown(struct request *r, const struct proposal_word *w);

/* A new proposal as every way of entry gives it. Sets number, hash, search words, state RECEIVED (or
 * UNCONFIRMED when `confirm`), adds texts, territories and the first move. CONFLICT: source_key is there
 * already, *ret is that one. */
struct proposal_entry {
    struct proposal base; /* origin, title, author, names, roundtable, session, source_key, form, language */
    const struct proposal_text *texts; /* question and text */
    size_t text_count;
    const int64_t *territories;
    size_t territory_count;
    bool confirm;        /* waits for the link of the letter */
    struct str code;     /* receipt code, or STR_NONE */
};
enum status proposal_add(struct db *db, struct arena *mem, const struct site *site, struct cocreation_place *at,
                         const struct proposal_entry *e, struct instant now, struct day today, struct proposal **ret) MUST_USE;
/* Sets hash and search words from the title and the texts. */
void proposal_words_set(struct arena *mem, struct proposal *p, const struct proposal_text *texts, size_t count);
/* Moves it: INVALID when the table has no such move. Writes proposal_move and the letter to its author. */
struct proposal_step {
    enum proposal_state to;
    struct str reason;
    int64_t act, person;
    struct instant now;
    struct day today;
};
enum status proposal_move_to(struct db *db, struct arena *mem, const struct site *site, struct proposal *p, const struct proposal_step *s) MUST_USE;
/* A letter to its author in its language, if there is an address (outbox, same transaction). */
enum status proposal_letter(struct db *db, struct arena *mem, const struct site *site, const struct proposal *p, const char *subject,
                            const char *text, const struct str *values, size_t count, struct str key) MUST_USE;

/* One question as a control of a form, for whatever page asks it. */
struct answer_option {
    struct str value, label;
    bool chosen;
};
struct answer_field {
    const struct proposal_question *question;
    struct str name;    /* of the control: "r_problema" */
    struct str value, problem;
    const struct answer_option *options;
    size_t options_count;
    bool heading;       /* it is the only one of its page: its label is the title */
};
/* With `value` in it, or what was typed if the form came back. */
enum status answer_field_of(struct request *r, const struct proposal_question *q, struct str value, struct answer_field *ret) MUST_USE;
/* In templates: {{call answer_field_show(&x.field)}}. */
void answer_field_show(struct out *o, const struct answer_field *f);
/* What was posted for the question as it is kept (provinces by name, options one per line), tidied of what
 * word processors leave; INVALID with a problem beside the field. */
enum status answer_read(struct request *r, const struct proposal_question *q, struct str *ret) MUST_USE;
/* The same for a text that came by another way: what is wrong with it in the person's language, or STR_NONE. */
struct str answer_fault(struct request *r, const struct proposal_question *q, struct str text);
/* Non-breaking blanks, bullets, soft hyphens and zero widths of word processors as plain text. */
struct str answer_tidied(struct arena *mem, struct str typed);
/* Ids of the provinces that an answer names. */
enum status answer_provinces(struct db *db, struct arena *mem, struct str text, int64_t **ret, size_t *ret_count) MUST_USE;
/* Where its letters go; STR_NONE: nowhere. */
enum status proposal_address(struct db *db, struct arena *mem, const struct proposal *p, struct str *ret) MUST_USE;
/* "/ec/cocreacion/1/propuesta/12". */
enum status proposal_path(struct db *db, struct arena *mem, const struct proposal *p, struct str *ret) MUST_USE;

#endif
