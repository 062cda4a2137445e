-- SPDX-License-Identifier: EUPL-1.2
-- name: report_of -> report
SELECT {columns}
  FROM report
 WHERE period = $1 AND institution = $2;

-- name: reports_of_period -> report
SELECT {columns}
  FROM report
 WHERE period = $1
 ORDER BY id;

-- The reports of an institution in the plans of a jurisdiction, with where they are.
-- name: reports_of_institution -> report_row
SELECT r.id, r.state, r.channel, r.sent_on, r.published_on, p.number AS period_number, p.starts_on, p.cut_on, p.due_on,
       p.closes_on, pl.number AS plan_number, pl.id AS plan
  FROM period p
  JOIN plan pl ON pl.id = p.plan
  LEFT JOIN report r ON r.period = p.id AND r.institution = $2
 WHERE pl.jurisdiction = $1 AND pl.state <> 'borrador' AND p.opens_on <= $3
 ORDER BY pl.number DESC, p.number DESC;

-- The last sent report before a period, for who authorises.
-- name: report_before -> report
SELECT {columns r}
  FROM report r
  JOIN period p ON p.id = r.period
 WHERE r.institution = $1 AND p.plan = $2 AND p.number < $3 AND r.sent_on IS NOT NULL
 ORDER BY p.number DESC
 LIMIT 1;

-- name: report_duties -> milestone
SELECT {columns m}, c.number AS commitment_number, coalesce(c.short_title, c.title) AS commitment_title,
       coalesce(m.institution, l.institution) AS responsible
  FROM milestone m
  JOIN commitment c ON c.id = m.commitment
  LEFT JOIN commitment_institution l
         ON l.id = (SELECT min(x.id) FROM commitment_institution x
                     WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
 WHERE c.plan = $1 AND m.state = 'vigente' AND c.state = 'vigente'
 ORDER BY c.position, c.id, m.position, m.id;

-- Of drafts only those of the report at hand.
-- name: report_claims -> claim
SELECT {columns cl},
       (SELECT count(*) FROM evidence e
         WHERE e.claim = cl.id AND e.withdrawn_at IS NULL AND e.kind = 'archivo') AS file_count,
       (SELECT count(*) FROM evidence e
         WHERE e.claim = cl.id AND e.withdrawn_at IS NULL AND e.kind = 'enlace'
           AND (e.link_state IS NULL OR e.link_state <> 'no-existe' OR e.copy IS NOT NULL)) AS link_count
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
 WHERE c.plan = $1 AND (cl.state <> 'borrador' OR cl.report = $2)
 ORDER BY cl.sent_at, cl.id;

-- name: report_verdicts -> verdict
SELECT {columns v}
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
 WHERE c.plan = $1 AND v.closed_on IS NULL
 ORDER BY v.given_at, v.id;

-- The roles of a person in a plan on a day.
-- name: report_people -> report_person
SELECT cp.commitment, cp.role, cp.institution
  FROM commitment_person cp
  JOIN commitment c ON c.id = cp.commitment
 WHERE c.plan = $1 AND cp.person = $2 AND cp.from_on <= $3 AND (cp.until_on IS NULL OR cp.until_on >= $3);

-- name: report_letters -> letter
SELECT {columns}
  FROM letter
 WHERE jurisdiction = $1 AND direction = 'entrada' AND withdrawn_on IS NULL
 ORDER BY dated_on DESC, id DESC
 LIMIT 500;

-- Lines that are not public yet, drafts and returned ones apart.
-- name: report_unpublished
SELECT count(*) AS n
  FROM claim
 WHERE report = $1 AND state IN ('enviado', 'aceptado', 'corregido') AND public_on IS NULL;

-- name: report_public_since
SELECT count(*) AS n
  FROM claim
 WHERE report = $1 AND public_on IS NOT NULL;

-- What waits for the program: accepted and public, or published in a locked period.
-- name: reports_to_settle -> report_due
SELECT r.id, j.utc_offset_s
  FROM report r
  JOIN period p ON p.id = r.period
  JOIN plan pl ON pl.id = p.plan
  JOIN jurisdiction j ON j.id = pl.jurisdiction
 WHERE (r.state = 'aceptado'
        AND NOT EXISTS (SELECT 1 FROM claim c
                         WHERE c.report = r.id AND c.state IN ('enviado', 'aceptado', 'corregido') AND c.public_on IS NULL))
    OR (p.locked_on IS NOT NULL
        AND (r.state = 'publicado' OR (r.published_on IS NOT NULL AND r.state IN ('devuelto', 'autorizado'))))
 ORDER BY r.id
 LIMIT 500;

-- What waits for people: the periods open on a day ($2) or past, of plans where the person is focal point.
-- $3: one practice, whose day is its own; 0: all that is not practice.
-- name: report_wait_own -> report_wait
SELECT DISTINCT p.id AS period, p.number AS period_number, p.due_on, p.opens_on, p.locked_on, pl.id AS plan, pl.number AS plan_number, j.id AS jurisdiction,
       j.code AS jurisdiction_code
  FROM commitment_person cp
  JOIN commitment c ON c.id = cp.commitment
  JOIN plan pl ON pl.id = c.plan
  JOIN jurisdiction j ON j.id = pl.jurisdiction
  JOIN period p ON p.plan = pl.id
 WHERE cp.person = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
   AND ((j.practice = 0 AND $3 = 0) OR j.id = $3)
   AND pl.tracking = 'seguimiento' AND pl.state = 'publicado' AND p.opens_on <= $2
   AND ((p.locked_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM period later
                          WHERE later.plan = p.plan AND later.number > p.number AND later.opens_on <= $2))
        OR EXISTS (SELECT 1 FROM unlocking u
                    WHERE u.period = p.id AND u.state = 'aprobada' AND u.decided_on <= $2 AND u.until_on >= $2))
 ORDER BY p.due_on, p.id;

-- name: report_wait_checks -> report_check_wait
SELECT r.id, i.name AS institution_name, i.code AS institution_code, p.number AS period_number, pl.number AS plan_number,
       j.id AS jurisdiction, j.code AS jurisdiction_code
  FROM report r
  JOIN institution i ON i.id = r.institution
  JOIN period p ON p.id = r.period
  JOIN plan pl ON pl.id = p.plan
  JOIN jurisdiction j ON j.id = pl.jurisdiction
 WHERE r.state = 'enviado'
 ORDER BY r.sent_at, r.id
 LIMIT 200;

-- name: reports_data
SELECT j.code AS jurisdiction, pl.number AS plan, p.number AS period, i.code AS institution,
       CASE WHEN r.state IN ('publicado', 'bloqueado') THEN r.state ELSE 'publicado' END AS state, r.channel,
       CASE WHEN r.state IN ('publicado', 'bloqueado') THEN r.authorised_name ELSE r.shown_name END AS authorised_name,
       CASE WHEN r.state IN ('publicado', 'bloqueado') THEN r.authorised_post ELSE r.shown_post END AS authorised_post,
       CASE WHEN r.state IN ('publicado', 'bloqueado') THEN r.authorised_letter ELSE r.shown_letter END AS authorised_letter,
       r.sent_on, p.due_on, r.checked_on, r.published_on,
       CASE WHEN r.state IN ('publicado', 'bloqueado') THEN r.note ELSE r.shown_note END AS note, r.changed_at
  FROM report r
  JOIN period p ON p.id = r.period
  JOIN plan pl ON pl.id = p.plan
  JOIN jurisdiction j ON j.id = pl.jurisdiction
  JOIN institution i ON i.id = r.institution
 WHERE pl.jurisdiction = $1 AND pl.state <> 'borrador' AND r.published_on IS NOT NULL
 ORDER BY pl.number, p.number, i.code;

-- The workbook that waits.
-- name: report_book_of -> report_book
SELECT {columns}
  FROM report_book
 WHERE report = $1
 ORDER BY id DESC
 LIMIT 1;

-- name: report_book_lines -> report_book_line
SELECT {columns}
  FROM report_book_line
 WHERE book = $1
 ORDER BY number, id;

-- Rows of a book are no records: they go when it is accepted or dropped, and tell the log nothing.
-- name: report_book_line_put
INSERT INTO report_book_line (book, number, key, answer, cause, text, next_step, forecast, delivered, link)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: report_book_lines_drop
DELETE FROM report_book_line
 WHERE book = $1;

-- name: report_draft_of
SELECT max(id) AS id
  FROM claim
 WHERE report = $1 AND milestone = $2 AND coalesce(part, 0) = coalesce($3, 0) AND state = 'borrador'
HAVING max(id) IS NOT NULL;

-- What was accepted of the periods before one, by all: what everybody may know.
-- name: reports_before -> report
SELECT {columns r}
  FROM report r
  JOIN period p ON p.id = r.period
 WHERE p.plan = $1 AND p.number < $2 AND (r.state = 'aceptado' OR r.published_on IS NOT NULL)
 ORDER BY p.number, r.id;

-- Of a reopened report: what was being corrected and never sent, or was returned.
-- name: report_unsent -> claim
SELECT {columns}
  FROM claim
 WHERE report = $1 AND state IN ('borrador', 'devuelto') AND public_on IS NULL
 ORDER BY id;
