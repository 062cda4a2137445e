/* SPDX-License-Identifier: EUPL-1.2
 * Action plan (plan de acción): number, term, groups, editions, documents. Number, OGP id and
 * database id are three different keys (domain: Ecuador 1.0). */
#ifndef HITO_ROOM_PLAN_H
#define HITO_ROOM_PLAN_H

#include "room/act/act.h"
#include "room/jurisdiction/jurisdiction.h"

#define PLAN_LEVEL(C)                          \
    C(PLAN_NATIONAL, "nacional", "Nacional")   \
    C(PLAN_LOCAL, "local", "Local")            \
    C(PLAN_LEGACY_LOCAL, "local-anterior", "Local anterior a 2020") \
    C(PLAN_OTHER, "otro", "Otro")
CHOICES_ENUM(plan_level, PLAN_LEVEL);
/* What Hito does with it: only TRACKED plans have lights. */
#define PLAN_TRACKING(C)                                            \
    C(PLAN_TRACKED, "seguimiento", "En seguimiento")                \
    C(PLAN_HISTORY, "historia", "Historia: sin seguimiento aquí")   \
    C(PLAN_REFERENCE, "referencia", "Extracto de la base de OGP")
CHOICES_ENUM(plan_tracking, PLAN_TRACKING);
#define PLAN_STATE(C)                            \
    C(PLAN_DRAFT, "borrador", "Borrador")        \
    C(PLAN_PUBLISHED, "publicado", "Publicado")  \
    C(PLAN_CLOSED, "cerrado", "Terminado")       \
    C(PLAN_WITHDRAWN, "retirado", "Retirado")
CHOICES_ENUM(plan_state, PLAN_STATE);
/* The four generations of OGP's commitment template (domain: ogp-rules 3). */
#define PLAN_TEMPLATE(C)                                  \
    C(TEMPLATE_2014, "t1-2014", "Plantilla 2014-2017")    \
    C(TEMPLATE_2018, "t2-2018", "Plantilla 2018-2021")    \
    C(TEMPLATE_2022, "t3-2022", "Plantilla 2022-2024")    \
    C(TEMPLATE_2025, "t4-2025", "Plantilla 2025")
CHOICES_ENUM(plan_template, PLAN_TEMPLATE);
#define EDITION_KIND(C)                                            \
    C(EDITION_ORIGINAL, "original", "Original")                    \
    C(EDITION_REPROGRAMMED, "reprogramacion", "Reprogramación")    \
    C(EDITION_AMENDED, "enmienda", "Enmienda")                     \
    C(EDITION_REFRESHED, "actualizacion", "Actualización de medio término")
CHOICES_ENUM(edition_kind, EDITION_KIND);
#define PLAN_DOCUMENT_KIND(C)                                   \
    C(DOCUMENT_OFFICIAL, "plan", "Texto oficial del plan")      \
    C(DOCUMENT_REPORT, "informe", "Informe")                    \
    C(DOCUMENT_IRM, "irm", "Informe del mecanismo independiente") \
    C(DOCUMENT_OTHER, "otro", "Otro documento")
CHOICES_ENUM(plan_document_kind, PLAN_DOCUMENT_KIND);

#define PLAN(F)                                                                                                  \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "whose plan")                  \
    F(INT, number, REQUIRED | PUBLIC | FORM, RANGE(1, 999), "Número", "ordinal of the plan")                     \
    F(TEXT, ogp_id, PUBLIC | FORM, CHARS(0, 20), "Identificador de OGP", "AP_ECU02")                             \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(4, 300), "Nombre", "full name")                                \
    F(CHOICE, level, REQUIRED | PUBLIC | FORM, ONE_OF(plan_level), "Nivel", "national or local")                 \
    F(DAY, starts_on, PUBLIC | FORM, FREE, "Empieza", "first day of implementation")                             \
    F(DAY, ends_on, PUBLIC | FORM, FREE, "Termina", "last day of implementation")                                \
    F(DAY, submitted_on, PUBLIC | FORM, FREE, "Entregado a OGP", "day of delivery")                              \
    F(CHOICE, tracking, REQUIRED | PUBLIC | FORM, ONE_OF(plan_tracking), "Seguimiento", "followed here or not")  \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(plan_state), "Estado", "draft until its first edition")           \
    F(CHOICE, template, REQUIRED | PUBLIC | FORM, ONE_OF(plan_template), "Plantilla", "generation of the template") \
    F(PROSE, summary, PUBLIC | FORM, CHARS(0, 4000), "En pocas palabras", "what it is about")                    \
    F(PROSE, source, PUBLIC | FORM, CHARS(0, 2000), "Fuente", "where these data come from")                      \
    F(REF, ending_act, PUBLIC, REF_TO(act), "Acto de cierre o retiro", "act that closed or withdrew it")         \
    F(DAY, ended_on, PUBLIC, FREE, "Cerrado o retirado el", "day of that act's effect")                          \
    F(PROSE, ending_reason, PUBLIC, CHARS(0, 2000), "Motivo del cierre o retiro", "said to whoever looks for it") \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(plan, PLAN);

#define PLAN_GROUP(F)                                                                                            \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "plan it divides")                                     \
    F(INT, position, REQUIRED | PUBLIC | FORM, RANGE(1, 99), "Orden", "order in the plan")                       \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(2, 200), "Nombre", "name of the group or axis")
SHAPE_STRUCT(plan_group, PLAN_GROUP);

#define PLAN_EDITION(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "plan it freezes")                                     \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "Edición", "ordinal")                                       \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(2, 200), "Nombre", "name for people")                          \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(edition_kind), "Tipo", "why it exists")                     \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "act that approved it")                                      \
    F(DAY, published_on, REQUIRED | PUBLIC | FORM, FREE, "Publicada el", "day of publication")                   \
    F(PROSE, snapshot, COMPUTED | PUBLIC, CHARS(0, 10000000), "", "canonical JSON of the plan on that day")                 \
    F(TEXT, sha256, PUBLIC, CHARS(0, 64), "SHA-256", "hash of the snapshot")                                     \
    F(PROSE, note, PUBLIC | FORM, CHARS(0, 4000), "Nota", "what changed")
SHAPE_STRUCT(plan_edition, PLAN_EDITION);

#define PLAN_DOCUMENT(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "plan it belongs to")                                  \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(2, 300), "Título", "title")                                   \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(plan_document_kind), "Tipo", "kind of document")            \
    F(TEXT, language, REQUIRED | PUBLIC | FORM, CHARS(2, 10), "Idioma", "es, en, qu…")                           \
    F(TEXT, url, PUBLIC | FORM, CHARS(0, 1000), "Enlace", "where it is published")                               \
    F(REF, evidence_file, PUBLIC, REF_TO(evidence_file), "Archivo", "the stored copy")                           \
    F(DAY, dated_on, PUBLIC | FORM, FREE, "Fecha", "day of the document")
SHAPE_STRUCT(plan_document, PLAN_DOCUMENT);

#define RECORD_TEXT(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(TEXT, record, REQUIRED | PUBLIC, CHARS(1, 40), "Registro", "table of the record")                          \
    F(INT, record_id, REQUIRED | PUBLIC, FREE, "", "id of the record")                                           \
    F(TEXT, field, REQUIRED | PUBLIC, CHARS(1, 40), "Campo", "field that it translates")                         \
    F(TEXT, language, REQUIRED | PUBLIC, CHARS(2, 10), "Idioma", "en, qu, jiv…")                                 \
    F(PROSE, text, REQUIRED | PUBLIC | FORM, CHARS(1, 30000), "Texto", "the translation")                        \
    F(INT, source_revision, REQUIRED | PUBLIC, FREE, "", "revision of the source it was made from")              \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(record_text, RECORD_TEXT);

extern const struct room plan_room;

enum status plan_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct plan **ret) MUST_USE;
/* The plan of an address and whose it is, in one statement. */
enum status plan_at(struct db *db, struct arena *mem, struct str jurisdiction, int64_t number, struct jurisdiction **ret_whose,
                    struct plan **ret) MUST_USE;
/* Of a jurisdiction, newest first; drafts only when `with_drafts`. */
enum status plans_of(struct db *db, struct arena *mem, int64_t jurisdiction, bool with_drafts, struct plan **ret,
                     size_t *ret_count) MUST_USE;
enum status plan_groups(struct db *db, struct arena *mem, int64_t plan, struct plan_group **ret, size_t *ret_count) MUST_USE;
enum status plan_documents(struct db *db, struct arena *mem, int64_t plan, struct plan_document **ret,
                           size_t *ret_count) MUST_USE;
/* Newest first, without their snapshots. */
enum status plan_editions(struct db *db, struct arena *mem, int64_t plan, struct plan_edition **ret,
                          size_t *ret_count) MUST_USE;
enum status plan_edition_by_number(struct db *db, struct arena *mem, int64_t plan, int64_t number,
                                   struct plan_edition **ret) MUST_USE;
/* Translations of a record's texts into a language; stale where source_revision is behind. */
enum status record_texts(struct db *db, struct arena *mem, const struct shape *shape, int64_t id, struct str language,
                         struct record_text **ret, size_t *ret_count) MUST_USE;
/* A record's texts in the language of the page: one statement at most, none in Spanish. */
struct record_words {
    const struct shape *shape;
    const void *row;
    int64_t revision;
    struct record_text *texts;
    size_t count;
    enum lang lang;
};
enum status record_words_read(struct request *r, const struct shape *shape, const void *row, int64_t id,
                              struct record_words *ret) MUST_USE;
/* With translations that were read beside the record. */
void record_words_with(struct request *r, const struct shape *shape, const void *row, struct record_text *texts, size_t count,
                       struct record_words *ret);
/* What a page says of a text field: its translation, else the source. */
struct record_said {
    struct str text;
    bool foreign; /* Spanish on a page of another language */
    bool stale;   /* the source changed since it was translated */
};
struct record_said record_text_of(const struct record_words *w, const char *field);
/* Whether anything of the record stays in Spanish on this page. */
bool record_words_missing(const struct record_words *w);
/* Whether the field holds a text that a person may translate. */
bool record_translatable(const struct field *f, const void *row);
/* {{call record_prose(words, "problem")}}: Markdown, marked as Spanish or stale where it is. */
void record_prose(struct out *o, const struct record_words *w, const char *field);
void record_line(struct out *o, const struct record_words *w, const char *field);
/* A route loader for ":jurisdiction/plan/:plan": r->object is struct plan_place. Draft plans set
 * scope.draft. */
struct plan_place {
    struct jurisdiction *jurisdiction;
    struct plan *plan;
    struct str path; /* "/ec/plan/2" */
};
/* The ways between the parts of a followed plan, on each of them; nothing for other plans. `current` is the end of
 * this page's address: "resultados"; "" is the plan's own. */
void plan_tabs(struct out *o, const struct plan *plan, struct str path, const char *current);
enum status plan_load(struct request *r) MUST_USE;
enum status plan_enter(struct request *r, struct plan_place **ret) MUST_USE;
/* What plan_enter() does once both are found: for loaders that read them beside their own record. */
enum status plan_admit(struct request *r, struct jurisdiction *j, struct plan *plan, struct plan_place **ret) MUST_USE;

#endif
