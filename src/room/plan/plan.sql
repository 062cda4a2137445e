-- SPDX-License-Identifier: EUPL-1.2
-- name: plan_by_number -> plan
SELECT {columns}
  FROM plan
 WHERE jurisdiction = $1 AND number = $2;

-- The plan of an address with whose it is.
-- name: plan_at -> plan
SELECT {columns p}, {columns j jurisdiction}
  FROM jurisdiction j
  JOIN plan p ON p.jurisdiction = j.id
 WHERE j.code = $1 AND p.number = $2;

-- name: plans_of -> plan
SELECT {columns}
  FROM plan
 WHERE jurisdiction = $1 AND (state <> 'borrador' OR $2 = 1)
 ORDER BY number DESC;

-- name: plan_groups -> plan_group
SELECT {columns}
  FROM plan_group
 WHERE plan = $1
 ORDER BY position;

-- name: plan_documents -> plan_document
SELECT {columns}
  FROM plan_document
 WHERE plan = $1
 ORDER BY dated_on, id;

-- name: plan_group_used
SELECT count(*) AS n
  FROM plan_group
 WHERE plan = $1 AND position = $2;

-- name: plan_editions -> plan_edition
SELECT id, plan, number, name, kind, act, published_on, NULL AS snapshot, sha256, note
  FROM plan_edition
 WHERE plan = $1
 ORDER BY number DESC;

-- name: plan_edition_by_number -> plan_edition
SELECT {columns}
  FROM plan_edition
 WHERE plan = $1 AND number = $2;

-- name: record_texts -> record_text
SELECT {columns}
  FROM record_text
 WHERE record = $1 AND record_id = $2 AND language = $3
 ORDER BY field;
