-- SPDX-License-Identifier: EUPL-1.2
-- name: indicator_of_code -> indicator
SELECT {columns} FROM indicator WHERE jurisdiction = $1 AND code = $2;

-- An address: the indicator, whose it is, what it measures, and the sheet in force (of a draft, its newest).
-- name: indicator_at -> indicator
SELECT {columns i}, {columns j jurisdiction}, {columns p plan}, {columns c commitment}, {columns v indicator_version}
  FROM jurisdiction j
  JOIN indicator i ON i.jurisdiction = j.id
  LEFT JOIN plan p ON p.id = i.plan
  LEFT JOIN commitment c ON c.id = i.commitment
  LEFT JOIN indicator_version v
         ON v.indicator = i.id
        AND v.number = coalesce((SELECT max(x.number) FROM indicator_version x WHERE x.indicator = i.id AND x.state = 'vigente'),
                                (SELECT max(x.number) FROM indicator_version x WHERE x.indicator = i.id AND x.state <> 'descartada'),
                                1)
 WHERE j.code = $1 AND i.code = $2;

-- What a person is beside an indicator: counterparts of its commitment; focal points of the institution that answers
-- for it and of the one that reports on its behalf, and those of its commitment that are of no institution. Whoever
-- answers there for another institution reads and writes nothing of it before it is public.
-- name: indicator_roles_of_person -> indicator_own_role
SELECT DISTINCT cp.role
  FROM commitment_person cp
 WHERE cp.person = $1 AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
   AND ((cp.role = 'contraparte' AND cp.commitment = $3)
     OR (cp.role = 'punto-focal'
         AND (cp.institution = $4 OR cp.institution = $5 OR (cp.institution IS NULL AND cp.commitment = $3)
           OR (cp.institution IS NULL
               AND EXISTS (SELECT 1 FROM commitment_institution ci
                            WHERE ci.commitment = cp.commitment AND ci.role = 'lider' AND ci.until_on IS NULL
                              AND (ci.institution = $4 OR ci.institution = $5))))));

-- name: indicator_versions -> indicator_version
SELECT {columns} FROM indicator_version WHERE indicator = $1 ORDER BY number DESC;

-- name: indicator_parts -> indicator_part
SELECT {columns} FROM indicator_part WHERE version = $1 ORDER BY dimension, position, id;

-- name: indicator_targets -> indicator_target
SELECT {columns} FROM indicator_target WHERE version = $1 ORDER BY coalesce(part, 0), starts_on, ends_on, id;

-- Lists: the sheet in force, or of a draft its newest. Those of drafts and of plans in draft only with $2 = 1.
-- name: indicator_cards -> indicator_card
SELECT i.id, i.code, v.name, v.level, v.type, v.unit, i.state, v.state AS version_state, p.number AS plan_number, c.number AS commitment_number,
       coalesce(c.short_title, c.title) AS commitment_title, i.commitment, i.institution, o.name AS institution_name,
       o.code AS institution_code, i.shared,
       CASE WHEN i.state = 'borrador' OR p.state = 'borrador' THEN 1 ELSE 0 END AS draft
  FROM indicator i
  JOIN indicator_version v
    ON v.indicator = i.id
   AND v.number = coalesce((SELECT max(x.number) FROM indicator_version x WHERE x.indicator = i.id AND x.state = 'vigente'),
                           (SELECT max(x.number) FROM indicator_version x WHERE x.indicator = i.id AND x.state <> 'descartada'), 1)
  JOIN institution o ON o.id = i.institution
  LEFT JOIN plan p ON p.id = i.plan
  LEFT JOIN commitment c ON c.id = i.commitment
 WHERE i.jurisdiction = $1
   AND (p.state IS NULL OR p.state <> 'retirado')
   AND ($2 = 1 OR (i.state <> 'borrador' AND (p.state IS NULL OR p.state <> 'borrador')))
   AND (EXISTS (SELECT 1 FROM indicator_topic it JOIN topic t ON t.id = it.topic WHERE it.indicator = i.id AND t.code = $3) OR $3 = '')
 ORDER BY p.number DESC NULLS LAST, c.position NULLS LAST, i.code;

-- What a person answers for or speaks of in a jurisdiction.
-- name: indicator_duties -> indicator_duty
SELECT cp.role, cp.commitment,
       coalesce(cp.institution, (SELECT min(ci.institution) FROM commitment_institution ci
                                  WHERE ci.commitment = cp.commitment AND ci.role = 'lider' AND ci.until_on IS NULL)) AS institution
  FROM commitment_person cp
  JOIN commitment c ON c.id = cp.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.jurisdiction = $1 AND cp.person = $2 AND cp.from_on <= $3 AND (cp.until_on IS NULL OR cp.until_on >= $3)
 ORDER BY cp.commitment, cp.id;

-- Those of a plan in draft only with $2 = 1, or of the plan $3.
-- name: indicator_commitments -> indicator_commitment
SELECT c.id, p.id AS plan, p.number AS plan_number, c.number, coalesce(c.short_title, c.title) AS title
  FROM commitment c
  JOIN plan p ON p.id = c.plan
 WHERE p.jurisdiction = $1 AND p.state <> 'retirado' AND c.state = 'vigente' AND (p.state <> 'borrador' OR $2 = 1 OR p.id = $3)
 ORDER BY p.number DESC, c.position, c.id;

-- What formulas may name: of each indicator the sheet in force, or its newest draft.
-- name: indicator_names -> indicator_name
SELECT i.id, i.code, v.type, v.unit, v.months, v.formula, i.state, i.plan,
       CASE WHEN p.state IN ('borrador', 'retirado') THEN 1 ELSE 0 END AS hidden
  FROM indicator i
  LEFT JOIN plan p ON p.id = i.plan
  JOIN indicator_version v
    ON v.indicator = i.id
   AND v.number = coalesce((SELECT max(x.number) FROM indicator_version x WHERE x.indicator = i.id AND x.state = 'vigente'),
                           (SELECT max(x.number) FROM indicator_version x WHERE x.indicator = i.id AND x.state <> 'descartada'), 1)
 WHERE i.jurisdiction = $1
 ORDER BY i.code;

-- name: indicator_topics -> indicator_topic_row
SELECT it.id, t.code, t.kind, t.name, t.name_en
  FROM indicator_topic it
  JOIN topic t ON t.id = it.topic
 WHERE it.indicator = $1
 ORDER BY t.kind, t.position, t.id;

-- name: indicator_topic_of
SELECT id FROM indicator_topic WHERE indicator = $1 AND topic = $2;

-- name: indicator_links -> indicator_link_row
SELECT il.id, il.commitment, p.number AS plan_number, c.number, coalesce(c.short_title, c.title) AS title
  FROM indicator_link il
  JOIN commitment c ON c.id = il.commitment
  JOIN plan p ON p.id = c.plan
 WHERE il.indicator = $1 AND (p.state <> 'borrador' OR $2 = 1)
 ORDER BY p.number DESC, c.position, c.id;

-- The institution that answers, who reports on its behalf, the milestone, the parent, what took its place.
-- name: indicator_about -> indicator_about
SELECT o.name AS institution_name, o.code AS institution_code, b.name AS reports_name, b.code AS reports_code,
       m.number AS milestone_number, m.title AS milestone_title,
       pi.code AS parent_code, pj.code AS parent_place, pj.name AS parent_place_name,
       n.code AS next_code, nv.name AS next_name, a.number AS ending_act_number, va.number AS act_number
  FROM indicator i
  JOIN institution o ON o.id = i.institution
  LEFT JOIN institution b ON b.id = i.reports_by
  LEFT JOIN milestone m ON m.id = i.milestone
  LEFT JOIN indicator pi ON pi.id = i.parent AND pi.state <> 'borrador'
  LEFT JOIN jurisdiction pj ON pj.id = pi.jurisdiction
  LEFT JOIN indicator n ON n.id = i.replaced_by
  LEFT JOIN indicator_version nv ON nv.indicator = n.id AND nv.state = 'vigente'
  LEFT JOIN act a ON a.id = i.ending_act
  LEFT JOIN indicator_version v ON v.indicator = i.id AND v.state = 'vigente'
  LEFT JOIN act va ON va.id = v.act
 WHERE i.id = $1;

-- Indicators of other places that report to this one.
-- name: indicator_fed_by -> indicator_child
SELECT i.code, j.code AS place, j.name AS place_name, v.name
  FROM indicator i
  JOIN jurisdiction j ON j.id = i.jurisdiction
  JOIN indicator_version v ON v.indicator = i.id AND v.state = 'vigente'
  LEFT JOIN plan p ON p.id = i.plan
 WHERE i.parent = $1 AND i.state <> 'borrador' AND j.practice = 0 AND (p.state IS NULL OR p.state NOT IN ('borrador', 'retirado'))
 ORDER BY j.name, i.code;

-- The library: shared sheets in force, of every place.
-- name: indicator_library -> indicator_shared
SELECT i.id, i.code, j.code AS place, j.name AS place_name, j.id AS jurisdiction, v.name, v.level, v.type, v.unit, v.rollup, v.definition
  FROM indicator i
  JOIN jurisdiction j ON j.id = i.jurisdiction
  JOIN indicator_version v ON v.indicator = i.id AND v.state = 'vigente'
  LEFT JOIN plan p ON p.id = i.plan
 WHERE i.shared = 1 AND i.state = 'vigente' AND j.practice = 0 AND (p.state IS NULL OR p.state NOT IN ('borrador', 'retirado'))
 ORDER BY CASE WHEN j.id = $1 THEN 0 ELSE 1 END, j.name, i.code;

-- name: indicator_proposed -> indicator_wait
SELECT i.code, j.id AS jurisdiction, j.code AS place, v.name
  FROM indicator_version v
  JOIN indicator i ON i.id = v.indicator
  JOIN jurisdiction j ON j.id = i.jurisdiction
 WHERE v.state = 'propuesta'
 ORDER BY v.id;

-- name: indicators_dataset -> indicator_data
SELECT i.code, v.name, p.number AS plan_number, c.number AS commitment_number, m.number AS milestone_number,
       o.code AS institution, b.code AS reports_by, pj.code AS parent_jurisdiction, pi.code AS parent_code, i.shared, i.state,
       v.number AS version, n.code AS replaced_by, i.ended_on, a.number AS ending_act, i.ending_report, i.created_on
  FROM indicator i
  JOIN institution o ON o.id = i.institution
  JOIN indicator_version v ON v.indicator = i.id AND v.state = 'vigente'
  LEFT JOIN plan p ON p.id = i.plan
  LEFT JOIN commitment c ON c.id = i.commitment
  LEFT JOIN milestone m ON m.id = i.milestone
  LEFT JOIN institution b ON b.id = i.reports_by
  LEFT JOIN indicator pi ON pi.id = i.parent AND pi.state <> 'borrador'
  LEFT JOIN jurisdiction pj ON pj.id = pi.jurisdiction
  LEFT JOIN indicator n ON n.id = i.replaced_by
  LEFT JOIN act a ON a.id = i.ending_act
 WHERE i.jurisdiction = $1 AND i.state <> 'borrador' AND (p.state IS NULL OR p.state NOT IN ('borrador', 'retirado'))
 ORDER BY i.code;

-- Every sheet that was ever in force, whole.
-- name: sheets_dataset -> sheet_data
WITH s AS (
  SELECT i.code AS code, a.number AS act_number, v.*
    FROM indicator i
    JOIN indicator_version v ON v.indicator = i.id AND v.state IN ('vigente', 'reemplazada')
    LEFT JOIN act a ON a.id = v.act
    LEFT JOIN plan p ON p.id = i.plan
   WHERE i.jurisdiction = $1 AND i.state <> 'borrador' AND (p.state IS NULL OR p.state NOT IN ('borrador', 'retirado')))
SELECT {columns s}
  FROM s
 ORDER BY s.code, s.number;

-- name: sheets_of_indicator -> sheet_data
WITH s AS (
  SELECT i.code AS code, a.number AS act_number, v.*
    FROM indicator i
    JOIN indicator_version v ON v.indicator = i.id AND v.state IN ('vigente', 'reemplazada')
    LEFT JOIN act a ON a.id = v.act
   WHERE i.id = $1)
SELECT {columns s}
  FROM s
 ORDER BY s.number;

-- name: sheet_parts_dataset -> sheet_part_data
SELECT i.code AS indicator, v.number AS version, x.dimension, x.code AS part, x.name, x.position, t.code AS territory
  FROM indicator i
  JOIN indicator_version v ON v.indicator = i.id AND v.state IN ('vigente', 'reemplazada')
  JOIN indicator_part x ON x.version = v.id
  LEFT JOIN territory t ON t.id = x.territory
  LEFT JOIN plan p ON p.id = i.plan
 WHERE i.jurisdiction = $1 AND i.state <> 'borrador' AND (p.state IS NULL OR p.state NOT IN ('borrador', 'retirado'))
 ORDER BY i.code, v.number, x.dimension, x.position, x.code;

-- name: targets_dataset -> target_data
SELECT i.code AS indicator, v.number AS version, x.dimension, x.code AS part, g.starts_on, g.ends_on, g.value_micro, g.reason
  FROM indicator i
  JOIN indicator_version v ON v.indicator = i.id AND v.state IN ('vigente', 'reemplazada')
  JOIN indicator_target g ON g.version = v.id
  LEFT JOIN indicator_part x ON x.id = g.part
  LEFT JOIN plan p ON p.id = i.plan
 WHERE i.jurisdiction = $1 AND i.state <> 'borrador' AND (p.state IS NULL OR p.state NOT IN ('borrador', 'retirado'))
 ORDER BY i.code, v.number, coalesce(x.dimension, ''), coalesce(x.code, ''), g.starts_on, g.ends_on;

-- name: indicator_topics_dataset -> indicator_topic_data
SELECT i.code AS indicator, t.kind, t.code AS topic
  FROM indicator i
  JOIN indicator_topic it ON it.indicator = i.id
  JOIN topic t ON t.id = it.topic
  LEFT JOIN plan p ON p.id = i.plan
 WHERE i.jurisdiction = $1 AND i.state <> 'borrador' AND (p.state IS NULL OR p.state NOT IN ('borrador', 'retirado'))
 ORDER BY i.code, t.code;

-- name: indicator_links_dataset -> indicator_link_data
SELECT i.code AS indicator, cp.number AS plan_number, c.number AS commitment_number
  FROM indicator i
  JOIN indicator_link il ON il.indicator = i.id
  JOIN commitment c ON c.id = il.commitment
  JOIN plan cp ON cp.id = c.plan AND cp.state NOT IN ('borrador', 'retirado')
  LEFT JOIN plan p ON p.id = i.plan
 WHERE i.jurisdiction = $1 AND i.state <> 'borrador' AND (p.state IS NULL OR p.state NOT IN ('borrador', 'retirado'))
 ORDER BY i.code, cp.number, c.number;

-- What `verify` looks at: sheets in force or replaced, by indicator and day.
-- name: sheets_in_force -> sheet_span
SELECT j.code AS place, i.code, v.indicator, v.number, v.state, v.act, v.from_on, v.until_on, i.state AS indicator_state
  FROM indicator_version v
  JOIN indicator i ON i.id = v.indicator
  JOIN jurisdiction j ON j.id = i.jurisdiction
 WHERE v.state IN ('vigente', 'reemplazada')
 ORDER BY v.indicator, v.from_on, v.number;
