-- SPDX-License-Identifier: EUPL-1.2
-- name: plan_by_number -> plan
SELECT {columns}
  FROM plan
 WHERE jurisdiction = $1 AND number = $2;

-- name: plans_of -> plan
SELECT {columns}
  FROM plan
 WHERE jurisdiction = $1 AND (state <> 'borrador' OR $2 = 1)
 ORDER BY number DESC;

-- name: plan_groups -> plan_group
SELECT {columns}
  FROM plan_group
 WHERE plan = $1
 ORDER BY position;
