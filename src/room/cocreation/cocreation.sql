-- SPDX-License-Identifier: EUPL-1.2
-- name: cocreation_by_number -> cocreation
SELECT {columns}
  FROM cocreation
 WHERE jurisdiction = $1 AND number = $2;

-- name: cocreations_of -> cocreation
SELECT {columns}
  FROM cocreation
 WHERE jurisdiction = $1 AND (state IN ('activa', 'cerrada') OR announced_on IS NOT NULL OR activated_on IS NOT NULL OR $2 = 1)
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

-- name: cocreation_methods -> cocreation_method
SELECT {columns}
  FROM cocreation_method
 WHERE jurisdiction = $1 AND (state <> 'borrador' OR $2 = 1)
 ORDER BY number DESC;

-- name: cocreation_method_by_number -> cocreation_method
SELECT {columns}
  FROM cocreation_method
 WHERE jurisdiction = $1 AND number = $2;

-- name: cocreation_method_stage_code
SELECT count(*) AS n
  FROM method_stage
 WHERE method = $1 AND code = $2 AND id <> $3;

-- name: cocreation_method_gates -> method_gate
SELECT {columns}
  FROM method_gate
 WHERE stage = $1
 ORDER BY id;

-- name: cocreation_data
SELECT c.number, c.name, c.state, m.number AS method, c.delivery_on, c.announced_on, c.activated_on, c.closed_on, c.changed_at
  FROM cocreation c
  JOIN cocreation_method m ON m.id = c.method
 WHERE c.jurisdiction = $1 AND (c.state IN ('activa', 'cerrada') OR c.announced_on IS NOT NULL OR c.activated_on IS NOT NULL)
 ORDER BY c.number;

-- name: cocreation_stage_data
SELECT c.number AS process, s.position, s.code, s.name, s.purpose, s.starts_on, s.ends_on, s.closing_minute, s.closed_on,
       (SELECT count(*) FROM stage_extension e WHERE e.stage = s.id) AS changes, s.changed_at
  FROM cocreation_stage s
  JOIN cocreation c ON c.id = s.cocreation
 WHERE c.jurisdiction = $1 AND (c.state IN ('activa', 'cerrada') OR c.announced_on IS NOT NULL OR c.activated_on IS NOT NULL)
 ORDER BY c.number, s.position, s.id;

-- Stages of active processes past their last day and not closed; processes with a whole sheet and an announced
-- calendar that nobody has activated.
-- name: cocreation_waits
SELECT c.id, c.jurisdiction, j.code AS jurisdiction_code, c.number, c.name, s.code AS stage_code, s.name AS stage_name, s.ends_on
  FROM cocreation_stage s
  JOIN cocreation c ON c.id = s.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE c.state = 'activa' AND s.closed_on IS NULL AND s.ends_on < $1
UNION ALL
SELECT c.id, c.jurisdiction, j.code, c.number, c.name, CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM cocreation c
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE c.state = 'preparacion' AND c.announced_on IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM readiness_item i WHERE i.cocreation = c.id AND i.answer IS NULL)
   AND EXISTS (SELECT 1 FROM readiness_item i WHERE i.cocreation = c.id)
 ORDER BY 1
 LIMIT 200;

-- What a healthy database has none of.
-- name: cocreation_faults
SELECT g.id, 'puerta' AS what
  FROM stage_gate g
 WHERE g.gate NOT IN ('inscripcion', 'asistencia', 'propuestas', 'comentarios', 'admision', 'calificacion', 'seleccion',
                      'redaccion', 'respuestas', 'formalizacion', 'rendicion')
UNION ALL
SELECT s.id, 'cierre' FROM cocreation_stage s WHERE s.closed_on < s.ends_on
UNION ALL
SELECT s.id, 'cierre-sin-persona' FROM cocreation_stage s WHERE s.closed_on IS NOT NULL AND s.closed_by IS NULL
UNION ALL
SELECT e.id, 'ampliacion' FROM stage_extension e WHERE (e.after_end = 1 OR e.reopens = 1) AND e.act IS NULL
UNION ALL
SELECT s.id, 'fin'
  FROM cocreation_stage s
  JOIN stage_extension e ON e.stage = s.id
 WHERE e.new_ends_on <> s.ends_on AND e.id = (SELECT max(x.id) FROM stage_extension x WHERE x.stage = s.id)
UNION ALL
SELECT c.id, 'activacion'
  FROM cocreation c
 WHERE c.state IN ('activa', 'cerrada') AND (c.activation_act IS NULL OR c.activated_on IS NULL OR c.announced_on IS NULL)
UNION ALL
SELECT c.id, 'hoja'
  FROM cocreation c
 WHERE c.state IN ('activa', 'cerrada')
   AND EXISTS (SELECT 1 FROM readiness_item i WHERE i.cocreation = c.id AND i.answer IS NULL)
UNION ALL
SELECT c.id, 'fin-sin-acto' FROM cocreation c WHERE c.state IN ('cerrada', 'cancelada') AND (c.closing_act IS NULL OR c.closed_on IS NULL)
UNION ALL
SELECT c.id, 'etapas-sin-cerrar'
  FROM cocreation c
 WHERE c.state = 'cerrada' AND EXISTS (SELECT 1 FROM cocreation_stage s WHERE s.cocreation = c.id AND s.closed_on IS NULL)
UNION ALL
SELECT m.id, 'metodologia-sin-acto' FROM cocreation_method m WHERE m.state <> 'borrador' AND m.act IS NULL
UNION ALL
SELECT min(m.id), 'metodologias-vigentes' FROM cocreation_method m WHERE m.state = 'vigente' GROUP BY m.jurisdiction HAVING count(*) > 1;
