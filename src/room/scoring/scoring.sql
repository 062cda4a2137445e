-- SPDX-License-Identifier: EUPL-1.2
-- name: criteria_set_by_number -> criteria_set
SELECT {columns}
  FROM criteria_set
 WHERE jurisdiction = $1 AND number = $2;

-- name: criteria_of_set -> criterion
SELECT {columns}
  FROM criterion
 WHERE criteria_set = $1
 ORDER BY CASE family WHEN 'inclusion' THEN 1 WHEN 'viabilidad' THEN 2 ELSE 3 END, position, id;

-- name: scoring_round_numbered -> scoring_round
SELECT {columns}
  FROM scoring_round
 WHERE cocreation = $1 AND number = $2;

-- name: scoring_rounds_of -> scoring_round
SELECT {columns}
  FROM scoring_round
 WHERE cocreation = $1
 ORDER BY number;

-- How many values a closed round has; and they, by proposal, evaluator and criterion.
-- name: round_cards_count
SELECT count(*) AS n
  FROM scoring_assignment a
  JOIN scorecard_line l ON l.assignment = a.id
 WHERE a.round = $1 AND a.state = 'entregada';

-- name: round_cards -> card_value
SELECT p.id AS proposal, p.number AS proposal_number, e.number AS evaluator, c.code AS criterion, l.value, l.reason
  FROM scoring_assignment a
  JOIN round_evaluator e ON e.round = a.round AND e.person = a.person
  JOIN proposal p ON p.id = a.proposal
  JOIN scorecard_line l ON l.assignment = a.id
  JOIN criterion c ON c.id = l.criterion
 WHERE a.round = $1 AND a.state = 'entregada'
 ORDER BY p.number, e.number, CASE c.family WHEN 'inclusion' THEN 1 WHEN 'viabilidad' THEN 2 ELSE 3 END, c.position, c.id;

-- name: round_values -> card_value
SELECT p.id AS proposal, p.number AS proposal_number, e.number AS evaluator, c.code AS criterion, l.value
  FROM scoring_assignment a
  JOIN round_evaluator e ON e.round = a.round AND e.person = a.person
  JOIN proposal p ON p.id = a.proposal
  JOIN scorecard_line l ON l.assignment = a.id
  JOIN criterion c ON c.id = l.criterion
 WHERE a.round = $1 AND a.state = 'entregada'
 ORDER BY p.number, e.number, CASE c.family WHEN 'inclusion' THEN 1 WHEN 'viabilidad' THEN 2 ELSE 3 END, c.position, c.id;
