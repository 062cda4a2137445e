-- SPDX-License-Identifier: EUPL-1.2
-- name: search_cursor_get
SELECT seq
  FROM search_cursor
 WHERE id = 1;

-- name: search_cursor_set
UPDATE search_cursor
   SET seq = $1
 WHERE id = 1;

-- name: search_log_after -> search_change
SELECT seq, record_table AS record, record_id
  FROM log_entry
 WHERE seq > $1
 ORDER BY seq
 LIMIT $2;

-- name: search_log_last
SELECT coalesce(max(seq), -1) AS n
  FROM log_entry;

-- name: search_shipped -> search_change
SELECT -1 AS seq, 'topic' AS record, id AS record_id
  FROM topic
 ORDER BY id;

-- name: search_source_one -> search_source
SELECT {columns}
  FROM search_source
 WHERE record = $1 AND record_id = $2;

-- What a plan holds: its state decides who finds it, its number is in the addresses.
-- name: search_source_of_plan -> search_source
SELECT {columns}
  FROM search_source
 WHERE plan = $1
 ORDER BY record, record_id;

-- name: search_source_of_commitment -> search_source
SELECT {columns}
  FROM search_source
 WHERE commitment = $1
 ORDER BY record, record_id;

-- Proposals that everybody may read; the number of the process stands where a plan's does.
-- name: search_source_of_proposal -> search_source
SELECT 'proposal' AS record, p.id AS record_id, c.jurisdiction AS jurisdiction, j.code AS jurisdiction_code, 1 AS published,
       c.number AS plan_number, NULL AS commitment_number, NULL AS milestone_number, CAST(p.number AS TEXT) AS code,
       p.title AS title, '' AS body
  FROM proposal p
  JOIN cocreation c ON c.id = p.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE p.id = $1 AND p.public_on IS NOT NULL AND p.state <> 'retirada' AND p.state <> 'sin-confirmar'
   AND c.state <> 'preparacion' AND c.activated_on IS NOT NULL;

-- Indicators with a sheet in force, of plans that everybody may read or of none.
-- name: search_source_of_indicator -> search_source
SELECT 'indicator' AS record, i.id AS record_id, i.jurisdiction AS jurisdiction, j.code AS jurisdiction_code, 1 AS published,
       NULL AS plan_number, NULL AS commitment_number, NULL AS milestone_number, i.code AS code, v.name AS title,
       coalesce(v.definition, '') || ' ' || coalesce(v.justification, '') || ' ' || v.unit || ' ' || coalesce(v.numerator, '') || ' ' ||
       coalesce(v.denominator, '') AS body
  FROM indicator i
  JOIN indicator_version v ON v.indicator = i.id AND v.state = 'vigente'
  JOIN jurisdiction j ON j.id = i.jurisdiction
  LEFT JOIN plan p ON p.id = i.plan
 WHERE i.id = $1 AND i.state <> 'borrador' AND (p.state IS NULL OR p.state IN ('publicado', 'cerrado'));

-- name: search_indicators_of_plan -> search_change
SELECT -1 AS seq, 'indicator' AS record, id AS record_id
  FROM indicator
 WHERE plan = $1
 ORDER BY id;

-- name: search_indicator_of_sheet
SELECT indicator
  FROM indicator_version
 WHERE id = $1;

-- name: search_proposals_of_process -> search_change
SELECT -1 AS seq, 'proposal' AS record, id AS record_id
  FROM proposal
 WHERE cocreation = $1
 ORDER BY id;

-- name: search_words_of_proposal -> search_words
SELECT x.text
  FROM proposal_text x
  JOIN proposal_question q ON q.id = x.question
 WHERE x.proposal = $1
 ORDER BY q.position, q.id;

-- Its proofs can be found from the day it is public.
-- name: search_source_of_claim -> search_source
SELECT {columns s}
  FROM search_source s
  JOIN evidence e ON e.id = s.record_id
 WHERE s.record = 'evidence' AND e.claim = $1
 ORDER BY s.record_id;

-- name: search_put
INSERT INTO search_document (record, record_id, jurisdiction, published, weight, title, path, body, tokens)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (record, record_id) DO UPDATE
   SET jurisdiction = excluded.jurisdiction, published = excluded.published, weight = excluded.weight,
       title = excluded.title, path = excluded.path, body = excluded.body, tokens = excluded.tokens;

-- name: search_drop
DELETE FROM search_document
 WHERE record = $1 AND record_id = $2;

-- Those of withdrawn plans leave with their plan.
-- name: search_drop_lost
DELETE FROM search_document
 WHERE record IN ('plan', 'commitment', 'milestone', 'plan_document', 'evidence')
   AND NOT EXISTS (SELECT 1 FROM search_source s
                    WHERE s.record = search_document.record AND s.record_id = search_document.record_id);

-- name: search_find -> search_hit
-- only: sqlite
SELECT d.record, d.record_id, d.jurisdiction, d.published, d.weight, d.title, d.path, d.body
  FROM search_index
  JOIN search_document d ON d.id = search_index.rowid
 WHERE search_index MATCH $1 AND (d.published = 1 OR $2 = 1) AND (d.jurisdiction = $3 OR $3 = 0)
   AND NOT EXISTS (SELECT 1 FROM jurisdiction j WHERE j.id = d.jurisdiction AND j.practice = 1)
 ORDER BY d.weight, d.record, d.record_id
 LIMIT 500;
-- only: postgres
SELECT d.record, d.record_id, d.jurisdiction, d.published, d.weight, d.title, d.path, d.body
  FROM search_document d
 WHERE array_to_tsvector(string_to_array(d.tokens, ' ')) @@ CAST($1 AS tsquery)
   AND (d.published = 1 OR $2 = 1) AND (d.jurisdiction = $3 OR $3 = 0)
   AND NOT EXISTS (SELECT 1 FROM jurisdiction j WHERE j.id = d.jurisdiction AND j.practice = 1)
 ORDER BY d.weight, d.record, d.record_id
 LIMIT 500;
-- both
