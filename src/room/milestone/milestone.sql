-- SPDX-License-Identifier: EUPL-1.2
-- name: milestones_of -> milestone
SELECT {columns}
  FROM milestone
 WHERE commitment = $1
 ORDER BY position, id;

-- name: milestones_of_plan -> milestone
SELECT {columns m}
  FROM milestone m
  JOIN commitment c ON c.id = m.commitment
 WHERE c.plan = $1
 ORDER BY c.position, c.id, m.position, m.id;

-- name: milestone_by_number -> milestone
SELECT {columns}
  FROM milestone
 WHERE commitment = $1 AND number = $2;

-- name: milestone_parts_of -> milestone_part
SELECT {columns p}
  FROM milestone_part p
  JOIN milestone m ON m.id = p.milestone
 WHERE m.commitment = $1
 ORDER BY m.position, m.id, p.number;

-- name: milestone_parts_of_plan -> milestone_part
SELECT {columns p}
  FROM milestone_part p
  JOIN milestone m ON m.id = p.milestone
  JOIN commitment c ON c.id = m.commitment
 WHERE c.plan = $1
 ORDER BY c.position, c.id, m.position, m.id, p.number;

-- name: milestone_dependencies_of -> milestone_dependency
SELECT {columns d}
  FROM milestone_dependency d
  JOIN milestone m ON m.id = d.milestone
 WHERE m.commitment = $1
 ORDER BY d.id;

-- name: milestone_next_position
SELECT coalesce(max(position), 0) + 1 AS n
  FROM milestone
 WHERE commitment = $1;
