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

-- Those that end after a day and hold nothing.
-- name: indicator_periods_empty -> indicator_period
SELECT {columns p}
  FROM indicator_period p
 WHERE p.indicator = $1 AND p.ends_on > $2 AND NOT EXISTS (SELECT 1 FROM measurement m WHERE m.period = p.id)
 ORDER BY p.number;

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

-- Those of a plan that is not public feed nobody, nor does a rehearsal feed what is none.
-- name: indicator_children -> indicator
SELECT {columns x}
  FROM indicator_feeding f
  JOIN indicator x ON x.id = f.child
 WHERE f.parent = $1
 ORDER BY x.id;

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
                              target_micro, achievement_centi, category, disputed, corrected, missing, methodology,
                              achievement_disputed, achievement_corrected)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
ON CONFLICT (indicator, period, part) DO UPDATE
   SET version = excluded.version, status = excluded.status, value_micro = excluded.value_micro,
       numerator_micro = excluded.numerator_micro, denominator_micro = excluded.denominator_micro, words = excluded.words,
       target_micro = excluded.target_micro, achievement_centi = excluded.achievement_centi, category = excluded.category,
       disputed = excluded.disputed, corrected = excluded.corrected, missing = excluded.missing,
       methodology = excluded.methodology, achievement_disputed = excluded.achievement_disputed,
       achievement_corrected = excluded.achievement_corrected;

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

-- Those that others feed since a plan was published, a day or two ago.
-- name: indicator_joined -> measurement_ref
SELECT DISTINCT x.parent AS id
  FROM indicator x
  JOIN plan_edition e ON e.plan = x.plan
 WHERE x.parent IS NOT NULL AND x.state <> 'borrador' AND e.published_on >= $1
 ORDER BY id;

-- Indicators of which a period's last day to report passed with nothing in its result yet.
-- name: indicator_turned -> measurement_ref
SELECT DISTINCT r.indicator AS id
  FROM indicator_result r
  JOIN indicator_period p ON p.id = r.period
  JOIN indicator x ON x.id = r.indicator
  JOIN jurisdiction j ON j.id = x.jurisdiction
 WHERE r.status = 'por-reportar' AND p.due_on < $1 AND j.utc_offset_s = $2
 ORDER BY r.indicator;

-- The pages
-- name: indicator_period_of_number -> indicator_period
SELECT {columns}
  FROM indicator_period
 WHERE indicator = $1 AND number = $2;

-- The one that goes its way.
-- name: measurement_under_way -> measurement
SELECT {columns}
  FROM measurement
 WHERE period = $1 AND state IN ('borrador', 'autorizado', 'enviado', 'devuelto', 'aceptado');

-- The public one that counts.
-- name: measurement_counted -> measurement
SELECT {columns}
  FROM measurement
 WHERE period = $1 AND state IN ('publicado', 'bloqueado')
 ORDER BY id DESC
 LIMIT 1;

-- All of a period that are public, newest first, and one more.
-- name: measurements_of_period -> measurement
SELECT {columns}
  FROM measurement
 WHERE period = $1 AND (state IN ('publicado', 'bloqueado') OR id = $2)
 ORDER BY id DESC;

-- name: measurement_parts_of -> measurement_part
SELECT {columns}
  FROM measurement_part
 WHERE measurement = $1
 ORDER BY part;

-- name: measurement_evidence -> evidence
SELECT {columns e}
  FROM evidence e
  JOIN measurement_proof p ON p.evidence = e.id
 WHERE p.measurement = $1
 ORDER BY e.id;

-- name: measurement_proof_link
SELECT id FROM measurement_proof WHERE measurement = $1 AND evidence = $2;

-- name: measurement_words_of -> measurement_word
SELECT {columns w}, i.name AS institution_name
  FROM measurement_word w
  JOIN institution i ON i.id = w.institution
 WHERE w.measurement = $1
 ORDER BY w.id;

-- Counterparts of the commitment whose word is waited for.
-- name: measurement_silent
SELECT count(*) AS n
  FROM commitment_institution ci
 WHERE ci.commitment = $1 AND ci.role = 'contraparte' AND ci.until_on IS NULL AND ci.institution <> $3
   AND NOT EXISTS (SELECT 1 FROM measurement_word w
                    WHERE w.measurement = $2 AND w.institution = ci.institution
                      AND (w.closed_how IS NULL OR w.closed_how NOT IN ('retiro', 'valor-anterior')));

-- On whose behalf a counterpart speaks: one or more.
-- name: measurement_speaks_for -> measurement_party
SELECT DISTINCT i.id, i.name
  FROM commitment_person cp
  JOIN institution i ON i.id = cp.institution
 WHERE cp.commitment = $1 AND cp.person = $2 AND cp.role = 'contraparte' AND cp.from_on <= $3 AND (cp.until_on IS NULL OR cp.until_on >= $3)
 ORDER BY i.name, i.id;

-- The last authorised value of the indicator, for who authorises the next.
-- name: measurement_before -> measurement
SELECT {columns}
  FROM measurement
 WHERE indicator = $1 AND authorised_name IS NOT NULL AND id <> $2
 ORDER BY id DESC
 LIMIT 1;

-- What the days bring
-- name: measurements_ripe -> measurement_due
SELECT m.id, j.utc_offset_s
  FROM measurement m
  JOIN indicator x ON x.id = m.indicator
  JOIN jurisdiction j ON j.id = x.jurisdiction
 WHERE m.state = 'aceptado' AND m.public_on <= $1
 ORDER BY m.id;

-- Series that are over: closed or replaced, or of a plan that ended.
-- At most a thousand at a time: the rest is the next turn's.
-- name: measurements_over -> measurement_due
SELECT m.id, j.utc_offset_s
  FROM measurement m
  JOIN indicator x ON x.id = m.indicator
  JOIN jurisdiction j ON j.id = x.jurisdiction
  LEFT JOIN plan p ON p.id = x.plan
 WHERE m.state = 'publicado' AND (x.state IN ('cerrado', 'reemplazado') OR p.state = 'cerrado')
   AND NOT EXISTS (SELECT 1 FROM measurement w
                    WHERE w.period = m.period AND w.state IN ('enviado', 'aceptado')) -- what was not sent is too late
 ORDER BY m.id
 LIMIT 1000;

-- What waits for people
-- Values due of the institutions whose focal point the person is.
-- name: measurement_wait_own -> measurement_wait
SELECT p.id AS period, p.number AS period_number, p.due_on, x.code, v.name, j.code AS jurisdiction_code, m.id AS measurement, m.state
  FROM indicator_period p
  JOIN indicator x ON x.id = p.indicator
  JOIN jurisdiction j ON j.id = x.jurisdiction
  JOIN indicator_version v ON v.indicator = x.id AND v.state = 'vigente'
  LEFT JOIN measurement m ON m.period = p.id AND m.state IN ('borrador', 'autorizado', 'enviado', 'devuelto', 'aceptado')
 WHERE x.state = 'vigente' AND v.type <> 'indice' AND p.locked_on IS NULL AND p.ends_on <= $2
   AND (v.until_on IS NULL OR p.ends_on <= v.until_on)
   AND (x.plan IS NULL OR EXISTS (SELECT 1 FROM plan q WHERE q.id = x.plan AND q.state = 'publicado'))
   AND (v.rollup = 'no' OR NOT EXISTS (SELECT 1 FROM indicator_feeding y WHERE y.parent = x.id))
   AND (m.id IS NULL OR m.state IN ('borrador', 'autorizado', 'devuelto'))
   AND (m.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM measurement d WHERE d.period = p.id))
   AND EXISTS (SELECT 1 FROM commitment_person cp
                WHERE cp.person = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
                  AND (cp.institution = x.institution OR cp.institution = x.reports_by OR (cp.institution IS NULL AND cp.commitment = x.commitment)))
 ORDER BY p.due_on, x.code, p.number
 LIMIT 50;

-- name: measurement_wait_words -> measurement_wait
SELECT p.id AS period, p.number AS period_number, m.sent_on AS due_on, x.code, v.name, j.code AS jurisdiction_code, m.id AS measurement, m.state,
       x.jurisdiction
  FROM measurement m
  JOIN indicator_period p ON p.id = m.period
  JOIN indicator x ON x.id = m.indicator
  JOIN jurisdiction j ON j.id = x.jurisdiction
  JOIN indicator_version v ON v.id = m.version
  JOIN commitment_person cp ON cp.commitment = x.commitment
 WHERE m.state IN ('enviado', 'aceptado') AND cp.person = $1 AND cp.role = 'contraparte' AND cp.from_on <= $2
   AND (cp.until_on IS NULL OR cp.until_on >= $2) AND cp.institution <> x.institution
   AND NOT EXISTS (SELECT 1 FROM measurement_word w
                    WHERE w.measurement = m.id AND w.institution = cp.institution
                      AND (w.closed_how IS NULL OR w.closed_how NOT IN ('retiro', 'valor-anterior')))
 ORDER BY m.sent_on, m.id;

-- name: measurement_wait_replies -> measurement_wait
SELECT p.id AS period, p.number AS period_number, w.given_on AS due_on, x.code, v.name, j.code AS jurisdiction_code, m.id AS measurement, m.state,
       x.jurisdiction
  FROM measurement_word w
  JOIN measurement m ON m.id = w.measurement
  JOIN indicator_period p ON p.id = m.period
  JOIN indicator x ON x.id = m.indicator
  JOIN jurisdiction j ON j.id = x.jurisdiction
  JOIN indicator_version v ON v.id = m.version
 WHERE w.kind = 'disputa' AND w.closed_on IS NULL AND w.replied_on IS NULL
   AND EXISTS (SELECT 1 FROM commitment_person cp
                WHERE cp.person = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
                  AND (cp.institution = x.institution OR cp.institution = x.reports_by OR (cp.institution IS NULL AND cp.commitment = x.commitment)))
 ORDER BY w.given_on, w.id;

-- name: measurement_wait_checks -> measurement_wait
SELECT p.id AS period, p.number AS period_number, m.sent_on AS due_on, x.code, v.name, j.code AS jurisdiction_code, m.id AS measurement, m.state,
       x.jurisdiction
  FROM measurement m
  JOIN indicator_period p ON p.id = m.period
  JOIN indicator x ON x.id = m.indicator
  JOIN jurisdiction j ON j.id = x.jurisdiction
  JOIN indicator_version v ON v.id = m.version
 WHERE m.state = 'enviado'
 ORDER BY m.sent_on, m.id;

-- Late values of a jurisdiction, the longest first.
-- name: measurement_late -> measurement_wait
SELECT p.id AS period, p.number AS period_number, p.due_on, x.code, v.name, j.code AS jurisdiction_code, r.id AS measurement, i.name AS institution_name,
       x.jurisdiction
  FROM indicator_result r
  JOIN indicator_period p ON p.id = r.period
  JOIN indicator x ON x.id = r.indicator
  JOIN jurisdiction j ON j.id = x.jurisdiction
  JOIN indicator_version v ON v.id = r.version
  JOIN institution i ON i.id = x.institution
 WHERE x.jurisdiction = $1 AND r.part = 0 AND r.status = 'sin-reporte' AND v.type <> 'indice' AND x.state = 'vigente' AND p.due_on >= $2
   AND NOT EXISTS (SELECT 1 FROM measurement m WHERE m.period = p.id AND m.state IN ('enviado', 'aceptado'))
 ORDER BY p.due_on, x.code, p.number;

-- Data sets
-- name: indicator_periods_data -> period_datum
SELECT x.code AS indicator, p.number AS period, p.starts_on, p.ends_on, p.due_on, p.moved, p.locked_on
  FROM indicator_period p
  JOIN indicator x ON x.id = p.indicator
  LEFT JOIN plan pl ON pl.id = x.plan
 WHERE x.jurisdiction = $1 AND x.state <> 'borrador' AND (pl.id IS NULL OR pl.state IN ('publicado', 'cerrado'))
 ORDER BY x.code, p.number;

-- name: measurements_data -> measurement_datum
SELECT x.code AS indicator, p.number AS period,
       (SELECT count(*) FROM measurement b WHERE b.indicator = m.indicator AND b.period = m.period AND b.id < m.id AND b.state IN ('publicado', 'bloqueado')) AS adjustment,
       v.number AS version, m.kind, m.value_micro, m.numerator_micro, m.denominator_micro, m.words, m.parts_note, m.unusual_note,
       m.correction, m.channel, m.authorised_name, m.authorised_post, m.authorised_letter, m.authorised_on, m.sent_on, m.checked_on,
       m.public_on, m.replaced_on, (SELECT count(*) FROM measurement_proof mp WHERE mp.measurement = m.id) AS proofs
  FROM measurement m
  JOIN indicator x ON x.id = m.indicator
  JOIN indicator_period p ON p.id = m.period
  JOIN indicator_version v ON v.id = m.version
  LEFT JOIN plan pl ON pl.id = x.plan
 WHERE x.jurisdiction = $1 AND coalesce(m.state, '') IN ('publicado', 'bloqueado') AND (pl.id IS NULL OR pl.state IN ('publicado', 'cerrado'))
 ORDER BY x.code, p.number, m.id;

-- name: measurement_parts_data -> measurement_part_datum
SELECT x.code AS indicator, p.number AS period,
       (SELECT count(*) FROM measurement b WHERE b.indicator = m.indicator AND b.period = m.period AND b.id < m.id AND b.state IN ('publicado', 'bloqueado')) AS adjustment,
       ip.dimension, ip.code AS part, mp.kind, mp.value_micro, mp.numerator_micro, mp.denominator_micro
  FROM measurement_part mp
  JOIN measurement m ON m.id = mp.measurement
  JOIN indicator x ON x.id = m.indicator
  JOIN indicator_period p ON p.id = m.period
  JOIN indicator_part ip ON ip.id = mp.part
  LEFT JOIN plan pl ON pl.id = x.plan
 WHERE x.jurisdiction = $1 AND coalesce(m.state, '') IN ('publicado', 'bloqueado') AND (pl.id IS NULL OR pl.state IN ('publicado', 'cerrado'))
 ORDER BY x.code, p.number, m.id, ip.dimension, ip.code;

-- name: results_data -> result_datum
SELECT x.code AS indicator, p.number AS period, ip.dimension, ip.code AS part, v.number AS version, r.status, r.value_micro,
       r.numerator_micro, r.denominator_micro, r.words, r.target_micro, r.achievement_centi, r.category, r.disputed, r.corrected, r.achievement_disputed, r.achievement_corrected, r.missing,
       coalesce(mj.code, 'todas') AS methodology_of, mt.code AS methodology_code, mt.number AS methodology_number
  FROM indicator_result r
  JOIN indicator x ON x.id = r.indicator
  JOIN indicator_period p ON p.id = r.period
  JOIN indicator_version v ON v.id = r.version
  JOIN methodology mt ON mt.id = r.methodology
  LEFT JOIN jurisdiction mj ON mj.id = mt.jurisdiction
  LEFT JOIN indicator_part ip ON ip.id = r.part
  LEFT JOIN plan pl ON pl.id = x.plan
 WHERE x.jurisdiction = $1 AND x.state <> 'borrador' AND (pl.id IS NULL OR pl.state IN ('publicado', 'cerrado'))
 ORDER BY x.code, p.number, coalesce(ip.dimension, ''), coalesce(ip.code, '');

-- name: measurement_words_data -> measurement_word_datum
SELECT x.code AS indicator, p.number AS period,
       (SELECT count(*) FROM measurement b WHERE b.indicator = m.indicator AND b.period = m.period AND b.id < m.id AND b.state IN ('publicado', 'bloqueado')) AS adjustment,
       (SELECT count(*) FROM measurement_word y WHERE y.measurement = w.measurement AND y.id <= w.id AND y.public_on IS NOT NULL) AS word_number,
       i.code AS institution_code, i.name AS institution_name, w.kind, w.reasons, w.given_on, w.public_on, w.reply, w.replied_on, w.closed_on,
       w.closed_how, a.number AS act_number
  FROM measurement_word w
  JOIN measurement m ON m.id = w.measurement
  JOIN indicator x ON x.id = m.indicator
  JOIN indicator_period p ON p.id = m.period
  JOIN institution i ON i.id = w.institution
  LEFT JOIN act a ON a.id = w.act
  LEFT JOIN plan pl ON pl.id = x.plan
 WHERE x.jurisdiction = $1 AND coalesce(m.state, '') IN ('publicado', 'bloqueado') AND w.public_on IS NOT NULL
   AND (pl.id IS NULL OR pl.state IN ('publicado', 'cerrado'))
 ORDER BY x.code, p.number, m.id, w.id;

-- Checks
-- name: measurement_indicators -> measurement_ref
SELECT id FROM indicator WHERE id > $1 ORDER BY id LIMIT 500;

-- The first period that is told as not due yet.
-- name: measurement_looked -> indicator_period
SELECT {columns p}
  FROM indicator_period p
  JOIN indicator_result r ON r.period = p.id
 WHERE r.status = 'por-reportar'
 ORDER BY p.due_on, p.id
 LIMIT 1;

-- name: measurement_stale_is
SELECT count(*) AS n FROM indicator_stale;

-- name: measurements_unproved -> measurement_ref
SELECT m.id
  FROM measurement m
 WHERE m.state IN ('publicado', 'bloqueado') AND m.kind = 'reportado'
   AND NOT EXISTS (SELECT 1 FROM measurement_proof p WHERE p.measurement = m.id)
 ORDER BY m.id;

-- name: measurements_double -> measurement_ref
SELECT min(m.id) AS id
  FROM measurement m
 WHERE m.state IN ('publicado', 'bloqueado') AND m.replaced_on IS NULL
 GROUP BY m.period
HAVING count(*) > 1
 ORDER BY 1;

-- name: measurements_odd -> measurement_ref
SELECT m.id
  FROM measurement m
  JOIN indicator_period p ON p.id = m.period
  LEFT JOIN measurement o ON o.id = m.corrects
 WHERE p.indicator <> m.indicator
    OR (m.state IN ('publicado', 'bloqueado') AND (m.public_on IS NULL OR m.published_on IS NULL OR m.checked_on IS NULL OR m.sent_on IS NULL
                                                  OR m.authorised_on IS NULL OR m.public_on < m.checked_on OR m.checked_on < m.sent_on))
    OR (m.state NOT IN ('publicado', 'bloqueado') AND (m.published_on IS NOT NULL OR m.replaced_on IS NOT NULL))
    OR (m.state = 'enviado' AND (m.sent_on IS NULL OR m.authorised_on IS NULL))
    OR (m.state = 'aceptado' AND (m.checked_on IS NULL OR m.public_on IS NULL))
    OR (m.corrects IS NOT NULL AND (o.period <> m.period OR o.id >= m.id OR o.published_on IS NULL OR m.correction IS NULL))
    OR (m.corrects IS NOT NULL AND m.state IN ('publicado', 'bloqueado') AND o.replaced_on IS NULL)
 ORDER BY m.id;
