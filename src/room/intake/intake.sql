-- SPDX-License-Identifier: EUPL-1.2
-- name: intake_by_token -> intake_draft
SELECT {columns}
  FROM intake_draft
 WHERE token_hash = $1 AND cocreation = $2;

-- name: intake_answers -> intake_answer
SELECT {columns}
  FROM intake_answer
 WHERE draft = $1
 ORDER BY id;

-- name: intake_add
INSERT INTO intake_draft (cocreation, form, token_hash, person, origin, roundtable, session, carried_from, typed_by, started_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: intake_put
INSERT INTO intake_answer (draft, code, text)
VALUES ($1, $2, $3)
    ON CONFLICT (draft, code) DO UPDATE SET text = excluded.text;

-- name: intake_sent
UPDATE intake_draft SET proposal = $2, code_sealed = $3, expires_at = $4 WHERE id = $1;

-- name: intake_answers_drop
DELETE FROM intake_answer WHERE draft = $1;

-- name: intake_over
SELECT count(*) AS n FROM intake_draft WHERE expires_at < $1;

-- name: intake_answers_over
DELETE FROM intake_answer
 WHERE draft IN (SELECT id FROM intake_draft WHERE expires_at < $1);

-- name: intake_drop_over
DELETE FROM intake_draft WHERE expires_at < $1;

-- How many an author sent to the process, and how many of them that day.
-- name: intake_of_author
SELECT count(*) AS n
  FROM proposal
 WHERE cocreation = $1 AND (writer = $2 OR person = $3) AND received_on >= $4 AND typed_by IS NULL;

-- name: intake_same -> proposal
SELECT {columns}
  FROM proposal
 WHERE cocreation = $1 AND text_hash = $2 AND (writer = $3 OR person = $4) AND state <> 'retirada'
 ORDER BY id;

-- Commitments of published plans of the jurisdiction other than the one being made.
-- name: intake_sources -> intake_source
SELECT c.id, p.number AS plan, c.number, coalesce(c.short_title, c.title) AS title
  FROM commitment c
  JOIN plan p ON p.id = c.plan
 WHERE p.jurisdiction = $1 AND p.id <> $2 AND p.state <> 'borrador'
 ORDER BY p.number DESC, c.id
 LIMIT 300;
