-- SPDX-License-Identifier: EUPL-1.2
-- name: proposal_by_number -> proposal
SELECT {columns}
  FROM proposal
 WHERE cocreation = $1 AND number = $2;

-- name: proposal_by_source -> proposal
SELECT {columns}
  FROM proposal
 WHERE cocreation = $1 AND source_key = $2;

-- name: proposal_next
SELECT coalesce(max(number), 0) + 1 AS n
  FROM proposal
 WHERE cocreation = $1;

-- name: proposal_where -> proposal_where
SELECT j.code AS jurisdiction_code, c.number AS process
  FROM cocreation c
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE c.id = $1;

-- name: proposal_texts -> proposal_text
SELECT {columns}
  FROM proposal_text
 WHERE proposal = $1
 ORDER BY id;

-- name: proposal_form_current -> proposal_form
SELECT {columns}
  FROM proposal_form
 WHERE jurisdiction = $1 AND state = 'vigente'
 ORDER BY number DESC;

-- name: proposal_form_next
SELECT coalesce(max(number), 0) + 1 AS n
  FROM proposal_form
 WHERE jurisdiction = $1;

-- name: proposal_questions -> proposal_question
SELECT {columns}
  FROM proposal_question
 WHERE form = $1
 ORDER BY position, id;
