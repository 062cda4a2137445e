-- SPDX-License-Identifier: EUPL-1.2
-- The whole of a plan, each list by one statement.
-- name: edition_commitments -> commitment
SELECT {columns}
  FROM commitment
 WHERE plan = $1
 ORDER BY position, id;

-- name: edition_values -> commitment_value
SELECT {columns v}
  FROM commitment_value v
  JOIN commitment c ON c.id = v.commitment
 WHERE c.plan = $1
 ORDER BY c.position, c.id, v.id;

-- name: edition_money -> financing
SELECT {columns f}
  FROM financing f
  JOIN commitment c ON c.id = f.commitment
 WHERE c.plan = $1
 ORDER BY c.position, c.id, f.id;

-- What stands beside, by code: ids differ between installations. Sorted afterwards, byte by byte.
-- name: edition_links -> edition_link
SELECT ci.commitment AS owner, 'institucion' AS what, ci.role AS kind, i.code, i.name, i.sector AS detail, ci.from_on, ci.until_on
  FROM commitment_institution ci
  JOIN institution i ON i.id = ci.institution
  JOIN commitment c ON c.id = ci.commitment
 WHERE c.plan = $1
UNION ALL
SELECT ct.commitment, 'tema', t.kind, t.code, t.name, NULL, NULL, NULL
  FROM commitment_topic ct
  JOIN topic t ON t.id = ct.topic
  JOIN commitment c ON c.id = ct.commitment
 WHERE c.plan = $1
UNION ALL
SELECT cy.commitment, 'territorio', t.level, t.code, t.name, NULL, NULL, NULL
  FROM commitment_territory cy
  JOIN territory t ON t.id = cy.territory
  JOIN commitment c ON c.id = cy.commitment
 WHERE c.plan = $1
UNION ALL
SELECT c.id, 'continua', CAST(p.number AS TEXT), o.number, o.title, NULL, NULL, NULL
  FROM commitment c
  JOIN commitment o ON o.id = c.carried_from
  JOIN plan p ON p.id = o.plan
 WHERE c.plan = $1
UNION ALL
SELECT c.id, 'retiro', a.body, a.number, a.title, NULL, NULL, NULL
  FROM commitment c
  JOIN act a ON a.id = c.withdrawn_act
 WHERE c.plan = $1
UNION ALL
SELECT m.id, 'retiro-hito', a.body, a.number, a.title, NULL, NULL, NULL
  FROM milestone m
  JOIN commitment c ON c.id = m.commitment
  JOIN act a ON a.id = m.withdrawn_act
 WHERE c.plan = $1
UNION ALL
SELECT m.id, 'responsable', NULL, i.code, i.name, NULL, NULL, NULL
  FROM milestone m
  JOIN commitment c ON c.id = m.commitment
  JOIN institution i ON i.id = m.institution
 WHERE c.plan = $1
UNION ALL
SELECT d.milestone, 'espera', NULL, b.number, b.title, NULL, NULL, NULL
  FROM milestone_dependency d
  JOIN milestone m ON m.id = d.milestone
  JOIN milestone b ON b.id = d.depends_on
  JOIN commitment c ON c.id = m.commitment
 WHERE c.plan = $1;

-- name: edition_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM plan_edition
 WHERE plan = $1;

-- name: edition_text_of -> record_text
SELECT {columns}
  FROM record_text
 WHERE record = $1 AND record_id = $2 AND language = $3 AND field = $4;

-- name: edition_frozen -> plan_edition
SELECT {columns}
  FROM plan_edition
 WHERE snapshot IS NOT NULL
 ORDER BY id;
