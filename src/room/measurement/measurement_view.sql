-- SPDX-License-Identifier: EUPL-1.2
-- What the pages show of the series: only what is public.
-- name: measurement_shown_of -> measurement_shown
SELECT m.id, m.period, p.number AS period_number, v.number AS version_number, m.kind, m.value_micro, m.numerator_micro, m.denominator_micro,
       m.words, m.corrects, m.correction, m.replaced_on, m.public_on,
       (SELECT count(*) FROM measurement_proof x WHERE x.measurement = m.id) AS proofs
  FROM measurement m
  JOIN indicator_period p ON p.id = m.period
  JOIN indicator_version v ON v.id = m.version
 WHERE m.indicator = $1 AND m.state IN ('publicado', 'bloqueado')
 ORDER BY p.number, m.id;

-- name: measurement_spoken_of -> measurement_spoken
SELECT w.id, w.measurement, p.number AS period_number, i.name AS institution_name, w.kind, w.reasons, w.given_on, w.reply, w.replied_on,
       w.closed_on, w.closed_how
  FROM measurement_word w
  JOIN measurement m ON m.id = w.measurement
  JOIN indicator_period p ON p.id = m.period
  JOIN institution i ON i.id = w.institution
 WHERE m.indicator = $1 AND m.state IN ('publicado', 'bloqueado') AND w.public_on <= $2
 ORDER BY w.given_on, w.id;

-- Indicators that are no drafts, of a commitment or that speak of it, with every result of the total.
-- name: measurement_cards_of -> measurement_card_row
SELECT x.id AS indicator, x.code, x.milestone, x.state, v.name, v.id AS version, v.change, v.type, v.accumulation, v.unit, v.scale, v.months, v.baseline_kind,
       v.baseline_micro, v.baseline_on, v.direction, p.starts_on, p.ends_on, r.status, r.value_micro, r.words, r.target_micro, r.achievement_centi, r.category,
       r.disputed, r.corrected
  FROM indicator x
  JOIN indicator_result r ON r.indicator = x.id AND r.part = 0
  JOIN indicator_period p ON p.id = r.period
  JOIN indicator_version v ON v.id = r.version
  LEFT JOIN plan q ON q.id = x.plan
 WHERE x.id IN (SELECT i.id FROM indicator i WHERE i.commitment = $1
                UNION
                SELECT l.indicator FROM indicator_link l WHERE l.commitment = $1)
   AND x.state <> 'borrador'
   AND (x.commitment = $1 OR q.id IS NULL OR q.state IN ('publicado', 'cerrado')) -- another plan's draft is told nowhere
 ORDER BY x.code, x.id, p.number;

-- name: measurement_series_lines -> measurement_series_line
SELECT p.number AS period, p.starts_on, p.ends_on, p.due_on, pt.dimension, pt.code AS part, r.status, r.value_micro, r.numerator_micro,
       r.denominator_micro, r.words, r.target_micro, r.achievement_centi, r.category, r.disputed, r.corrected, r.missing, v.number AS version
  FROM indicator_result r
  JOIN indicator_period p ON p.id = r.period
  JOIN indicator_version v ON v.id = r.version
  LEFT JOIN indicator_part pt ON pt.id = r.part
 WHERE r.indicator = $1
 ORDER BY p.number, r.part;

-- Those that report to an indicator, by the sheet in force, as they feed it.
-- name: measurement_feeds -> measurement_feed
SELECT x.code, j.code AS place, j.name AS place_name, v.name, v.type, v.direction, v.accumulation, v.unit, v.rollup
  FROM indicator x
  JOIN jurisdiction j ON j.id = x.jurisdiction
  JOIN indicator_version v ON v.indicator = x.id AND v.state = 'vigente'
  LEFT JOIN plan p ON p.id = x.plan
 WHERE x.parent = $1 AND x.state = 'vigente' AND (p.id IS NULL OR p.state IN ('publicado', 'cerrado'))
   AND (j.practice = 0 OR j.id = (SELECT y.jurisdiction FROM indicator y WHERE y.id = $1))
 ORDER BY j.name, j.code, x.code;
