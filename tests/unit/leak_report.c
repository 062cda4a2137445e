/* SPDX-License-Identifier: EUPL-1.2
 * Reports of a period, deliveries and what was said of them, with proofs: in every state before they are public. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "room/evidence/evidence_disk.h"
#include "room/report/report_book.h"
#include "tests/unit/leak_fill.h"

#define CLAIM_PATTERN COMMITMENT_PATTERN "/hito/:milestone/reporte/:claim"

/* A content of its own, in its place among the files. */
enum status leak_file(struct leak_fill *f)
{
    struct evidence_file row;
    struct str content = str_fmt(f->mem, "El contenido %zu dice %s.\n", f->h->count, f->word);
    shape_clear(&evidence_file_shape, &row);
    row.sha256 = sha256_hex(f->mem, content);
    row.size_bytes = (int64_t)content.len;
    row.media_type = TYPE_TXT;
    row.virus = VIRUS_CLEAN;
    row.uploaded_at = instant_now();
    TRY(record_add(f->db, &evidence_file_shape, &row));
    f->file = row.id;
    struct str path = vault_path(f->mem, f->h->m.house.site.config.data_dir, row.sha256);
    for (size_t i = 1; i < path.len; i++)
        if (path.ptr[i] == '/')
            mkdir(str_chars(f->mem, str_part(path, 0, i)), 0700);
    int fd = open(path.ptr, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ssize_t n = fd < 0 ? -1 : write(fd, content.ptr, content.len);
    close(fd);
    return n == (ssize_t)content.len ? DONE : BROKEN;
}

enum status leak_proof(struct leak_fill *f, int64_t claim, int64_t stance, enum evidence_visibility visibility, bool link)
{
    struct evidence e;
    shape_clear(&evidence_shape, &e);
    e.jurisdiction = f->h->here;
    e.commitment = f->h->m.published.commitment;
    e.claim = claim;
    e.verdict = stance;
    e.kind = link ? EVIDENCE_LINK : EVIDENCE_IS_FILE;
    if (link) {
        e.url = str_fmt(f->mem, "https://ejemplo.ec/%s", f->word);
        e.link_state = LINK_UNCHECKED;
    } else {
        TRY(leak_file(f));
        e.file_name = str_fmt(f->mem, "%s.txt", f->word);
        e.file = f->file;
    }
    e.description = leak_told(f, "qué demuestra");
    e.visibility = (int)visibility;
    if (visibility == EVIDENCE_HIDDEN && stance == NONE)
        e.ground = STR("Artículo 17 de la ley de la materia");
    e.added_by = NONE;
    e.added_at = instant_now();
    TRY(record_add(f->db, &evidence_shape, &e));
    leak_address(f->h, "/:jurisdiction/prueba/:id", str_fmt(f->mem, "/ceibos/prueba/%lld", (long long)e.id));
    return DONE;
}

/* Milestones 1.1 to 1.3 in turn, so that each state stands on a page. */
enum status leak_claim(struct leak_fill *f, int at, int64_t report, enum claim_state state, int64_t *ret)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = f->h->milestones[at];
    c.report = report;
    c.kind = CLAIM_DELIVERED;
    c.delivered_on = leak_ago(f, 1);
    c.delay_cause = DELAY_FUNDING;
    c.forecast_on = (struct day){f->today.n + 40};
    c.text = leak_told(f, "qué se hizo");
    c.next_step = leak_told(f, "siguiente paso");
    c.state = (int)state;
    c.channel = CHANNEL_FORM;
    c.sent_on = f->today;
    c.sent_at = instant_now();
    if (state == CLAIM_RETURNED || state == CLAIM_ACCEPTED) {
        c.checked_on = f->today;
        c.checked_at = instant_now();
    }
    if (state == CLAIM_RETURNED)
        c.return_reason = leak_told(f, "qué falta");
    c.sent_by = f->h->m.people[V_FOCAL_OWN];
    c.checked_by = day_known(c.checked_on) ? f->h->m.people[V_DIRECTORATE] : NONE;
    TRY(record_add(f->db, &claim_shape, &c));
    leak_address(f->h, CLAIM_PATTERN, str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/hito/1.%d/reporte/%lld", at + 1, (long long)c.id));
    TRY(leak_proof(f, c.id, NONE, EVIDENCE_PUBLIC, false));
    TRY(leak_proof(f, c.id, NONE, EVIDENCE_PUBLIC, true));
    *ret = c.id;
    return DONE;
}

/* The workbook that waits to be accepted. */
static enum status book_put(struct leak_fill *f, int64_t report)
{
    struct report_book b;
    shape_clear(&report_book_shape, &b);
    b.report = report;
    b.revision_of = 1;
    b.file_name = str_fmt(f->mem, "%s.xlsx", f->word);
    b.remarks = leak_told(f, "aviso");
    b.added_by = f->h->m.people[V_FOCAL_OWN];
    b.added_at = instant_now();
    return record_add(f->db, &report_book_shape, &b);
}

enum status leak_report(struct leak_fill *f, enum secret_thing what, enum report_state state, enum claim_state line)
{
    struct report r;
    int64_t claim;
    f->word = secret_kinds[what].word;
    shape_clear(&report_shape, &r);
    r.period = f->h->periods[what];
    r.institution = f->h->institution;
    r.state = (int)state;
    r.channel = CHANNEL_WORKBOOK;
    r.saves = 1;
    r.entered_by = f->h->m.people[V_FOCAL_OWN];
    r.note = leak_told(f, "nota");
    r.authorised_name = str_fmt(f->mem, "Persona %s", f->word);
    r.authorised_post = str_fmt(f->mem, "Cargo %s", f->word);
    r.authorised_letter = str_fmt(f->mem, "OF-%s", f->word);
    bool sent = state >= REPORT_SENT || what == S_REDRAFT;
    r.authorised_on = state >= REPORT_AUTHORISED ? f->today : DAY_NONE;
    r.sent_on = sent ? f->today : DAY_NONE;
    r.sent_at = sent ? instant_now() : INSTANT_NONE;
    r.sent_by = sent ? f->h->m.people[V_FOCAL_OWN] : NONE;
    if (state == REPORT_RETURNED || state == REPORT_ACCEPTED) {
        r.checked_on = f->today;
        r.checked_by = f->h->m.people[V_DIRECTORATE];
    }
    if (state == REPORT_RETURNED)
        r.return_reason = leak_told(f, "por qué se devuelve");
    TRY(record_add(f->db, &report_shape, &r));
    if (what == S_DRAFT)
        TRY(book_put(f, r.id));
    for (int at = 0; at < 3; at++)
        TRY(leak_claim(f, at, r.id, line, &claim));
    return leak_proof(f, claim, NONE, EVIDENCE_HIDDEN, false);
}

enum status leak_reports_silent(struct leak_fill *f)
{
    TRY(leak_report(f, S_DRAFT, REPORT_DRAFT, CLAIM_DRAFT));
    TRY(leak_report(f, S_AUTHORISED, REPORT_AUTHORISED, CLAIM_DRAFT));
    TRY(leak_report(f, S_SENT, REPORT_SENT, CLAIM_SENT));
    TRY(leak_report(f, S_RETURNED, REPORT_RETURNED, CLAIM_RETURNED));
    return leak_report(f, S_REDRAFT, REPORT_DRAFT, CLAIM_DRAFT);
}

enum status leak_claims_silent(struct leak_fill *f)
{
    int64_t claim;
    f->word = secret_kinds[S_OWN_RETURNED].word;
    TRY(leak_claim(f, 1, NONE, CLAIM_RETURNED, &claim));
    f->word = secret_kinds[S_OWN_SENT].word;
    TRY(leak_claim(f, 1, NONE, CLAIM_SENT, &claim));
    f->word = secret_kinds[S_VERDICT].word;
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = claim;
    v.institution = f->h->institution;
    v.person = f->h->m.people[V_COUNTERPART_OWN];
    v.kind = VERDICT_DISPUTES;
    v.reasons = leak_told(f, "razones");
    v.reply = leak_told(f, "réplica");
    v.given_on = v.replied_on = f->today;
    v.given_at = instant_now();
    TRY(record_add(f->db, &verdict_shape, &v));
    leak_address(f->h, CLAIM_PATTERN "/pronunciamiento/:verdict",
                str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/hito/1.2/reporte/%lld/pronunciamiento/%lld", (long long)claim, (long long)v.id));
    struct commitment_verdict s;
    f->word = secret_kinds[S_STANCE].word;
    shape_clear(&commitment_verdict_shape, &s);
    s.commitment = f->h->m.published.commitment;
    s.period = f->h->periods[S_SENT];
    s.institution = f->h->institution;
    s.person = f->h->m.people[V_COUNTERPART_OWN];
    s.kind = STANCE_DISPUTES;
    s.reasons = leak_told(f, "razones");
    s.reply = leak_told(f, "réplica");
    s.given_on = s.replied_on = f->today;
    s.given_at = instant_now();
    TRY(record_add(f->db, &commitment_verdict_shape, &s));
    leak_address(f->h, COMMITMENT_PATTERN "/pronunciamiento/:stance",
                str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/pronunciamiento/%lld", (long long)s.id));
    return leak_proof(f, NONE, s.id, EVIDENCE_HIDDEN, false);
}
