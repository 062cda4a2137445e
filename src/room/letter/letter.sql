-- SPDX-License-Identifier: EUPL-1.2
-- name: letter_get -> letter
SELECT {columns}
  FROM letter
 WHERE jurisdiction = $1 AND id = $2;

-- name: letter_place
SELECT j.code, j.name, j.utc_offset_s
  FROM jurisdiction j
 WHERE j.id = $1;

-- The next number, given once: whoever comes second sees the first or begins again.
-- name: letter_next
INSERT INTO letter_counter (jurisdiction, year, last)
VALUES ($1, $2, 1)
    ON CONFLICT (jurisdiction, year) DO UPDATE SET last = letter_counter.last + 1
RETURNING last;

-- name: letters_of
SELECT l.id, l.direction, l.kind, l.year, l.number, l.dated_on, i.code AS institution_code, i.name AS institution,
       l.subject, l.sent_on, l.withdrawn_on, l.changed_at
  FROM letter l
  LEFT JOIN institution i ON i.id = l.institution
 WHERE l.jurisdiction = $1
 ORDER BY l.dated_on DESC, l.id DESC;

-- name: letters_of_institution
SELECT l.id, l.direction, l.kind, l.year, l.number, l.dated_on, i.code AS institution_code, i.name AS institution,
       l.subject, l.sent_on, l.withdrawn_on, l.changed_at
  FROM letter l
  JOIN institution i ON i.id = l.institution
 WHERE l.institution = $1
 ORDER BY l.dated_on DESC, l.id DESC;

-- Letters that came and may be named by other records.
-- name: letters_in
SELECT l.id, l.direction, l.kind, l.year, l.number, l.dated_on, i.code AS institution_code, i.name AS institution,
       l.subject, l.sent_on, l.withdrawn_on, l.changed_at
  FROM letter l
  LEFT JOIN institution i ON i.id = l.institution
 WHERE l.jurisdiction = $1 AND l.direction = 'entrada' AND l.withdrawn_on IS NULL AND (l.kind = $2 OR $2 IS NULL)
 ORDER BY l.dated_on DESC, l.id DESC;

-- name: letters_answering
SELECT l.id, l.direction, l.kind, l.year, l.number, l.dated_on, i.code AS institution_code, i.name AS institution,
       l.subject, l.sent_on, l.withdrawn_on, l.changed_at
  FROM letter l
  LEFT JOIN institution i ON i.id = l.institution
 WHERE l.answers = $1
 ORDER BY l.dated_on, l.id;

-- Letters that came from the same institution, or with the same scan.
-- name: letter_alike -> letter
SELECT {columns}
  FROM letter
 WHERE jurisdiction = $1 AND direction = 'entrada' AND withdrawn_on IS NULL AND (institution = $2 OR scan = $3)
 ORDER BY id;

-- Letters out that nobody has sent yet, by jurisdiction.
-- name: letter_waiting -> jurisdiction
SELECT {columns j}
  FROM jurisdiction j
 WHERE EXISTS (SELECT 1
                 FROM letter l
                WHERE l.jurisdiction = j.id AND l.direction = 'salida' AND l.sent_on IS NULL AND l.withdrawn_on IS NULL)
 ORDER BY j.id;

-- name: letter_waiting_count
SELECT count(*)
  FROM letter
 WHERE jurisdiction = $1 AND direction = 'salida' AND sent_on IS NULL AND withdrawn_on IS NULL;

-- Whether the person answers for the institution as focal point on that day.
-- name: letter_focal
SELECT count(*)
  FROM commitment_person
 WHERE institution = $1 AND person = $2 AND role = 'punto-focal' AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3);

-- name: letter_periods
SELECT e.id, e.plan, e.number, p.number AS plan_number, e.starts_on, e.cut_on, e.due_on
  FROM period e
  JOIN plan p ON p.id = e.plan
 WHERE p.jurisdiction = $1 AND e.opens_on <= $2
 ORDER BY p.number DESC, e.number DESC;
