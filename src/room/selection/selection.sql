-- SPDX-License-Identifier: EUPL-1.2
-- name: ranking_value_count
SELECT count(*) AS n
  FROM scoring_assignment a
  JOIN scorecard_line l ON l.assignment = a.id
 WHERE a.round = $1 AND a.state = 'entregada';

-- name: ranking_values -> rank_read
SELECT a.proposal, p.number, e.number AS evaluator, l.criterion, l.value
  FROM scoring_assignment a
  JOIN round_evaluator e ON e.round = a.round AND e.person = a.person
  JOIN proposal p ON p.id = a.proposal
  JOIN scorecard_line l ON l.assignment = a.id
 WHERE a.round = $1 AND a.state = 'entregada'
 ORDER BY p.number, e.number, l.criterion;

-- name: ranking_size
SELECT count(*) AS n
  FROM ranking_row
 WHERE round = $1;

-- A page of the ranking, ordered by what is asked; what has no place comes last.
-- name: ranking_page -> ranking_shown
SELECT rr.proposal, rr.place, rr.tied, p.number, p.title, rr.passes, rr.viability_centi, rr.priority_centi, rr.total_centi,
       rr.spread_centi, rr.cards, rr.figures
  FROM ranking_row rr
  JOIN proposal p ON p.id = rr.proposal
 WHERE rr.round = $1
 ORDER BY CASE WHEN $2 = 'numero' THEN p.number END,
          CASE WHEN $2 = 'dispersion' THEN -rr.spread_centi END,
          CASE WHEN rr.place IS NULL THEN 1 ELSE 0 END,
          CASE WHEN $2 = 'viabilidad' THEN -rr.viability_centi WHEN $2 = 'prioridad' THEN -rr.priority_centi END,
          rr.place, p.number
 LIMIT $3 OFFSET $4;

-- name: ranking_of_proposal -> ranking_row
SELECT {columns rr}, r.number AS round_number, r.name AS round_name,
       (SELECT count(*) FROM ranking_row x WHERE x.round = rr.round AND x.passes = 1) AS ranked
  FROM ranking_row rr
  JOIN scoring_round r ON r.id = rr.round
 WHERE rr.proposal = $1 AND r.state = 'cerrada'
 ORDER BY r.number DESC;

-- name: selections_of -> selection
SELECT {columns}
  FROM selection
 WHERE cocreation = $1 AND (state = 'firme' OR $2 = 1)
 ORDER BY number DESC;

-- name: selection_by_number -> selection
SELECT {columns}
  FROM selection
 WHERE cocreation = $1 AND number = $2;

-- name: selection_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM selection
 WHERE cocreation = $1;

-- name: selection_items -> selection_shown
SELECT i.id, i.proposal, rr.place, rr.tied, p.number, p.title, rr.total_centi, p.state, i.chosen, i.departs, i.reason
  FROM selection_item i
  JOIN selection s ON s.id = i.selection
  JOIN proposal p ON p.id = i.proposal
  LEFT JOIN ranking_row rr ON rr.round = s.round AND rr.proposal = i.proposal
 WHERE i.selection = $1
 ORDER BY CASE WHEN rr.place IS NULL THEN 1 ELSE 0 END, rr.place, p.number;

-- What a firm selection decided of a proposal.
-- name: selection_deciding -> selection_item
SELECT {columns i}
  FROM selection_item i
  JOIN selection s ON s.id = i.selection
 WHERE i.proposal = $1 AND s.state = 'firme'
 ORDER BY s.number DESC;

-- Closed rounds whose ranking no firm selection followed.
-- name: rounds_unselected -> scoring_round
SELECT {columns r}
  FROM scoring_round r
 WHERE r.cocreation = $1 AND r.state = 'cerrada'
   AND NOT EXISTS (SELECT 1 FROM selection s WHERE s.round = r.id AND s.state = 'firme')
 ORDER BY r.number;

-- For the check: closed rounds of everywhere.
-- name: rounds_closed -> scoring_round
SELECT {columns}
  FROM scoring_round
 WHERE state = 'cerrada'
 ORDER BY id;

-- name: ranking_rows -> ranking_row
SELECT {columns}
  FROM ranking_row
 WHERE round = $1
 ORDER BY proposal;

-- Waits for the directorate: closed rounds without a firm selection in processes that go on.
-- name: selection_waits -> selection_wait
SELECT c.jurisdiction, j.code AS jurisdiction_code, c.number AS process, c.name, r.number AS round
  FROM scoring_round r
  JOIN cocreation c ON c.id = r.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE r.state = 'cerrada' AND c.state = 'activa'
   AND NOT EXISTS (SELECT 1 FROM selection s WHERE s.round = r.id AND s.state = 'firme')
 ORDER BY c.id, r.number;

-- The selections of a jurisdiction as open data.
-- name: selection_data -> selection_datum
SELECT c.number AS process, s.number AS selection, s.decided_on, p.number, p.title, rr.place, rr.total_centi, i.chosen, i.departs, i.reason
  FROM selection s
  JOIN cocreation c ON c.id = s.cocreation
  JOIN selection_item i ON i.selection = s.id
  JOIN proposal p ON p.id = i.proposal
  LEFT JOIN ranking_row rr ON rr.round = s.round AND rr.proposal = i.proposal
 WHERE c.jurisdiction = $1 AND c.state <> 'preparacion' AND s.state = 'firme'
 ORDER BY c.number, s.number, CASE WHEN rr.place IS NULL THEN 1 ELSE 0 END, rr.place, p.number;
