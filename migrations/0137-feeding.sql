-- SPDX-License-Identifier: EUPL-1.2
-- Which indicator adds into which: drafts, hidden plans and exercises of elsewhere do not.
CREATE VIEW indicator_feeding AS
SELECT x.parent, x.id AS child
  FROM indicator x
  JOIN indicator up ON up.id = x.parent
  JOIN jurisdiction j ON j.id = x.jurisdiction
  LEFT JOIN plan p ON p.id = x.plan
 WHERE x.state <> 'borrador' AND (p.id IS NULL OR p.state IN ('publicado', 'cerrado'))
   AND (j.practice = 0 OR j.id = up.jurisdiction);
