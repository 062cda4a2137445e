-- SPDX-License-Identifier: EUPL-1.2
-- name: deadlines_of_jurisdiction -> deadline
SELECT {columns}
  FROM deadline
 WHERE jurisdiction = $1
 ORDER BY due_on, kind, record;

-- Of a plan when $4 is its number, of the whole place when it is 0.
-- name: deadlines_between -> deadline
SELECT {columns}
  FROM deadline
 WHERE jurisdiction = $1 AND due_on BETWEEN $2 AND $3 AND ($4 = 0 OR plan_number = $4)
 ORDER BY due_on, kind, record
 LIMIT $5;

-- What everybody may read and search engines should know of, the newest plans first.
-- name: public_pages -> public_page
SELECT x.kind, x.code, x.plan_number, x.number
  FROM (SELECT 1 AS place, 0 AS newest, 'lugar' AS kind, j.code AS code, NULL AS plan_number, CAST(NULL AS TEXT) AS number, j.id AS record
          FROM jurisdiction j
         WHERE j.practice = 0
        UNION ALL
        SELECT 2, -p.number, 'plan', j.code, p.number, NULL, p.id
          FROM plan p
          JOIN jurisdiction j ON j.id = p.jurisdiction
         WHERE p.state IN ('publicado', 'cerrado') AND j.practice = 0
        UNION ALL
        SELECT 3, -p.number, 'compromiso', j.code, p.number, c.number, c.id
          FROM commitment c
          JOIN plan p ON p.id = c.plan
          JOIN jurisdiction j ON j.id = p.jurisdiction
         WHERE p.state IN ('publicado', 'cerrado') AND j.practice = 0
        UNION ALL
        SELECT 4, 0, 'indicador', j.code, NULL, i.code, i.id
          FROM indicator i
          JOIN jurisdiction j ON j.id = i.jurisdiction
          LEFT JOIN plan p ON p.id = i.plan
         WHERE i.state IN ('vigente', 'reemplazado', 'cerrado') AND (i.plan IS NULL OR p.state IN ('publicado', 'cerrado'))
           AND j.practice = 0
        UNION ALL
        SELECT 5, 0, 'proceso', j.code, NULL, CAST(c.number AS TEXT), c.id
          FROM cocreation c
          JOIN jurisdiction j ON j.id = c.jurisdiction
         WHERE (c.state IN ('activa', 'cerrada') OR c.announced_on IS NOT NULL OR c.activated_on IS NOT NULL) AND j.practice = 0) x
 ORDER BY x.place, x.newest, x.code, x.record
 LIMIT $1;
