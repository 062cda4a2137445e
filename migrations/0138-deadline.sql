-- SPDX-License-Identifier: EUPL-1.2
-- Every day on which something public is due, begins or ends: the calendar of a place and of a plan.
CREATE VIEW deadline AS
SELECT p.jurisdiction, 'hito' AS kind, p.number AS plan_number, c.number AS commitment_number, CAST(NULL AS TEXT) AS indicator,
       CAST(NULL AS {int}) AS process, CAST(NULL AS {int}) AS table_number, m.number AS number, m.title AS title, m.due_on AS due_on,
       CAST(NULL AS {int}) AS starts_minute, CAST(NULL AS {int}) AS ends_minute,
       CASE WHEN m.state = 'retirado' THEN 1 ELSE 0 END AS cancelled, m.revision AS revision, m.id AS record,
       CAST(NULL AS TEXT) AS first_on, CAST(NULL AS TEXT) AS last_on, CAST(NULL AS {int}) AS months
  FROM milestone m
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND m.due_on IS NOT NULL
UNION ALL
SELECT p.jurisdiction, 'corte', p.number, NULL, NULL, NULL, NULL, CAST(e.number AS TEXT), NULL, e.cut_on, NULL, NULL, 0, e.revision, e.id, e.starts_on, e.cut_on, NULL
  FROM period e
  JOIN plan p ON p.id = e.plan
 WHERE p.state IN ('publicado', 'cerrado')
UNION ALL
SELECT p.jurisdiction, 'reportes', p.number, NULL, NULL, NULL, NULL, CAST(e.number AS TEXT), NULL, e.due_on, NULL, NULL, 0, e.revision, e.id, e.starts_on, e.cut_on, NULL
  FROM period e
  JOIN plan p ON p.id = e.plan
 WHERE p.state IN ('publicado', 'cerrado')
UNION ALL
SELECT i.jurisdiction, 'medicion', p.number, c.number, i.code, NULL, NULL, CAST(e.number AS TEXT), v.name, e.due_on, NULL, NULL, 0, 0, e.id,
       e.starts_on, e.ends_on, v.months
  FROM indicator_period e
  JOIN indicator i ON i.id = e.indicator
  JOIN indicator_version v
    ON v.indicator = i.id
   AND v.number = coalesce((SELECT max(z.number) FROM indicator_version z
                             WHERE z.indicator = i.id AND z.state IN ('vigente', 'reemplazada') AND z.from_on <= e.ends_on),
                           (SELECT min(z.number) FROM indicator_version z WHERE z.indicator = i.id AND z.state IN ('vigente', 'reemplazada')))
  LEFT JOIN plan p ON p.id = i.plan
  LEFT JOIN commitment c ON c.id = i.commitment
 WHERE i.state = 'vigente' AND (i.plan IS NULL OR p.state IN ('publicado', 'cerrado'))
   AND v.type <> 'indice' -- computed by its formula, or added from those who report it: nobody is asked for a value
   AND (v.rollup = 'no' OR NOT EXISTS (SELECT 1 FROM indicator_feeding y WHERE y.parent = i.id))
UNION ALL
SELECT c.jurisdiction, 'etapa-empieza', NULL, NULL, NULL, c.number, NULL, s.code, s.name, s.starts_on, NULL, NULL, 0, s.revision, s.id, NULL, NULL, NULL
  FROM cocreation_stage s
  JOIN cocreation c ON c.id = s.cocreation
 WHERE c.state IN ('activa', 'cerrada') OR c.announced_on IS NOT NULL OR c.activated_on IS NOT NULL
UNION ALL
SELECT c.jurisdiction, 'etapa-termina', NULL, NULL, NULL, c.number, NULL, s.code, s.name, s.ends_on, NULL, s.closing_minute, 0, s.revision, s.id, NULL, NULL, NULL
  FROM cocreation_stage s
  JOIN cocreation c ON c.id = s.cocreation
 WHERE c.state IN ('activa', 'cerrada') OR c.announced_on IS NOT NULL OR c.activated_on IS NOT NULL
UNION ALL
SELECT c.jurisdiction, 'sesion', NULL, NULL, NULL, c.number, x.number, CAST(s.number AS TEXT), x.name, s.held_on, s.starts_minute, s.ends_minute,
       CASE WHEN s.state = 'cancelada' THEN 1 ELSE 0 END, s.revision, s.id, NULL, NULL, NULL
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
 WHERE x.state <> 'preparacion' AND (c.announced_on IS NOT NULL OR c.activated_on IS NOT NULL);
