-- SPDX-License-Identifier: EUPL-1.2
-- The view names the jurisdiction and the plan's state, so that both engines carry a
-- condition on them into every part of it (docs/performance.md).
DROP VIEW portal_tag;
CREATE VIEW portal_tag AS
SELECT p.jurisdiction, p.state AS plan_state, c.plan, c.id AS commitment, 'territorio' AS kind, t.code, t.name,
       NULL AS name_en
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN commitment_territory x ON x.commitment = c.id
  JOIN territory t ON t.id = x.territory
UNION ALL
SELECT p.jurisdiction, p.state, c.plan, c.id, 'tema', t.code, t.name, t.name_en
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN commitment_topic x ON x.commitment = c.id
  JOIN topic t ON t.id = x.topic
UNION ALL
SELECT p.jurisdiction, p.state, c.plan, c.id, 'institucion', i.code, i.name, NULL
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN commitment_institution x ON x.commitment = c.id
  JOIN institution i ON i.id = x.institution
UNION ALL
SELECT p.jurisdiction, p.state, c.plan, c.id, 'grupo', CAST(g.position AS TEXT), g.name, NULL
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN plan_group g ON g.id = c.plan_group;
