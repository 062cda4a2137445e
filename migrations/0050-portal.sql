-- SPDX-License-Identifier: EUPL-1.2
-- 0050-portal.sql: what composite pages read, as views over the records, and the search index.

-- A commitment with its plan, its lead of today and its stored result.
CREATE VIEW portal_commitment AS
SELECT c.id, c.plan, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, p.name AS plan_name,
       p.tracking, p.state AS plan_state, c.position, c.number, c.ogp_id, coalesce(c.short_title, c.title) AS title,
       g.name AS group_name, coalesce(i.name, c.lead_text) AS lead, i.code AS lead_code,
       c.state, c.starts_on, c.ends_on, r.light, r.marks AS mark_bits,
       r.reported_centi, r.undisputed_centi, r.expected_centi, r.late_original, r.late_current, c.changed_at
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN plan_group g ON g.id = c.plan_group
  LEFT JOIN commitment_result r ON r.commitment = c.id
  LEFT JOIN commitment_institution ci
         ON ci.id = (SELECT min(x.id) FROM commitment_institution x
                      WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
  LEFT JOIN institution i ON i.id = ci.institution;

-- What commitments can be filtered by.
CREATE VIEW portal_tag AS
SELECT c.plan, c.id AS commitment, 'territorio' AS kind, t.code, t.name, NULL AS name_en
  FROM commitment c
  JOIN commitment_territory x ON x.commitment = c.id
  JOIN territory t ON t.id = x.territory
UNION ALL
SELECT c.plan, c.id, 'tema', t.code, t.name, t.name_en
  FROM commitment c
  JOIN commitment_topic x ON x.commitment = c.id
  JOIN topic t ON t.id = x.topic
UNION ALL
SELECT c.plan, c.id, 'institucion', i.code, i.name, NULL
  FROM commitment c
  JOIN commitment_institution x ON x.commitment = c.id
  JOIN institution i ON i.id = x.institution
UNION ALL
SELECT c.plan, c.id, 'grupo', CAST(g.position AS TEXT), g.name, NULL
  FROM commitment c
  JOIN plan_group g ON g.id = c.plan_group;

-- What happened, for "últimos cambios": published things only.
CREATE VIEW portal_change AS
SELECT p.jurisdiction, e.plan, e.published_on AS happened_on, 'edicion' AS kind, e.id AS record_id,
       p.number AS plan_number, NULL AS commitment_number, NULL AS milestone_number, e.name AS title
  FROM plan_edition e
  JOIN plan p ON p.id = e.plan
 WHERE p.state IN ('publicado', 'cerrado')
UNION ALL
SELECT a.jurisdiction, NULL, a.decided_on, 'acto', a.id, NULL, NULL, NULL, a.title
  FROM act a
UNION ALL
SELECT p.jurisdiction, p.id, cl.checked_on, 'reporte', cl.id, p.number, c.number, m.number, m.title
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND cl.state = 'aceptado' AND cl.checked_on IS NOT NULL
UNION ALL
SELECT p.jurisdiction, p.id, v.given_on, 'veredicto-' || v.kind, v.id, p.number, c.number, m.number, m.title
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado')
UNION ALL
SELECT p.jurisdiction, p.id, x.closed_on, 'cambio-' || x.kind, x.id, p.number, c.number, m.number,
       coalesce(m.title, c.title)
  FROM change_request x
  JOIN commitment c ON c.id = x.commitment
  JOIN plan p ON p.id = c.plan
  LEFT JOIN milestone m ON m.id = x.milestone
 WHERE p.state IN ('publicado', 'cerrado') AND x.state = 'aplicado' AND x.closed_on IS NOT NULL;
