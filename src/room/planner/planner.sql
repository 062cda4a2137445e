-- SPDX-License-Identifier: EUPL-1.2
-- name: planner_tasks_of -> planner_task
SELECT {columns t}, i.name AS institution_name, s.name AS stage_name
  FROM planner_task t
  LEFT JOIN institution i ON i.id = t.institution
  LEFT JOIN cocreation_stage s ON s.id = t.stage
 WHERE t.cocreation = $1
 ORDER BY t.position, t.id;

-- name: planner_links_of -> planner_link
SELECT {columns l}
  FROM planner_link l
  JOIN planner_task t ON t.id = l.task
 WHERE t.cocreation = $1
 ORDER BY l.task, l.after;

-- name: planner_task_by_code -> planner_task
SELECT {columns}
  FROM planner_task
 WHERE cocreation = $1 AND code = $2;

-- name: planner_next_position
SELECT coalesce(max(position), 0) + 1 AS n
  FROM planner_task
 WHERE cocreation = $1;
