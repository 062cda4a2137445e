-- SPDX-License-Identifier: EUPL-1.2
-- What the figures of a plan are counted from ($1 plan, $2 day), in one pass.
-- name: index_facts_of -> index_counts
SELECT (SELECT count(*) FROM index_commitment x WHERE x.plan = $1 AND x.counted = 1) AS commitments,
       (SELECT count(*) FROM index_commitment x WHERE x.plan = $1 AND x.counted = 1 AND x.weight_centi IS NULL) AS unweighted,
       (SELECT count(*) FROM index_commitment x WHERE x.plan = $1 AND x.counted = 0 AND x.state = 'vigente') AS unfigured,
       (SELECT CAST(coalesce(sum(x.undisputed_centi), 0) AS BIGINT) FROM index_commitment x WHERE x.plan = $1 AND x.counted = 1) AS undisputed_sum,
       (SELECT CAST(coalesce(sum(x.weight_centi), 0) AS BIGINT) FROM index_commitment x WHERE x.plan = $1 AND x.counted = 1) AS weight_sum,
       (SELECT CAST(coalesce(sum(x.weight_centi * x.undisputed_centi), 0) AS BIGINT) FROM index_commitment x WHERE x.plan = $1 AND x.counted = 1)
         AS weighted_sum,
       (SELECT count(*) FROM index_milestone x WHERE x.plan = $1 AND x.original_due_on < $2) AS due,
       (SELECT count(*) FROM index_milestone x WHERE x.plan = $1 AND x.original_due_on < $2 AND x.delivered_on <= x.original_due_on)
         AS punctual,
       (SELECT count(*) FROM index_milestone x WHERE x.plan = $1 AND x.original_due_on IS NULL) AS undated,
       (SELECT count(*) FROM index_proof x WHERE x.plan = $1 AND x.opens = 'abre') AS live_proofs,
       (SELECT count(*) FROM index_proof x WHERE x.plan = $1 AND x.opens IN ('abre', 'no-abre')) AS proofs,
       (SELECT count(*) FROM index_proof x WHERE x.plan = $1 AND x.opens NOT IN ('abre', 'no-abre')) AS unopened,
       (SELECT count(*) FROM index_delivery x WHERE x.plan = $1) AS claims,
       (SELECT CAST(coalesce(sum(x.spoken), 0) AS BIGINT) FROM index_delivery x WHERE x.plan = $1) AS spoken,
       (SELECT CAST(coalesce(sum(x.disputed), 0) AS BIGINT) FROM index_delivery x WHERE x.plan = $1) AS disputed,
       (SELECT count(*) FROM question_shown x
         WHERE x.plan = $1 AND x.state IN ('visible', 'senalado', 'limitado', 'restaurado') AND x.due_on IS NOT NULL
           AND (x.answered_on IS NOT NULL OR x.due_on < $2)) AS questions,
       (SELECT count(*) FROM question_shown x
         WHERE x.plan = $1 AND x.state IN ('visible', 'senalado', 'limitado', 'restaurado') AND x.answered_on <= x.due_on) AS answered,
       (SELECT count(*) FROM question_shown x
         WHERE x.plan = $1 AND x.state IN ('visible', 'senalado', 'limitado', 'restaurado') AND x.due_on IS NULL) AS undated_questions;

-- The last period of each indicator of a plan that has a target (of a band: the band) and owes a value or has one.
-- name: index_achievements -> index_achieved
SELECT count(CASE WHEN r.status IN ('reportado', 'calculado') THEN r.achievement_centi END) AS measured,
       CAST(coalesce(sum(CASE WHEN r.status NOT IN ('reportado', 'calculado') THEN 0 WHEN r.achievement_centi > 10000 THEN 10000
                              ELSE r.achievement_centi END), 0) AS BIGINT) AS achievement_sum,
       count(CASE WHEN r.status = 'sin-reporte' OR (r.status IN ('reportado', 'calculado') AND r.achievement_centi IS NULL) THEN 1 END)
         AS unmeasured
  FROM (SELECT r.indicator, max(pe.number) AS number
          FROM indicator i
          JOIN indicator_result r ON r.indicator = i.id AND r.part = 0
          JOIN indicator_period pe ON pe.id = r.period
          JOIN indicator_version v ON v.id = r.version
         WHERE i.plan = $1 AND i.state IN ('vigente', 'cerrado') AND (r.target_micro IS NOT NULL OR v.direction = 'banda')
           AND r.status <> 'por-reportar'
         GROUP BY r.indicator) AS last
  JOIN indicator_period pe ON pe.indicator = last.indicator AND pe.number = last.number
  JOIN indicator_result r ON r.period = pe.id AND r.indicator = pe.indicator AND r.part = 0;

-- Followed public plans, with what their figures were last computed from.
-- name: index_plans -> index_plan
SELECT p.id AS plan, p.jurisdiction, j.utc_offset_s, p.starts_on, p.ends_on, s.log AS seen, s.at,
       coalesce((SELECT max(l.id) FROM log_entry l WHERE l.jurisdiction = p.jurisdiction), 0) AS log_own,
       coalesce((SELECT max(l.id) FROM log_entry l WHERE l.jurisdiction IS NULL), 0) AS log_any,
       (SELECT count(*) FROM indicator_stale) AS waiting
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN plan_index_seen s ON s.plan = p.id
 WHERE p.tracking = 'seguimiento' AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.id;

-- Figures: derived, so written here and not through the log (they can be computed again).
-- name: plan_index_put
INSERT INTO plan_index (plan, code, numerator, denominator, value_centi, left_out, computed_on, methodology)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (plan, code) DO UPDATE
   SET numerator = excluded.numerator, denominator = excluded.denominator, value_centi = excluded.value_centi,
       left_out = excluded.left_out, computed_on = excluded.computed_on, methodology = excluded.methodology;

-- name: plan_index_keep
INSERT INTO plan_index_kept (plan, code, year, numerator, denominator, value_centi, left_out, computed_on, methodology)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (plan, code, year) DO UPDATE
   SET numerator = excluded.numerator, denominator = excluded.denominator, value_centi = excluded.value_centi,
       left_out = excluded.left_out, computed_on = excluded.computed_on, methodology = excluded.methodology;

-- name: plan_index_seen_put
INSERT INTO plan_index_seen (plan, log, at)
VALUES ($1, $2, $3)
ON CONFLICT (plan) DO UPDATE SET log = excluded.log, at = excluded.at;

-- name: plan_index_gone
SELECT count(*)
  FROM plan_index
 WHERE plan NOT IN (SELECT p.id FROM plan p WHERE p.tracking = 'seguimiento' AND p.state IN ('publicado', 'cerrado'));

-- name: plan_index_drop
DELETE FROM plan_index
 WHERE plan NOT IN (SELECT p.id FROM plan p WHERE p.tracking = 'seguimiento' AND p.state IN ('publicado', 'cerrado'));

-- With the version of the methodology; of Resultados, how many of those that count are made from a disputed value.
-- name: index_figures -> index_figure
SELECT {columns x plan_index}, m.number AS methodology_number, m.title AS methodology_title,
       CASE WHEN x.code = 'resultados'
            THEN (SELECT count(*) -- from the few that are disputed, not from all that is achieved
                    FROM indicator_result r
                    CROSS JOIN indicator i
                    CROSS JOIN indicator_period pe
                   WHERE r.achievement_disputed = 1 AND r.part = 0 AND i.id = r.indicator AND i.plan = x.plan AND pe.id = r.period
                     AND EXISTS (SELECT 1 FROM index_achieved a
                                  WHERE a.plan = i.plan AND a.code = i.code AND a.period_number = pe.number AND a.counted = 1))
            ELSE 0 END AS disputed
  FROM plan_index x
  JOIN methodology m ON m.id = x.methodology
 WHERE x.plan = $1
 ORDER BY x.id;

-- name: plan_indices -> plan_index
SELECT {columns}
  FROM plan_index
 WHERE plan = $1
 ORDER BY id;

-- Data sets.
-- name: indices_data -> index_datum
SELECT p.number AS plan_number, x.code, x.numerator, x.denominator, x.value_centi, x.left_out, x.computed_on,
       m.number AS methodology_number
  FROM plan_index x
  JOIN plan p ON p.id = x.plan
  JOIN methodology m ON m.id = x.methodology
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number, x.code;

-- name: indices_kept_data -> index_year_datum
SELECT p.number AS plan_number, x.year, x.code, x.numerator, x.denominator, x.value_centi, x.left_out, x.computed_on,
       m.number AS methodology_number
  FROM plan_index_kept x
  JOIN plan p ON p.id = x.plan
  JOIN methodology m ON m.id = x.methodology
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number, x.year, x.code;

-- name: index_commitments_data -> index_commitment
SELECT {columns}
  FROM index_commitment
 WHERE jurisdiction = $1
 ORDER BY plan_number, position, commitment;

-- name: index_milestones_data -> index_milestone
SELECT {columns}
  FROM index_milestone
 WHERE jurisdiction = $1
 ORDER BY plan_number, position, commitment_number, milestone_position, milestone;

-- name: index_deliveries_data -> index_delivery
SELECT {columns}
  FROM index_delivery
 WHERE jurisdiction = $1
 ORDER BY plan_number, id;

-- name: index_achieved_data -> index_achieved_row
SELECT {columns}
  FROM index_achieved
 WHERE jurisdiction = $1
 ORDER BY plan_number, code;

-- name: index_proofs_data -> index_proof
SELECT {columns}
  FROM index_proof
 WHERE jurisdiction = $1
 ORDER BY plan_number, number, coalesce(report, 0), coalesce(indicator_code, ''), coalesce(period_number, 0);

-- Pages: results of a plan.
-- name: index_indicators_of_plan -> index_indicator
SELECT {columns}
  FROM index_indicator
 WHERE plan = $1
 ORDER BY position, commitment_number, code;

-- name: index_results_of_plan -> index_result
SELECT i.id AS indicator, pe.number AS period_number, pe.ends_on, r.status, r.value_micro, r.version, r.target_micro, r.achievement_centi,
       r.category, r.disputed, r.corrected, r.missing
  FROM indicator i
  JOIN indicator_result r ON r.indicator = i.id AND r.part = 0
  JOIN indicator_period pe ON pe.id = r.period
 WHERE i.plan = $1 AND i.state <> 'borrador'
 ORDER BY i.id, pe.number;

-- What each figure is counted from.
-- name: index_commitments_of_plan -> index_commitment
SELECT {columns}
  FROM index_commitment
 WHERE plan = $1
 ORDER BY position, commitment;

-- name: index_milestones_of_plan -> index_milestone
SELECT {columns}
  FROM index_milestone
 WHERE plan = $1
 ORDER BY position, commitment_number, milestone_position, milestone;

-- name: index_deliveries_of_plan -> index_delivery
SELECT {columns}
  FROM index_delivery
 WHERE plan = $1
 ORDER BY id;

-- name: index_proofs_of_plan -> index_proof
SELECT {columns}
  FROM index_proof
 WHERE plan = $1
 ORDER BY number, coalesce(report, 0), coalesce(indicator_code, ''), coalesce(period_number, 0);

-- name: index_achieved_of_plan -> index_achieved_row
SELECT {columns}
  FROM index_achieved
 WHERE plan = $1
 ORDER BY code;

-- The chain of a commitment: indicators that measure it or speak of it.
-- name: chain_indicators -> chain_indicator
SELECT {columns i index_indicator}, r.period_number, r.ends_on, r.status, r.value_micro, r.achievement_centi, r.category,
       mi.number AS milestone_number
  FROM index_indicator i
  JOIN indicator z ON z.id = i.indicator
  LEFT JOIN milestone mi ON mi.id = z.milestone AND mi.commitment = $1 AND mi.state = 'vigente'
  LEFT JOIN index_last r ON r.indicator = i.indicator
 WHERE i.commitment = $1
    OR ((i.plan IS NULL OR i.plan_state IN ('publicado', 'cerrado'))
        AND i.indicator IN (SELECT l.indicator FROM indicator_link l WHERE l.commitment = $1))
 ORDER BY i.level, i.code;

-- name: chain_value
SELECT count(*)
  FROM commitment_value
 WHERE commitment = $1 AND value = 'rendicion';

-- Comparison: followed plans of a jurisdiction ($1), or of all, as kept at the end of years and as they are.
-- name: compare_figures -> compare_figure
SELECT j.code AS jurisdiction_code, j.name AS jurisdiction_name, j.demo, p.number AS plan_number, p.name AS plan_name,
       x.year, x.code, x.value_centi, x.left_out, x.computed_on, m.id AS methodology, m.title AS methodology_title,
       m.number AS methodology_number
  FROM (SELECT k.plan, k.year, k.code, k.value_centi, k.left_out, k.computed_on, k.methodology
          FROM plan_index_kept k
         WHERE NOT EXISTS (SELECT 1 FROM plan_index z WHERE z.plan = k.plan AND z.code = k.code AND z.computed_on = k.computed_on)
        UNION ALL
        SELECT n.plan, NULL, n.code, n.value_centi, n.left_out, n.computed_on, n.methodology
          FROM plan_index n) AS x
  JOIN plan p ON p.id = x.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  JOIN methodology m ON m.id = x.methodology
 WHERE p.state IN ('publicado', 'cerrado') AND (j.id = $1 OR ($1 IS NULL AND j.practice = 0 AND j.reference = 0))
 ORDER BY j.code, p.number, coalesce(x.year, 9999), x.code;

-- Indicators that several places report: of one parent, or of the same code; of a jurisdiction ($1) those that it is in.
-- name: compare_values -> compare_value
SELECT {columns i index_indicator}, r.period_number, r.ends_on, r.status, r.value_micro, r.achievement_centi, r.category,
       m.group_code, j.name AS jurisdiction_name, j.demo, i.direction,
       CASE WHEN EXISTS (SELECT 1 FROM index_indicator y
                          WHERE y.parent = i.indicator AND (y.plan IS NULL OR y.plan_state IN ('publicado', 'cerrado'))) THEN 1 ELSE 0 END AS is_parent
  FROM compare_member m
  JOIN index_indicator i ON i.indicator = m.indicator
  JOIN jurisdiction j ON j.id = i.jurisdiction
  LEFT JOIN index_last r ON r.indicator = i.indicator
 WHERE m.group_code IN (SELECT y.group_code FROM compare_member y GROUP BY y.group_code HAVING count(*) > 1)
   AND (m.group_code IN (SELECT y.group_code FROM compare_member y WHERE y.jurisdiction = $1) OR $1 IS NULL)
 ORDER BY m.group_code, is_parent DESC, j.code, i.code, i.indicator
 LIMIT 600;

-- Their values, period by period.
-- name: compare_periods -> compare_period
SELECT r.indicator, pe.ends_on, r.status, r.value_micro, r.achievement_centi
  FROM compare_member m
  JOIN indicator_result r ON r.indicator = m.indicator AND r.part = 0
  JOIN indicator_period pe ON pe.id = r.period
 WHERE r.status <> 'por-reportar'
   AND m.group_code IN (SELECT y.group_code FROM compare_member y GROUP BY y.group_code HAVING count(*) > 1)
   AND (m.group_code IN (SELECT y.group_code FROM compare_member y WHERE y.jurisdiction = $1) OR $1 IS NULL)
 ORDER BY r.indicator, pe.number
 LIMIT 20000;

-- What can be compared by province: sheets with provinces among their parts, and what governments of provinces report.
-- name: compare_province_choices -> compare_choice
SELECT m.group_code, min(i.name) AS name
  FROM compare_member m
  JOIN index_indicator i ON i.indicator = m.indicator
 WHERE (m.jurisdiction = $1 OR $1 IS NULL)
   AND (m.province IS NOT NULL
        OR m.indicator IN (SELECT v.indicator
                             FROM indicator_part pa
                             JOIN territory t ON t.id = pa.territory AND t.level = 'provincia'
                             JOIN indicator_version v ON v.id = pa.version AND v.state IN ('vigente', 'reemplazada')))
 GROUP BY m.group_code
 ORDER BY m.group_code
 LIMIT 200;

-- One of those ($2), province by province and period by period.
-- name: compare_provinces -> compare_province
SELECT i.jurisdiction_code, j.name AS jurisdiction_name, i.code, i.name, i.type, i.direction, i.unit, i.scale, x.indicator, x.province_code,
       x.province_name, x.ends_on, x.status, x.value_micro
  FROM (SELECT m.indicator, t.code AS province_code, t.name AS province_name, pe.number, pe.ends_on, r.status, r.value_micro
          FROM compare_member m
          JOIN indicator_result r ON r.indicator = m.indicator AND r.part > 0
          JOIN indicator_part pa ON pa.id = r.part
          JOIN territory t ON t.id = pa.territory AND t.level = 'provincia'
          JOIN indicator_period pe ON pe.id = r.period
         WHERE m.group_code = $2 AND (m.jurisdiction = $1 OR $1 IS NULL) AND r.status <> 'por-reportar'
        UNION ALL
        SELECT m.indicator, t.code, t.name, pe.number, pe.ends_on, r.status, r.value_micro
          FROM compare_member m
          JOIN territory t ON t.id = m.province
          JOIN indicator_result r ON r.indicator = m.indicator AND r.part = 0
          JOIN indicator_period pe ON pe.id = r.period
         WHERE m.group_code = $2 AND (m.jurisdiction = $1 OR $1 IS NULL) AND r.status <> 'por-reportar') AS x
  JOIN index_indicator i ON i.indicator = x.indicator
  JOIN jurisdiction j ON j.id = i.jurisdiction
 ORDER BY x.province_code, i.jurisdiction_code, i.code, x.number
 LIMIT 10000;
