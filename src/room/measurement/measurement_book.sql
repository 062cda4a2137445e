-- SPDX-License-Identifier: EUPL-1.2
-- The workbook of values. $3: the person who answers for the indicators, or 0; $4: the institution, or 0.
-- name: measurement_owed_rows -> measurement_owed
SELECT x.id AS indicator, x.code, x.institution, p.id AS period, p.number, p.starts_on, p.ends_on, p.due_on,
       v.id AS version, v.name, v.type, v.direction, v.accumulation, v.unit, v.decimals, v.factor_micro, v.scale, v.least_micro, v.most_micro,
       v.parts_rule, m.id AS measurement, m.revision, m.kind, m.value_micro, m.numerator_micro, m.denominator_micro, m.words, m.parts_note,
       m.unusual_note, m.channel,
       coalesce((SELECT max(z.number) FROM indicator_version z
                  WHERE z.indicator = x.id AND z.change = 'cambio-metodo' AND z.state IN ('vigente', 'reemplazada') AND z.number <= v.number), 1) AS series
  FROM indicator x
  JOIN indicator_period p ON p.indicator = x.id
  LEFT JOIN measurement m ON m.period = p.id AND m.state IN ('borrador', 'autorizado', 'devuelto')
  JOIN indicator_version v
    ON v.indicator = x.id
   AND v.number = coalesce((SELECT z.number FROM indicator_version z WHERE z.id = m.version),
                           (SELECT max(z.number) FROM indicator_version z
                             WHERE z.indicator = x.id AND z.state IN ('vigente', 'reemplazada') AND z.from_on <= p.ends_on),
                           (SELECT min(z.number) FROM indicator_version z WHERE z.indicator = x.id AND z.state IN ('vigente', 'reemplazada')))
 WHERE x.jurisdiction = $1 AND x.state = 'vigente' AND v.type <> 'indice' AND p.ends_on <= $2 AND p.locked_on IS NULL
   AND (x.plan IS NULL OR EXISTS (SELECT 1 FROM plan q WHERE q.id = x.plan AND q.state = 'publicado'))
   AND (v.rollup = 'no' OR NOT EXISTS (SELECT 1 FROM indicator_feeding y WHERE y.parent = x.id)) -- the sum of others is typed online, with its reason
   AND NOT EXISTS (SELECT 1 FROM measurement s WHERE s.period = p.id
                      AND (s.state NOT IN ('borrador', 'autorizado', 'devuelto') OR ($3 = 0 AND s.channel <> 'oficio'))) -- a draft is its writers'
   AND (EXISTS (SELECT 1 FROM commitment_person cp
                 WHERE cp.person = $3 AND cp.role = 'punto-focal' AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
                   AND (cp.institution = x.institution OR cp.institution = x.reports_by OR (cp.institution IS NULL AND cp.commitment = x.commitment)
                     OR (cp.institution IS NULL
                         AND EXISTS (SELECT 1 FROM commitment_institution ci
                                      WHERE ci.commitment = cp.commitment AND ci.role = 'lider' AND ci.until_on IS NULL
                                        AND (ci.institution = x.institution OR ci.institution = x.reports_by)))))
        OR $3 = 0)
   AND (x.institution = $4 OR x.reports_by = $4 OR $4 = 0)
 ORDER BY x.code, x.id, p.number
 LIMIT 5000;

-- Parts of the sheets that those may be reported under.
-- name: measurement_owed_parts -> indicator_part
SELECT {columns pt}
  FROM indicator_part pt
  JOIN indicator_version v ON v.id = pt.version
  JOIN indicator x ON x.id = v.indicator
 WHERE x.jurisdiction = $1 AND x.state = 'vigente' AND v.state IN ('vigente', 'reemplazada')
   AND (EXISTS (SELECT 1 FROM commitment_person cp
                 WHERE cp.person = $3 AND cp.role = 'punto-focal' AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
                   AND (cp.institution = x.institution OR cp.institution = x.reports_by OR (cp.institution IS NULL AND cp.commitment = x.commitment)
                     OR (cp.institution IS NULL
                         AND EXISTS (SELECT 1 FROM commitment_institution ci
                                      WHERE ci.commitment = cp.commitment AND ci.role = 'lider' AND ci.until_on IS NULL
                                        AND (ci.institution = x.institution OR ci.institution = x.reports_by)))))
        OR $3 = 0)
   AND (x.institution = $4 OR x.reports_by = $4 OR $4 = 0)
 ORDER BY pt.version, pt.dimension, pt.position, pt.id;

-- name: measurement_owed_drafts -> measurement_part
SELECT {columns mp}
  FROM measurement_part mp
  JOIN measurement m ON m.id = mp.measurement
  JOIN indicator x ON x.id = m.indicator
 WHERE x.jurisdiction = $1 AND m.state IN ('borrador', 'autorizado', 'devuelto')
 ORDER BY mp.measurement, mp.part;

-- What each showed before, for what is unusual.
-- name: measurement_owed_series -> measurement_showed
SELECT r.indicator, p.number, p.ends_on, r.value_micro, r.numerator_micro,
       coalesce((SELECT max(z.number) FROM indicator_version z
                  WHERE z.indicator = r.indicator AND z.change = 'cambio-metodo' AND z.state IN ('vigente', 'reemplazada') AND z.number <= v.number), 1) AS series
  FROM indicator_result r
  JOIN indicator_period p ON p.id = r.period
  JOIN indicator_version v ON v.id = r.version
  JOIN indicator x ON x.id = r.indicator
 WHERE x.jurisdiction = $1 AND x.state = 'vigente' AND r.part = 0 AND r.value_micro IS NOT NULL
   AND (x.institution = $2 OR x.reports_by = $2 OR $2 = 0)
 ORDER BY r.indicator, p.number
 LIMIT 50000;

-- Whether the person is a focal point of an indicator there.
-- name: measurement_focal_here
SELECT count(*) AS n
  FROM commitment_person cp
  JOIN commitment c ON c.id = cp.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.jurisdiction = $1 AND cp.person = $2 AND cp.role = 'punto-focal' AND cp.from_on <= $3 AND (cp.until_on IS NULL OR cp.until_on >= $3);

-- name: measurement_book_of -> measurement_book
SELECT {columns} FROM measurement_book WHERE jurisdiction = $1 AND added_by = $2 AND coalesce(institution, 0) = $3 ORDER BY id DESC LIMIT 1;

-- name: measurement_book_link_there
SELECT count(*) AS n FROM measurement_proof x JOIN evidence e ON e.id = x.evidence WHERE x.measurement = $1 AND e.url = $2;
