-- SPDX-License-Identifier: EUPL-1.2
-- What anybody may read of a comment: the one place that decides it. The text of what is hidden or removed
-- does not leave.
CREATE VIEW comment_shown AS
SELECT po.id, po.jurisdiction, po.commitment, c.plan, po.state,
       CASE WHEN po.state IN ('visible', 'senalado', 'limitado', 'restaurado') THEN po.text END AS text,
       CASE WHEN po.state IN ('visible', 'senalado', 'limitado', 'restaurado') THEN po.name END AS name,
       po.role, b.name AS behalf_name, m.number AS milestone_number, c.number AS commitment_number,
       coalesce(c.short_title, c.title) AS commitment_title, p.number AS plan_number, j.code AS jurisdiction_code,
       po.public_on,
       (SELECT ma.rule FROM moderation_act ma
         WHERE ma.id = (SELECT max(x.id) FROM moderation_act x WHERE x.post = po.id)) AS rule
  FROM post po
  JOIN commitment c ON c.id = po.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN milestone m ON m.id = po.milestone
  LEFT JOIN institution b ON b.id = po.institution
 WHERE po.kind = 'comentario' AND po.public_on IS NOT NULL AND p.state <> 'borrador'
   AND po.state IN ('visible', 'senalado', 'limitado', 'restaurado', 'oculto', 'retirado-por-ley');
