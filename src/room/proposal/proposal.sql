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

-- Those that everybody may read; the words of one withdrawn stay in its own page only if it was answered.
-- name: proposals_list -> proposal_row
SELECT c.number AS process, p.number, CASE WHEN p.state = 'retirada' THEN NULL ELSE p.title END AS title, p.state, p.origin,
       t.number AS table_number, t.name AS table_name, CASE WHEN p.state = 'retirada' THEN NULL ELSE p.name END AS name,
       i.name AS institution_name, p.sector, p.received_on, p.reason, p.text_hash, q.total
  FROM (SELECT p.id, p.number * $10 % $11 AS spot, p.number, count(*) OVER () AS total
          FROM proposal p
         WHERE p.cocreation = $1 AND p.public_on IS NOT NULL
           AND (p.state = $2 OR $2 IS NULL)
           AND (p.origin = $3 OR $3 IS NULL)
           AND (p.roundtable = (SELECT t.id FROM roundtable t WHERE t.cocreation = $1 AND t.number = $4) OR $4 IS NULL)
           AND (EXISTS (SELECT 1 FROM proposal_territory pt JOIN territory d ON d.id = pt.territory
                         WHERE pt.proposal = p.id AND d.code = $5) OR $5 IS NULL)
           AND (CAST($6 AS TEXT) IS NULL OR ' ' || p.search LIKE $6)
           AND (CAST($7 AS TEXT) IS NULL OR ' ' || p.search LIKE $7)
           AND (CAST($8 AS TEXT) IS NULL OR ' ' || p.search LIKE $8)
           AND (CAST($9 AS TEXT) IS NULL OR ' ' || p.search LIKE $9)
           AND (CAST($6 AS TEXT) IS NULL OR p.state <> 'retirada')
         ORDER BY p.number * $10 % $11, p.number
         LIMIT $12 OFFSET $13) q
  JOIN proposal p ON p.id = q.id
  JOIN cocreation c ON c.id = p.cocreation
  LEFT JOIN roundtable t ON t.id = p.roundtable
  LEFT JOIN institution i ON i.id = p.institution
 ORDER BY q.spot, q.number;

-- name: proposals_public -> proposal_row
SELECT c.number AS process, p.number, CASE WHEN p.state = 'retirada' THEN NULL ELSE p.title END AS title, p.state, p.origin,
       t.number AS table_number, t.name AS table_name, CASE WHEN p.state = 'retirada' THEN NULL ELSE p.name END AS name,
       i.name AS institution_name, p.sector, p.received_on, p.reason, p.text_hash, 0 AS total
  FROM proposal p
  JOIN cocreation c ON c.id = p.cocreation
  LEFT JOIN roundtable t ON t.id = p.roundtable
  LEFT JOIN institution i ON i.id = p.institution
 WHERE c.jurisdiction = $1 AND c.state <> 'preparacion' AND c.activated_on IS NOT NULL AND p.public_on IS NOT NULL
 ORDER BY c.number, p.number;

-- name: proposal_words_public -> proposal_word_row
SELECT c.number AS process, p.number, q.code AS question, q.label, x.text
  FROM proposal p
  JOIN cocreation c ON c.id = p.cocreation
  JOIN proposal_text x ON x.proposal = p.id
  JOIN proposal_question q ON q.id = x.question
 WHERE c.jurisdiction = $1 AND c.state <> 'preparacion' AND c.activated_on IS NOT NULL AND p.public_on IS NOT NULL
   AND p.state <> 'retirada'
 ORDER BY c.number, p.number, q.position;

-- name: proposals_of_table -> proposal_row
SELECT c.number AS process, p.number, CASE WHEN p.state = 'retirada' THEN NULL ELSE p.title END AS title, p.state, p.origin,
       t.number AS table_number, t.name AS table_name, CASE WHEN p.state = 'retirada' THEN NULL ELSE p.name END AS name,
       i.name AS institution_name, p.sector, p.received_on, p.reason, p.text_hash, count(*) OVER () AS total
  FROM proposal p
  JOIN cocreation c ON c.id = p.cocreation
  JOIN roundtable t ON t.id = p.roundtable
  LEFT JOIN institution i ON i.id = p.institution
 WHERE p.roundtable = $1 AND p.public_on IS NOT NULL
 ORDER BY p.number
 LIMIT 200;

-- Waiting to be checked, oldest first.
-- name: proposals_unchecked -> proposal_row
SELECT c.number AS process, p.number, p.title, p.state, p.origin,
       t.number AS table_number, t.name AS table_name, p.name, i.name AS institution_name, p.sector, p.received_on, p.reason,
       p.text_hash, count(*) OVER () AS total
  FROM proposal p
  JOIN cocreation c ON c.id = p.cocreation
  LEFT JOIN roundtable t ON t.id = p.roundtable
  LEFT JOIN institution i ON i.id = p.institution
 WHERE p.cocreation = $1 AND p.state = 'recibida' AND p.received_on <= $2
 ORDER BY p.received_on, p.number
 LIMIT $3;

-- name: proposal_counts -> proposal_count
SELECT state, count(*) AS n
  FROM proposal
 WHERE cocreation = $1 AND public_on IS NOT NULL
 GROUP BY state
 ORDER BY state;

-- name: proposal_facts -> proposal_facts
SELECT t.number AS table_number, t.name AS table_name, i.name AS institution_name, l.number AS carried_plan,
       k.number AS carried_number, coalesce(k.short_title, k.title) AS carried_title,
       (SELECT count(*) FROM response a WHERE a.proposal = p.id AND a.published_on IS NOT NULL) AS answered
  FROM proposal p
  LEFT JOIN roundtable t ON t.id = p.roundtable
  LEFT JOIN institution i ON i.id = p.institution
  LEFT JOIN commitment k ON k.id = p.carried_from
  LEFT JOIN plan l ON l.id = k.plan
 WHERE p.id = $1;

-- name: proposal_past -> proposal_past
SELECT m.from_state, m.to_state, m.reason, m.done_on, a.id AS act, a.number AS act_number, NULL AS label, NULL AS text
  FROM proposal_move m
  LEFT JOIN act a ON a.id = m.act
 WHERE m.proposal = $1
 ORDER BY m.id;

-- name: proposal_formers -> proposal_past
SELECT NULL AS from_state, NULL AS to_state, NULL AS reason, f.replaced_on AS done_on, NULL AS act, NULL AS act_number, q.label, f.text
  FROM proposal_former f
  LEFT JOIN proposal_question q ON q.id = f.question
 WHERE f.proposal = $1
 ORDER BY f.id DESC;

-- name: proposal_by_code -> proposal
SELECT {columns}
  FROM proposal
 WHERE code_hash = $1;

-- name: proposals_unconfirmed_over -> proposal
SELECT {columns}
  FROM proposal
 WHERE state = 'sin-confirmar' AND received_at <= $1
 ORDER BY id
 LIMIT 200;

-- name: proposal_texts_drop
DELETE FROM proposal_text WHERE proposal = $1;

-- name: proposal_territories_drop
DELETE FROM proposal_territory WHERE proposal = $1;

-- name: proposal_moves_drop
DELETE FROM proposal_move WHERE proposal = $1;

-- name: proposals_received
SELECT count(*) AS n
  FROM proposal
 WHERE cocreation = $1 AND state = 'recibida';

-- name: proposal_form_by_number -> proposal_form
SELECT {columns}
  FROM proposal_form
 WHERE jurisdiction = $1 AND number = $2;

-- name: proposal_forms_of -> proposal_form
SELECT {columns}
  FROM proposal_form
 WHERE jurisdiction = $1
 ORDER BY number DESC;

-- name: proposal_form_counts -> form_count
SELECT f.number,
       (SELECT count(*) FROM proposal_question q WHERE q.form = f.id) AS questions,
       (SELECT count(*) FROM proposal p WHERE p.form = f.id AND p.public_on IS NOT NULL) AS proposals
  FROM proposal_form f
 WHERE f.jurisdiction = $1
 ORDER BY f.number DESC;

-- The last ones that everybody may read.
-- name: proposals_latest -> proposal_row
SELECT c.number AS process, p.number, p.title, p.state, p.origin,
       t.number AS table_number, t.name AS table_name, p.name, i.name AS institution_name, p.sector, p.received_on, p.reason,
       p.text_hash, 0 AS total
  FROM proposal p
  JOIN cocreation c ON c.id = p.cocreation
  LEFT JOIN roundtable t ON t.id = p.roundtable
  LEFT JOIN institution i ON i.id = p.institution
 WHERE p.cocreation = $1 AND p.public_on IS NOT NULL AND p.state <> 'retirada'
 ORDER BY p.public_on DESC, p.number DESC
 LIMIT $2;
