/* SPDX-License-Identifier: EUPL-1.2
 * Evidence (evidencia): what proves a progress. A file kept under the name of its own SHA-256, or a
 * link with an archived copy and its liveness. Files are never altered and never deleted while a
 * record names them; withdrawing hides the content and keeps the record with the reason. */
#ifndef HITO_ROOM_EVIDENCE_H
#define HITO_ROOM_EVIDENCE_H

#include "db/record.h"
#include "http/room.h"
#include "job/job.h"
#include "view/out.h"

/* What the store holds: media type and what people call it. The last two only as archived copies
 * of links: nobody may upload them. */
#define EVIDENCE_TYPE(C)                                                                                   \
    C(TYPE_PDF, "application/pdf", "PDF")                                                                  \
    C(TYPE_DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (docx)") \
    C(TYPE_ODT, "application/vnd.oasis.opendocument.text", "texto OpenDocument (odt)")                     \
    C(TYPE_XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel (xlsx)")      \
    C(TYPE_ODS, "application/vnd.oasis.opendocument.spreadsheet", "hoja OpenDocument (ods)")               \
    C(TYPE_PNG, "image/png", "imagen PNG")                                                                 \
    C(TYPE_JPEG, "image/jpeg", "imagen JPEG")                                                              \
    C(TYPE_WEBP, "image/webp", "imagen WebP")                                                              \
    C(TYPE_CSV, "text/csv", "CSV")                                                                         \
    C(TYPE_TXT, "text/plain", "texto")                                                                     \
    C(TYPE_HTML, "text/html", "página web")                                                                \
    C(TYPE_OTHER, "application/octet-stream", "otro archivo")
CHOICES_ENUM(evidence_type, EVIDENCE_TYPE);

#define VIRUS(C)                                     \
    C(VIRUS_UNCHECKED, "sin-revisar", "Sin revisar") \
    C(VIRUS_CLEAN, "limpio", "Sin virus conocidos")
CHOICES_ENUM(virus, VIRUS);

#define EVIDENCE_KIND(C)                    \
    C(EVIDENCE_LINK, "enlace", "Enlace")    \
    C(EVIDENCE_IS_FILE, "archivo", "Archivo")
CHOICES_ENUM(evidence_kind, EVIDENCE_KIND);

#define LINK_STATE(C)                                                        \
    C(LINK_UNCHECKED, "sin-revisar", "Sin revisar")                          \
    C(LINK_OK, "funciona", "Funciona")                                       \
    C(LINK_MOVED, "movido", "Cambió de dirección")                           \
    C(LINK_GONE, "no-existe", "Ya no existe")                                \
    C(LINK_TLS, "error-tls", "Certificado no válido")                        \
    C(LINK_BLOCKED, "no-accesible", "No responde o no permite la revisión")  \
    C(LINK_CHANGED, "contenido-cambiado", "El contenido cambió")
CHOICES_ENUM(link_state, LINK_STATE);

#define EVIDENCE_VISIBILITY(C)                      \
    C(EVIDENCE_PUBLIC, "publica", "Pública")        \
    C(EVIDENCE_HIDDEN, "reservada", "Reservada")
CHOICES_ENUM(evidence_visibility, EVIDENCE_VISIBILITY);

/* A content, once, however many records name it. */
#define EVIDENCE_FILE(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(TEXT, sha256, REQUIRED | PUBLIC, CHARS(64, 64), "SHA-256", "hash of the bytes kept, hexadecimal")          \
    F(INT, size_bytes, REQUIRED | PUBLIC, FREE, "Tamaño", "bytes kept")                                          \
    F(CHOICE, media_type, REQUIRED | PUBLIC, ONE_OF(evidence_type), "Tipo", "media type found in the content")   \
    F(FLAG, cleaned, PUBLIC, FREE, "Sin metadatos", "place, device and author were taken out of the image")      \
    F(CHOICE, virus, REQUIRED | STAFF, ONE_OF(virus), "Antivirus", "what the virus scanner said")                \
    F(REF, uploaded_by, STAFF, REF_TO(person), "Subido por", "first to bring it; nothing: the program")          \
    F(TIME, uploaded_at, REQUIRED | PUBLIC, FREE, "Subido el", "when it was first kept (UTC)")
SHAPE_STRUCT(evidence_file, EVIDENCE_FILE);

/* commitment, milestone and claim are rooms further down: their ids are kept, never looked up here. */
#define EVIDENCE(F)                                                                                               \
    F(INT, id, COMPUTED | PUBLIC, FREE, "Número", "identity given by the database")                               \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "whose plan it is about")       \
    F(REF, commitment, PUBLIC, REF_TO(commitment), "Compromiso", "commitment that it proves")                     \
    F(REF, milestone, PUBLIC, REF_TO(milestone), "Hito", "milestone that it proves")                              \
    F(REF, claim, PUBLIC, REF_TO(claim), "Reporte", "statement of a report that it proves")                       \
    F(REF, verdict, PUBLIC, REF_TO(commitment_verdict), "Pronunciamiento", "counterpart's word that it proves")    \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(evidence_kind), "Clase", "link or file")                            \
    F(TEXT, url, PUBLIC | FORM, CHARS(0, 2000), "Enlace", "address on the web, http or https")                    \
    F(REF, file, PUBLIC, REF_TO(evidence_file), "Archivo", "content, where it is a file")                         \
    F(TEXT, file_name, PUBLIC, CHARS(0, 200), "Nombre del archivo", "as the person called it")                    \
    F(TEXT, description, REQUIRED | PUBLIC | FORM, CHARS(10, 500), "Qué demuestra", "what it proves, in words")   \
    F(REF, copy, PUBLIC, REF_TO(evidence_file), "Copia archivada", "content that the link had")                   \
    F(TIME, captured_at, PUBLIC, FREE, "Copia del", "when the copy was taken (UTC)")                              \
    F(TEXT, copy_text_hash, SECRET, CHARS(0, 64), "", "hash of the copy's words: markup that moves is no change") \
    F(CHOICE, link_state, PUBLIC, ONE_OF(link_state), "Estado del enlace", "found at the last check")             \
    F(INT, link_code, STAFF, FREE, "Código HTTP", "HTTP status of the last check; 0 without an answer")           \
    F(TEXT, moved_to, PUBLIC, CHARS(0, 2000), "Nueva dirección", "where the link leads now")                      \
    F(TIME, checked_at, PUBLIC, FREE, "Revisado el", "last check (UTC)")                                          \
    F(CHOICE, visibility, REQUIRED | PUBLIC | FORM, ONE_OF(evidence_visibility), "Visibilidad", "who may see it") \
    F(TEXT, ground, PUBLIC, CHARS(0, 300), "Fundamento legal de la reserva", "law that reserves it; nothing: it is public") \
    F(TIME, withdrawn_at, PUBLIC, FREE, "Retirada el", "when its content stopped being shown (UTC)")              \
    F(TEXT, withdrawn_reason, PUBLIC | FORM, CHARS(0, 500), "Motivo del retiro", "why")                           \
    F(REF, added_by, STAFF, REF_TO(person), "Añadida por", "person; nothing: the program")                        \
    F(TIME, added_at, REQUIRED | PUBLIC, FREE, "Agregada el", "when (UTC)")                                        \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(evidence, EVIDENCE);

extern const struct room evidence_room;

/* What prepare found out about a file and left in the store (not yet in the database). */
struct evidence_prepared {
    struct str sha256;
    struct str name;
    int64_t size_bytes;
    int media_type;
    int virus;
    bool cleaned;
};

/* For the prepare step of a POST whose route has a loader (slow): checks the file posted under `field`, or the one
 * that came in parts before and whose token is posted as `field`_upload ({{file …}} writes both), takes the metadata out of images, keeps the content in the store. *ret is NULL when no file was chosen.
 * INVALID: a problem stands beside the field. NO_SPACE, BROKEN: the disk. */
enum status evidence_prepare(struct request *r, const char *field, struct evidence_prepared **ret) MUST_USE;
/* A new record with nothing in it: public, of the request's jurisdiction, person and time. */
void evidence_new(const struct request *r, struct evidence *ret);
/* For the apply step: takes `url` or the prepared file (exactly one of both), checks description and
 * limits, adds the record; the worker archives a link within seconds. INVALID: problems stand beside "url",
 * "description" and `file_field`. Its id is set. */
enum status evidence_add(struct request *r, struct evidence *e, const struct evidence_prepared *file,
                         const char *file_field) MUST_USE;
/* The same without a request and without checks (imports, demonstration data). */
enum status evidence_record(struct db *db, struct arena *mem, struct evidence *e,
                            const struct evidence_prepared *file) MUST_USE;
/* Keeps a file of the disk as evidence_prepare() would; INVALID when its type is not accepted. */
enum status evidence_keep(struct arena *mem, const struct site *site, struct str path, struct str name,
                          struct evidence_prepared **ret) MUST_USE;
/* For the documents that other rooms keep with the safety of a proof (letters): the row of a prepared content,
 * made the first time (INVALID: it is not in the store), and the answer that serves one. */
enum status evidence_file_hold(struct db *db, struct arena *mem, const struct site *site, const struct evidence_prepared *file,
                               int64_t *ret) MUST_USE;
enum status evidence_file_respond(struct request *r, struct str sha256, struct str name) MUST_USE;
/* Stops showing the content; the record stays with the reason. */
enum status evidence_withdraw(struct db *db, struct arena *mem, struct evidence *e, struct str reason) MUST_USE;

enum status evidence_of_id(struct db *db, struct arena *mem, int64_t id, struct evidence **ret) MUST_USE;
/* All of a commitment, of a claim (newest first), withdrawn ones among them. `with_hidden` also
 * gives the reserved ones whole; without it, of a claim, those with a legal ground come with that and nothing else. */
enum status evidence_of_commitment(struct db *db, struct arena *mem, int64_t commitment, bool with_hidden,
                                   struct evidence **ret, size_t *ret_count) MUST_USE;
enum status evidence_of_claim(struct db *db, struct arena *mem, int64_t claim, bool with_hidden, struct evidence **ret,
                              size_t *ret_count) MUST_USE;
/* How many a claim has that count: neither withdrawn nor gone without a copy. */
enum status evidence_count_of_claim(struct db *db, int64_t claim, int64_t *ret) MUST_USE;
/* The list of cards, for other rooms' pages. `jurisdiction_path` is "/ec". */
void evidence_cards(struct out *o, struct str jurisdiction_path, const struct evidence *list, size_t count);

/* Whether a link may be given: http or https, port 80 or 443, no user name. */
bool evidence_url_good(const struct site *site, struct str url);
/* "docx" of "Informe final.DOCX", lower case; the type that it declares, or -1. */
int evidence_type_declared(struct str name);

#endif
