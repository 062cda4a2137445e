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

-- ---- Criteria

-- name: criteria_sets_of -> criteria_set
SELECT {columns}
  FROM criteria_set
 WHERE jurisdiction = $1
 ORDER BY number DESC;

-- name: criteria_set_in_force -> criteria_set
SELECT {columns}
  FROM criteria_set
 WHERE jurisdiction = $1 AND state = 'vigente'
 ORDER BY number DESC
 LIMIT 1;

-- name: criteria_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM criteria_set
 WHERE jurisdiction = $1;

-- name: criteria_anchors_of_set -> criterion_anchor
SELECT {columns a}
  FROM criterion_anchor a
  JOIN criterion c ON c.id = a.criterion
 WHERE c.criteria_set = $1
 ORDER BY a.criterion, a.value;

-- Everything that recomputing needs: a row per value of a scale.
-- name: criteria_data -> criteria_data
SELECT s.number AS version, s.title, s.state, s.algorithm, t.number AS act, s.effective_on, c.family, c.position, c.code, c.name,
       c.question, c.weight_centi, c.low, c.high, c.pass, a.value, a.words
  FROM criteria_set s
  LEFT JOIN act t ON t.id = s.act
  JOIN criterion c ON c.criteria_set = s.id
  LEFT JOIN criterion_anchor a ON a.criterion = c.id
 WHERE s.jurisdiction = $1 AND s.state IN ('vigente', 'reemplazada')
 ORDER BY s.number, CASE c.family WHEN 'inclusion' THEN 1 WHEN 'viabilidad' THEN 2 ELSE 3 END, c.position, c.id, a.value;

-- name: criteria_set_data -> criteria_data
SELECT s.number AS version, s.title, s.state, s.algorithm, t.number AS act, s.effective_on, c.family, c.position, c.code, c.name,
       c.question, c.weight_centi, c.low, c.high, c.pass, a.value, a.words
  FROM criteria_set s
  LEFT JOIN act t ON t.id = s.act
  JOIN criterion c ON c.criteria_set = s.id
  LEFT JOIN criterion_anchor a ON a.criterion = c.id
 WHERE s.id = $1
 ORDER BY CASE c.family WHEN 'inclusion' THEN 1 WHEN 'viabilidad' THEN 2 ELSE 3 END, c.position, c.id, a.value;

-- ---- Rounds

-- name: round_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM scoring_round
 WHERE cocreation = $1;

-- What a new round may take: admitted, or scored before.
-- name: round_choices -> round_choice
SELECT p.id, p.number, p.title, p.state
  FROM proposal p
 WHERE p.cocreation = $1 AND p.state IN ('admisible', 'evaluada')
 ORDER BY p.number;

-- name: round_proposals_of -> round_choice
SELECT p.id, p.number, p.title, p.state
  FROM round_proposal x
  JOIN proposal p ON p.id = x.proposal
 WHERE x.round = $1 AND p.state = 'en-evaluacion'
 ORDER BY p.id;

-- Proposals of a round, by number: how many cards are in and how many people have one. Never who, never what.
-- name: round_progress -> round_progress
SELECT q.id, q.number, CASE WHEN q.state <> 'retirada' THEN q.title END AS title, q.state,
       (SELECT count(*) FROM scoring_assignment a
         WHERE a.round = $1 AND a.proposal = q.id AND a.state = 'entregada') AS submitted,
       (SELECT count(*) FROM scoring_assignment a
         WHERE a.round = $1 AND a.proposal = q.id AND a.state IN ('asignada', 'en-curso', 'entregada')) AS held
  FROM (SELECT p.id, p.number, p.title, p.state
          FROM round_proposal x
          JOIN proposal p ON p.id = x.proposal
         WHERE x.round = $1
         ORDER BY p.number
         LIMIT $2 OFFSET $3) q
 ORDER BY q.number;

-- name: round_totals -> round_totals
WITH held AS (
  SELECT a.proposal, count(*) FILTER (WHERE a.state = 'entregada') AS submitted,
         count(*) FILTER (WHERE a.state <> 'entregada') AS waiting
    FROM scoring_assignment a
   WHERE a.round = $1 AND a.state IN ('asignada', 'en-curso', 'entregada')
   GROUP BY a.proposal
)
SELECT count(*) AS proposals, count(*) FILTER (WHERE p.state = 'en-evaluacion') AS live,
       CAST(coalesce(sum(h.submitted), 0) AS bigint) AS submitted,
       CAST(coalesce(sum(h.waiting) FILTER (WHERE p.state = 'en-evaluacion'), 0) AS bigint) AS waiting,
       count(*) FILTER (WHERE p.state = 'en-evaluacion' AND r.cards_needed > coalesce(h.submitted, 0)) AS incomplete,
       count(*) FILTER (WHERE p.state = 'en-evaluacion' AND r.cards_needed > coalesce(h.submitted, 0) + coalesce(h.waiting, 0)) AS unassigned
  FROM round_proposal x
  JOIN scoring_round r ON r.id = x.round
  JOIN proposal p ON p.id = x.proposal
  LEFT JOIN held h ON h.proposal = x.proposal
 WHERE x.round = $1;

-- People of a round: how many cards each has and how many are in. Never of which proposals.
-- name: round_people -> round_person
SELECT h.id AS person, h.name, count(*) AS held, count(*) FILTER (WHERE a.state = 'entregada') AS submitted,
       (SELECT count(*) FROM grant_role g
         WHERE g.person = h.id AND g.role = 'evaluacion' AND g.jurisdiction = $2 AND g.from_on <= $3
           AND (g.until_on IS NULL OR g.until_on >= $3)) AS still
  FROM scoring_assignment a
  JOIN person h ON h.id = a.person
  JOIN proposal p ON p.id = a.proposal
 WHERE a.round = $1 AND a.state IN ('asignada', 'en-curso', 'entregada') AND p.state IN ('en-evaluacion', 'evaluada')
 GROUP BY h.id, h.name
 ORDER BY h.name, h.id;

-- Who may not score what: who wrote it (or what it was made from), who stands for the same organisation or for the
-- one that would lead, and who had it and left it. $2 is today.
-- name: round_barred -> scoring_pair
WITH RECURSIVE line (proposal, source) AS (
  SELECT x.proposal, x.proposal
    FROM round_proposal x
   WHERE x.round = $1
  UNION
  SELECT l.proposal, k.parent
    FROM line l
    JOIN lineage_link k ON k.child = l.source
    JOIN lineage_deed d ON d.id = k.deed
   WHERE d.undone_on IS NULL
)
SELECT l.proposal, p.person
  FROM line l
  JOIN proposal p ON p.id = l.source
 WHERE p.person IS NOT NULL
UNION
SELECT l.proposal, h.id AS person
  FROM line l
  JOIN proposal p ON p.id = l.source
  JOIN writer w ON w.id = p.writer
  JOIN person h ON h.email_folded = w.email_folded
UNION
SELECT l.proposal, c.person
  FROM line l
  JOIN proposal p ON p.id = l.source
  JOIN commitment_person c ON c.institution = p.institution
 WHERE c.until_on IS NULL OR c.until_on >= $2
UNION
SELECT o.proposal, c.person
  FROM lead_opinion o
  JOIN commitment_person c ON c.institution = o.institution
 WHERE o.round = $1 AND (c.until_on IS NULL OR c.until_on >= $2)
UNION
SELECT a.proposal, a.person
  FROM scoring_assignment a
 WHERE a.round = $1;

-- name: round_held -> scoring_pair
SELECT a.proposal, a.person
  FROM scoring_assignment a
 WHERE a.round = $1 AND a.state IN ('asignada', 'en-curso', 'entregada')
 ORDER BY a.proposal, a.person;

-- Whether somebody may not score a proposal of the round any more: they wrote it, or what it was made from.
-- name: scoring_author
WITH RECURSIVE line (source) AS (
  SELECT x.proposal
    FROM round_proposal x
   WHERE x.round = $1 AND x.proposal = $2
  UNION
  SELECT k.parent
    FROM line l
    JOIN lineage_link k ON k.child = l.source
    JOIN lineage_deed d ON d.id = k.deed
   WHERE d.undone_on IS NULL
)
SELECT count(*) AS n
  FROM line l
  JOIN proposal p ON p.id = l.source
  LEFT JOIN writer w ON w.id = p.writer
  JOIN person h ON h.id = $3
 WHERE p.person = h.id OR w.email_folded = h.email_folded;

-- name: assignments_unsent_of -> scoring_assignment
SELECT {columns}
  FROM scoring_assignment
 WHERE round = $1 AND person = $2 AND state IN ('asignada', 'en-curso')
 ORDER BY id;

-- name: round_scorers -> scoring_pair
SELECT DISTINCT a.round AS proposal, a.person
  FROM scoring_assignment a
 WHERE a.round = $1 AND a.state = 'entregada'
 ORDER BY a.person;

-- ---- The desk: only what is one's own

-- name: desk_queue -> desk_row
SELECT a.id, p.number, p.title, a.state, r.number AS round_number, r.name AS round_name, r.state AS round_state, r.closes_on,
       (SELECT count(*) FROM scorecard_line l WHERE l.assignment = a.id AND l.value IS NOT NULL) AS filled,
       (SELECT count(*) FROM criterion c WHERE c.criteria_set = r.criteria_set) AS criteria
  FROM scoring_assignment a
  JOIN scoring_round r ON r.id = a.round
  JOIN proposal p ON p.id = a.proposal
 WHERE r.cocreation = $1 AND a.person = $2 AND a.state <> 'retirada'
 ORDER BY CASE r.state WHEN 'abierta' THEN 0 ELSE 1 END, r.number DESC,
          CASE a.state WHEN 'en-curso' THEN 0 WHEN 'asignada' THEN 1 WHEN 'entregada' THEN 2 ELSE 3 END, p.number
 LIMIT $3 OFFSET $4;

-- name: desk_counts -> desk_counts
SELECT count(*) FILTER (WHERE r.state = 'abierta' AND a.state IN ('asignada', 'en-curso', 'entregada')) AS held,
       count(*) FILTER (WHERE r.state = 'abierta' AND a.state = 'entregada') AS submitted,
       count(*) AS rows_all
  FROM scoring_assignment a
  JOIN scoring_round r ON r.id = a.round
 WHERE r.cocreation = $1 AND a.person = $2 AND a.state <> 'retirada';

-- The card of a person for a proposal: of the newest round.
-- name: desk_card -> scoring_assignment
SELECT {columns a}
  FROM scoring_assignment a
  JOIN scoring_round r ON r.id = a.round
 WHERE a.proposal = $1 AND a.person = $2 AND a.state <> 'retirada' AND r.state IN ('abierta', 'cerrada')
 ORDER BY r.number DESC
 LIMIT 1;

-- The next that is not handed in, after this proposal's number or from the first.
-- name: desk_next
SELECT p.number
  FROM scoring_assignment a
  JOIN scoring_round r ON r.id = a.round
  JOIN proposal p ON p.id = a.proposal
 WHERE r.cocreation = $1 AND r.state = 'abierta' AND a.person = $2 AND a.state IN ('asignada', 'en-curso') AND p.number <> $3
 ORDER BY CASE WHEN p.number > $3 THEN 0 ELSE 1 END, p.number
 LIMIT 1;

-- name: card_lines -> scorecard_line
SELECT {columns}
  FROM scorecard_line
 WHERE assignment = $1
 ORDER BY id;

-- ---- What the institution that would lead says

-- name: opinions_of_round -> lead_opinion
SELECT {columns o}, p.number, p.title, i.name AS institution_name, i.code AS institution_code
  FROM lead_opinion o
  JOIN proposal p ON p.id = o.proposal
  JOIN institution i ON i.id = o.institution
 WHERE o.round = $1
 ORDER BY p.number, o.id
 LIMIT $2 OFFSET $3;

-- name: opinions_of_proposal -> lead_opinion
SELECT {columns o}, p.number, p.title, i.name AS institution_name, i.code AS institution_code
  FROM lead_opinion o
  JOIN scoring_round r ON r.id = o.round
  JOIN proposal p ON p.id = o.proposal
  JOIN institution i ON i.id = o.institution
 WHERE o.proposal = $1
 ORDER BY r.number DESC, o.id;

-- The question put to an institution for which the person answers as focal point; of a round that is not closed first.
-- name: opinion_mine -> lead_opinion
SELECT {columns o}, p.number, p.title, i.name AS institution_name, i.code AS institution_code
  FROM lead_opinion o
  JOIN scoring_round r ON r.id = o.round
  JOIN proposal p ON p.id = o.proposal
  JOIN institution i ON i.id = o.institution
 WHERE o.proposal = $1
   AND EXISTS (SELECT 1 FROM commitment_person c
                WHERE c.institution = o.institution AND c.person = $2 AND c.role = 'punto-focal' AND c.from_on <= $3
                  AND (c.until_on IS NULL OR c.until_on >= $3))
 ORDER BY CASE r.state WHEN 'cerrada' THEN 1 ELSE 0 END, r.number DESC, o.id
 LIMIT 1;

-- ---- Panels, what waits, what holds

-- name: rounds_summary -> round_summary
SELECT r.number, r.name, r.state, r.opens_on, r.closes_on, r.closed_on,
       (SELECT count(*) FROM round_proposal x WHERE x.round = r.id) AS proposals
  FROM scoring_round r
 WHERE r.cocreation = $1
 ORDER BY r.number;

-- name: rounds_of_stage -> round_summary
SELECT r.number, r.name, r.state, r.opens_on, r.closes_on, r.closed_on, 0 AS proposals
  FROM scoring_round r
  JOIN cocreation_stage s ON s.cocreation = r.cocreation
 WHERE s.id = $1 AND r.state <> 'cerrada'
 ORDER BY r.number;

-- name: rounds_late -> round_late
SELECT h.name, count(*) AS waiting, r.number, r.name AS round_name, r.closes_on
  FROM scoring_round r
  JOIN scoring_assignment a ON a.round = r.id
  JOIN proposal p ON p.id = a.proposal
  JOIN person h ON h.id = a.person
 WHERE r.cocreation = $1 AND r.state = 'abierta' AND r.closes_on < $2 AND a.state IN ('asignada', 'en-curso')
   AND p.state = 'en-evaluacion'
 GROUP BY h.id, h.name, r.number, r.name, r.closes_on
 ORDER BY count(*) DESC, h.name;

-- name: rounds_unassigned -> round_progress
SELECT p.id, p.number, p.title, p.state, 0 AS submitted,
       (SELECT count(*) FROM scoring_assignment a
         WHERE a.round = r.id AND a.proposal = p.id AND a.state IN ('asignada', 'en-curso', 'entregada')) AS held
  FROM scoring_round r
  JOIN round_proposal x ON x.round = r.id
  JOIN proposal p ON p.id = x.proposal
 WHERE r.cocreation = $1 AND r.state = 'abierta' AND p.state = 'en-evaluacion' AND r.cards_needed >
       (SELECT count(*) FROM scoring_assignment a
         WHERE a.round = r.id AND a.proposal = p.id AND a.state IN ('asignada', 'en-curso', 'entregada'))
 ORDER BY p.number
 LIMIT 200;

-- name: scoring_waits -> scoring_wait
SELECT j.code AS jurisdiction_code, j.id AS jurisdiction, c.number AS process, c.name, count(*) AS waiting, r.closes_on AS due_on
  FROM scoring_assignment a
  JOIN scoring_round r ON r.id = a.round
  JOIN proposal p ON p.id = a.proposal
  JOIN cocreation c ON c.id = r.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE a.person = $1 AND r.state = 'abierta' AND a.state IN ('asignada', 'en-curso') AND p.state = 'en-evaluacion'
 GROUP BY j.code, j.id, c.number, c.name, r.closes_on
 ORDER BY r.closes_on, c.number;

-- name: opinion_waits -> opinion_wait
SELECT j.code AS jurisdiction_code, j.id AS jurisdiction, c.number AS process, p.number AS proposal, p.title, o.due_on
  FROM lead_opinion o
  JOIN scoring_round r ON r.id = o.round
  JOIN cocreation c ON c.id = r.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  JOIN proposal p ON p.id = o.proposal
 WHERE o.given_on IS NULL AND r.state <> 'cerrada'
   AND EXISTS (SELECT 1 FROM commitment_person k
                WHERE k.institution = o.institution AND k.person = $1 AND k.role = 'punto-focal' AND k.from_on <= $2
                  AND (k.until_on IS NULL OR k.until_on >= $2))
 ORDER BY o.due_on, p.number
 LIMIT 200;

-- ---- What is published

-- name: closed_round_of_proposal -> scoring_round
SELECT {columns r}
  FROM scoring_round r
  JOIN round_proposal x ON x.round = r.id
 WHERE x.proposal = $1 AND r.state = 'cerrada'
 ORDER BY r.number DESC
 LIMIT 1;

-- name: proposal_cards -> card_value
SELECT p.id AS proposal, p.number AS proposal_number, e.number AS evaluator, c.code AS criterion, l.value, l.reason
  FROM scoring_assignment a
  JOIN round_evaluator e ON e.round = a.round AND e.person = a.person
  JOIN scoring_round r ON r.id = a.round
  JOIN proposal p ON p.id = a.proposal
  JOIN scorecard_line l ON l.assignment = a.id
  JOIN criterion c ON c.id = l.criterion
 WHERE a.round = $1 AND a.proposal = $2 AND a.state = 'entregada' AND r.state = 'cerrada'
 ORDER BY e.number, CASE c.family WHEN 'inclusion' THEN 1 WHEN 'viabilidad' THEN 2 ELSE 3 END, c.position, c.id;

-- name: cards_page -> card_value
SELECT p.id AS proposal, p.number AS proposal_number, e.number AS evaluator, c.code AS criterion, l.value, l.reason
  FROM scoring_assignment a
  JOIN round_evaluator e ON e.round = a.round AND e.person = a.person
  JOIN scoring_round r ON r.id = a.round
  JOIN proposal p ON p.id = a.proposal
  JOIN scorecard_line l ON l.assignment = a.id
  JOIN criterion c ON c.id = l.criterion
 WHERE a.round = $1 AND a.state = 'entregada' AND r.state = 'cerrada'
 ORDER BY p.number, e.number, CASE c.family WHEN 'inclusion' THEN 1 WHEN 'viabilidad' THEN 2 ELSE 3 END, c.position, c.id
 LIMIT $2 OFFSET $3;

-- name: cards_data -> card_data
SELECT o.number AS process, r.number AS round, r.closed_on, p.number AS proposal_number, e.number AS evaluator, c.code AS criterion,
       l.value, l.reason
  FROM cocreation o
  JOIN scoring_round r ON r.cocreation = o.id
  JOIN scoring_assignment a ON a.round = r.id
  JOIN round_evaluator e ON e.round = a.round AND e.person = a.person
  JOIN proposal p ON p.id = a.proposal
  JOIN scorecard_line l ON l.assignment = a.id
  JOIN criterion c ON c.id = l.criterion
 WHERE o.jurisdiction = $1 AND r.state = 'cerrada' AND a.state = 'entregada' AND o.state <> 'preparacion'
 ORDER BY o.number, r.number, p.number, e.number, CASE c.family WHEN 'inclusion' THEN 1 WHEN 'viabilidad' THEN 2 ELSE 3 END,
          c.position, c.id;

-- name: opinions_data -> opinion_data
SELECT k.number AS process, r.number AS round, p.number AS proposal_number, i.code AS institution, o.asked_on, o.given_on, o.competence,
       o.budget, o.policy_months, o.text
  FROM cocreation k
  JOIN scoring_round r ON r.cocreation = k.id
  JOIN lead_opinion o ON o.round = r.id
  JOIN proposal p ON p.id = o.proposal
  JOIN institution i ON i.id = o.institution
 WHERE k.jurisdiction = $1 AND r.state = 'cerrada' AND k.state <> 'preparacion'
 ORDER BY k.number, r.number, p.number, o.id;

-- ---- Standing checks: of closed rounds, what is not whole. Each row names the round and no person.

-- name: closed_unwhole -> scoring_flaw
SELECT c.number AS process, r.number AS round, p.number AS proposal
  FROM scoring_round r
  JOIN cocreation c ON c.id = r.cocreation
  JOIN round_proposal x ON x.round = r.id
  JOIN proposal p ON p.id = x.proposal
 WHERE r.state = 'cerrada' AND p.state IN ('evaluada', 'seleccionada', 'no-seleccionada') AND r.cards_needed >
       (SELECT count(*) FROM scoring_assignment a WHERE a.round = r.id AND a.proposal = p.id AND a.state = 'entregada')
 ORDER BY c.number, r.number, p.number;

-- name: closed_waiting -> scoring_flaw
SELECT DISTINCT c.number AS process, r.number AS round, p.number AS proposal
  FROM scoring_round r
  JOIN cocreation c ON c.id = r.cocreation
  JOIN scoring_assignment a ON a.round = r.id
  JOIN proposal p ON p.id = a.proposal
 WHERE r.state = 'cerrada' AND a.state IN ('asignada', 'en-curso') AND p.state IN ('evaluada', 'seleccionada', 'no-seleccionada')
 ORDER BY c.number, r.number, p.number;

-- A handed-in card that lacks a value, has one off its scale, or gives no reason at an end of it.
-- name: closed_faulty -> scoring_flaw
SELECT DISTINCT o.number AS process, r.number AS round, p.number AS proposal
  FROM scoring_round r
  JOIN cocreation o ON o.id = r.cocreation
  JOIN scoring_assignment a ON a.round = r.id
  JOIN proposal p ON p.id = a.proposal
  JOIN criterion c ON c.criteria_set = r.criteria_set
  LEFT JOIN scorecard_line l ON l.assignment = a.id AND l.criterion = c.id
 WHERE r.state = 'cerrada' AND a.state = 'entregada'
   AND (l.value IS NULL OR l.value < c.low OR l.value > c.high OR ((l.value = c.low OR l.value = c.high) AND l.reason IS NULL))
 ORDER BY o.number, r.number, p.number;

-- Somebody whose cards count and who has no number in what is published.
-- name: closed_unnumbered -> scoring_flaw
SELECT DISTINCT c.number AS process, r.number AS round, p.number AS proposal
  FROM scoring_round r
  JOIN cocreation c ON c.id = r.cocreation
  JOIN scoring_assignment a ON a.round = r.id
  JOIN proposal p ON p.id = a.proposal
 WHERE r.state = 'cerrada' AND a.state = 'entregada'
   AND NOT EXISTS (SELECT 1 FROM round_evaluator e WHERE e.round = a.round AND e.person = a.person)
 ORDER BY c.number, r.number, p.number;

-- A number given before the close.
-- name: open_numbered -> scoring_flaw
SELECT DISTINCT c.number AS process, r.number AS round, 0 AS proposal
  FROM scoring_round r
  JOIN cocreation c ON c.id = r.cocreation
  JOIN round_evaluator e ON e.round = r.id
 WHERE r.state <> 'cerrada'
 ORDER BY c.number, r.number;
