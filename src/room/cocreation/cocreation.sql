-- SPDX-License-Identifier: EUPL-1.2
-- name: cocreation_by_number -> cocreation
SELECT {columns}
  FROM cocreation
 WHERE jurisdiction = $1 AND number = $2;

-- name: cocreations_of -> cocreation
SELECT {columns}
  FROM cocreation
 WHERE jurisdiction = $1 AND (state <> 'preparacion' OR $2 = 1)
 ORDER BY number DESC;

-- name: cocreation_stages_of -> cocreation_stage
SELECT {columns}
  FROM cocreation_stage
 WHERE cocreation = $1
 ORDER BY position, id;

-- name: cocreation_windows -> cocreation_stage
SELECT {columns s}, g.gate,
       (SELECT count(*)
          FROM cocreation c
          JOIN cocreation_method m ON m.id = c.method
          JOIN act_observation o ON o.act = m.act
         WHERE c.id = s.cocreation AND o.incorporated_on IS NULL) AS held
  FROM cocreation_stage s
  LEFT JOIN stage_gate g ON g.stage = s.id
 WHERE s.cocreation = $1
 ORDER BY s.position, s.id, g.id;

-- name: stage_gate_count
SELECT count(*) AS n
  FROM stage_gate
 WHERE stage = $1 AND gate = $2;

-- name: cocreation_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM cocreation
 WHERE jurisdiction = $1;

-- name: cocreation_method_windows -> method_stage
SELECT {columns s}, g.gate
  FROM method_stage s
  LEFT JOIN method_gate g ON g.stage = s.id
 WHERE s.method = $1
 ORDER BY s.position, s.id, g.id;

-- name: cocreation_readiness -> readiness_item
SELECT {columns}
  FROM readiness_item
 WHERE cocreation = $1
 ORDER BY position, id;
