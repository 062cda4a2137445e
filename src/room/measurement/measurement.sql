-- SPDX-License-Identifier: EUPL-1.2
-- The calendar
-- name: indicator_periods_of -> indicator_period
SELECT {columns}
  FROM indicator_period
 WHERE indicator = $1
 ORDER BY number;

-- The last period that may not follow a new sheet: it began before the sheet, or something was written for it.
-- name: indicator_periods_fixed
SELECT coalesce(max(p.number), 0) AS n
  FROM indicator_period p
 WHERE p.indicator = $1
   AND (p.starts_on < $2 OR p.locked_on IS NOT NULL OR EXISTS (SELECT 1 FROM measurement m WHERE m.period = p.id));

-- name: indicator_results_drop
DELETE FROM indicator_result WHERE period = $1;

-- What is public of one indicator
-- name: measurements_public -> measurement
SELECT {columns}
  FROM measurement
 WHERE indicator = $1 AND state IN ('publicado', 'bloqueado')
 ORDER BY id;

-- name: measurement_parts_public -> measurement_part
SELECT {columns mp}
  FROM measurement_part mp
  JOIN measurement m ON m.id = mp.measurement
 WHERE m.indicator = $1 AND m.state IN ('publicado', 'bloqueado')
 ORDER BY mp.measurement, mp.part;

-- name: measurement_disputes_public -> measurement_word
SELECT {columns w}
  FROM measurement_word w
  JOIN measurement m ON m.id = w.measurement
 WHERE m.indicator = $1 AND m.state IN ('publicado', 'bloqueado') AND w.kind = 'disputa' AND w.closed_on IS NULL
   AND w.public_on IS NOT NULL
 ORDER BY w.id;

-- name: indicator_children -> indicator
SELECT {columns}
  FROM indicator
 WHERE parent = $1 AND state <> 'borrador'
 ORDER BY id;

-- Indices of the jurisdiction whose formula holds the text of the code: the names are looked at afterwards.
-- name: indicator_formulas -> indicator_formula
SELECT DISTINCT x.id, v.formula
  FROM indicator x
  JOIN indicator_version v ON v.indicator = x.id
 WHERE x.jurisdiction = $1 AND v.type = 'indice' AND v.state IN ('vigente', 'reemplazada') AND v.formula LIKE '%' || $2 || '%'
 ORDER BY x.id, v.formula;

-- name: measurement_zone
SELECT j.utc_offset_s AS n
  FROM indicator x
  JOIN jurisdiction j ON j.id = x.jurisdiction
 WHERE x.id = $1;

-- Results
-- name: indicator_results_of -> indicator_result
SELECT {columns r}
  FROM indicator_result r
  JOIN indicator_period p ON p.id = r.period
 WHERE r.indicator = $1
 ORDER BY p.number, r.part;

-- name: indicator_result_put
INSERT INTO indicator_result (indicator, period, part, version, status, value_micro, numerator_micro, denominator_micro, words,
                              target_micro, achievement_centi, category, disputed, corrected, missing, methodology)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (indicator, period, part) DO UPDATE
   SET version = excluded.version, status = excluded.status, value_micro = excluded.value_micro,
       numerator_micro = excluded.numerator_micro, denominator_micro = excluded.denominator_micro, words = excluded.words,
       target_micro = excluded.target_micro, achievement_centi = excluded.achievement_centi, category = excluded.category,
       disputed = excluded.disputed, corrected = excluded.corrected, missing = excluded.missing,
       methodology = excluded.methodology;

-- name: indicator_result_drop
DELETE FROM indicator_result WHERE id = $1;

-- name: measurement_results_of_plan -> indicator_result
SELECT {columns r}
  FROM indicator_result r
  JOIN indicator x ON x.id = r.indicator
  JOIN indicator_period p ON p.id = r.period
 WHERE x.plan = $1 AND x.state <> 'borrador' AND r.part = 0
 ORDER BY x.code, x.id, p.number;

-- name: measurement_results_of_commitment -> indicator_result
SELECT {columns r}
  FROM indicator_result r
  JOIN indicator x ON x.id = r.indicator
  JOIN indicator_period p ON p.id = r.period
 WHERE x.commitment = $1 AND x.state <> 'borrador' AND r.part = 0
 ORDER BY x.code, x.id, p.number;

-- What has to be computed again
-- name: indicator_stale_put
INSERT INTO indicator_stale (indicator) VALUES ($1) ON CONFLICT (indicator) DO NOTHING;

-- name: indicator_stale_drop
DELETE FROM indicator_stale WHERE indicator = $1;

-- name: indicator_stale_some -> measurement_ref
SELECT indicator AS id FROM indicator_stale ORDER BY id LIMIT 200;

-- name: measurement_zones -> measurement_ref
SELECT DISTINCT utc_offset_s AS id FROM jurisdiction ORDER BY id;

-- Indicators of which a period's last day to report passed with nothing in its result yet.
-- name: indicator_turned -> measurement_ref
SELECT DISTINCT r.indicator AS id
  FROM indicator_result r
  JOIN indicator_period p ON p.id = r.period
  JOIN indicator x ON x.id = r.indicator
  JOIN jurisdiction j ON j.id = x.jurisdiction
 WHERE r.status = 'por-reportar' AND p.due_on < $1 AND j.utc_offset_s = $2
 ORDER BY r.indicator;
