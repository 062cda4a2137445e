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

-- What a person is beside an indicator: focal points and counterparts of its commitment, focal points of the
-- institution that answers for it and of the one that reports on its behalf.
-- name: indicator_roles_of_person -> indicator_own_role
SELECT DISTINCT cp.role
  FROM commitment_person cp
 WHERE cp.person = $1 AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
   AND (cp.commitment = $3
     OR (cp.role = 'punto-focal'
         AND (cp.institution = $4 OR cp.institution = $5
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
