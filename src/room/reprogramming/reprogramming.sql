-- SPDX-License-Identifier: EUPL-1.2
-- name: repro_live -> reprogramming
SELECT {columns}
  FROM reprogramming
 WHERE plan = $1 AND closed_on IS NULL;

-- name: repro_by_number -> reprogramming
SELECT {columns}
  FROM reprogramming
 WHERE plan = $1 AND number = $2;

-- name: repros_of_plan -> reprogramming
SELECT {columns}
  FROM reprogramming
 WHERE plan = $1
 ORDER BY number DESC;

-- name: repro_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM reprogramming
 WHERE plan = $1;

-- name: repro_members -> repro_member
SELECT {columns m}, i.name AS institution_name, i.code AS institution_code
  FROM reprogramming_member m
  JOIN institution i ON i.id = m.institution
 WHERE m.reprogramming = $1
 ORDER BY m.id;

-- name: repro_items -> repro_item
SELECT {columns x}, c.number AS commitment_number, coalesce(c.short_title, c.title) AS commitment_title,
       m.number AS milestone_number, m.title AS milestone_title, pt.title AS part_title
  FROM reprogramming_item x
  JOIN commitment c ON c.id = x.commitment
  LEFT JOIN milestone m ON m.id = x.milestone
  LEFT JOIN milestone_part pt ON pt.id = x.part
 WHERE x.reprogramming = $1
 ORDER BY c.position, c.id, m.position, x.id;

-- name: repro_comments -> repro_comment
SELECT {columns k}, i.name AS institution_name, i.code AS institution_code
  FROM reprogramming_comment k
  JOIN institution i ON i.id = k.institution
 WHERE k.reprogramming = $1
 ORDER BY k.id;

-- name: repro_differences -> repro_difference
SELECT {columns}
  FROM reprogramming_difference
 WHERE reprogramming = $1
 ORDER BY id;

-- Whether the person is party to any commitment of the plan, in that role, on that day.
-- name: repro_party
SELECT count(*) AS n
  FROM commitment_person cp
  JOIN commitment c ON c.id = cp.commitment
 WHERE c.plan = $1 AND cp.person = $2 AND cp.role = $3 AND cp.from_on <= $4 AND (cp.until_on IS NULL OR cp.until_on >= $4);

-- Change requests of the commitments of the set that wait for their own decision.
-- name: repro_waiting_changes
SELECT count(*) AS n
  FROM change_request ch
 WHERE ch.commitment = $1 AND ch.state IN ('propuesto', 'con-opinion');

-- name: repro_waits -> repro_wait
SELECT x.id, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, p.name AS plan_name, x.number, x.state,
       x.proposals_until, x.feedback_until,
       (SELECT count(*) FROM reprogramming_comment k WHERE k.reprogramming = x.id AND k.answered_on IS NULL) AS unanswered
  FROM reprogramming x
  JOIN plan p ON p.id = x.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE x.closed_on IS NULL
 ORDER BY x.id
 LIMIT 200;
