-- SPDX-License-Identifier: EUPL-1.2
-- name: deadlines_of_jurisdiction -> deadline
SELECT {columns}
  FROM deadline
 WHERE jurisdiction = $1
 ORDER BY due_on, kind, record;

-- Of a plan when $4 is its number, of the whole place when it is 0.
-- name: deadlines_between -> deadline
SELECT {columns}
  FROM deadline
 WHERE jurisdiction = $1 AND due_on BETWEEN $2 AND $3 AND ($4 = 0 OR plan_number = $4)
 ORDER BY due_on, kind, record
 LIMIT $5;
