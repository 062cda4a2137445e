-- SPDX-License-Identifier: EUPL-1.2
-- name: archive_methods -> method_data
SELECT coalesce(j.code, 'todas') AS methodology_of, m.code, m.number, m.algorithm, m.title, m.state, m.effective_on,
       a.number AS act_number, m.grace_days, m.soon_days, m.period_months, m.close_days, m.late_index, m.risk_index,
       m.silent_share, m.partial_share, m.answer_days, m.reached_from, m.near_from, m.partial_from, m.achievement_cap, m.outlier_share
  FROM methodology m
  LEFT JOIN jurisdiction j ON j.id = m.jurisdiction
  LEFT JOIN act a ON a.id = m.act
 WHERE (m.jurisdiction IS NULL OR m.jurisdiction = $1) AND m.state IN ('vigente', 'reemplazada')
 ORDER BY m.code, CASE WHEN m.jurisdiction IS NULL THEN 0 ELSE 1 END, m.number;

-- name: archive_editions -> edition_data
SELECT p.number AS plan_number, e.number, e.name, e.kind, a.number AS act_number, e.published_on, e.sha256
  FROM plan_edition e
  JOIN plan p ON p.id = e.plan
  LEFT JOIN act a ON a.id = e.act
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number, e.number;

-- name: archive_kept_milestones -> kept_milestone
SELECT p.number AS plan_number, c.number AS commitment_number, m.number AS milestone_number, r.computed_on, r.light, r.rule,
       r.reported_centi, r.undisputed_centi, r.expected_centi, r.late_original, r.late_current, r.marks, r.moved_days
  FROM milestone_result r
  JOIN milestone m ON m.id = r.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number, c.position, c.number, m.position, m.number;

-- name: archive_kept_commitments -> kept_commitment
SELECT p.number AS plan_number, c.number AS commitment_number, r.computed_on, r.light, r.rule, r.reported_centi, r.undisputed_centi,
       r.expected_centi, r.late_original, r.late_current, r.marks, r.index_centi, r.index_original_centi
  FROM commitment_result r
  JOIN commitment c ON c.id = r.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number, c.position, c.number;

-- name: archive_kept_plans -> kept_plan
SELECT p.number AS plan_number, r.computed_on, r.reported_centi, r.undisputed_centi, r.expected_centi, r.complete_count, r.on_time_count,
       r.at_risk_count, r.late_count, r.silent_count, r.none_count, r.withdrawn_count
  FROM plan_result r
  JOIN plan p ON p.id = r.plan
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number;

-- name: archive_rounds -> round_data
SELECT o.number AS process, r.number AS round, s.number AS criteria_version, r.closed_on
  FROM scoring_round r
  JOIN cocreation o ON o.id = r.cocreation
  JOIN criteria_set s ON s.id = r.criteria_set
 WHERE o.jurisdiction = $1 AND o.state <> 'preparacion' AND r.state = 'cerrada'
 ORDER BY o.number, r.number;

-- name: archive_order -> order_data
SELECT o.number AS process, r.number AS round, p.number AS proposal_number, x.place, x.tied, x.passes, x.viability_centi,
       x.priority_centi, x.total_centi, x.spread_centi, x.cards
  FROM ranking_row x
  JOIN scoring_round r ON r.id = x.round
  JOIN cocreation o ON o.id = r.cocreation
  JOIN proposal p ON p.id = x.proposal
 WHERE o.jurisdiction = $1 AND o.state <> 'preparacion' AND r.state = 'cerrada'
 ORDER BY o.number, r.number, CASE WHEN x.place IS NULL THEN 1 ELSE 0 END, x.place, p.number;

-- Commitments whose facts are told: of public plans, with a kept result.
-- name: archive_told -> archive_told
SELECT p.id AS plan, p.number AS plan_number, c.id AS commitment, c.number AS commitment_number
  FROM commitment_result r
  JOIN commitment c ON c.id = r.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number, c.position, c.number;

-- Grows with whatever is done.
-- name: archive_newest_entry
SELECT coalesce(max(id), 0) AS n
  FROM log_entry;

-- The clock of the installation: a place that stands for itself before those of the demonstration, a country before its
-- provinces.
-- name: archive_offset
SELECT utc_offset_s
  FROM jurisdiction
 WHERE practice = 0 AND reference = 0
 ORDER BY demo, CASE WHEN parent IS NULL THEN 0 ELSE 1 END, id
 LIMIT 1;
