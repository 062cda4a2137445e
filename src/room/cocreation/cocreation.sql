-- SPDX-License-Identifier: EUPL-1.2
-- name: cocreation_by_number -> cocreation
SELECT {columns}
  FROM cocreation
 WHERE jurisdiction = $1 AND number = $2;

-- name: cocreations_of -> cocreation
SELECT {columns}
  FROM cocreation
 WHERE jurisdiction = $1 AND (announced_on IS NOT NULL OR activated_on IS NOT NULL OR $2 = 1)
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
         WHERE c.id = s.cocreation AND o.incorporated_on IS NULL) AS held,
       coalesce((SELECT m.optional
                   FROM cocreation c
                   JOIN method_stage m ON m.method = c.method AND m.code = s.code
                  WHERE c.id = s.cocreation), 0) AS optional
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

-- name: cocreation_stage_changes -> stage_extension
SELECT {columns e}
  FROM stage_extension e
  JOIN cocreation_stage s ON s.id = e.stage
 WHERE s.cocreation = $1
 ORDER BY e.id;

-- name: cocreation_stage_optional
SELECT count(*) AS n
  FROM cocreation_stage s
  JOIN cocreation c ON c.id = s.cocreation
  JOIN method_stage m ON m.method = c.method AND m.code = s.code
 WHERE s.id = $1 AND m.optional = 1;

-- name: cocreation_stage_gates -> stage_gate
SELECT {columns}
  FROM stage_gate
 WHERE stage = $1
 ORDER BY id;

-- name: cocreation_notices_of -> cocreation_notice
SELECT {columns}
  FROM cocreation_notice
 WHERE cocreation = $1 AND (published_on IS NOT NULL OR $2 = 1)
 ORDER BY CASE WHEN published_on IS NULL THEN 0 ELSE 1 END, published_at DESC, id DESC
 LIMIT 200;

-- name: cocreation_method_in_force -> cocreation_method
SELECT {columns}
  FROM cocreation_method
 WHERE jurisdiction = $1 AND state = 'vigente'
 ORDER BY number DESC
 LIMIT 1;
