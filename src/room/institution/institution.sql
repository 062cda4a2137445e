-- SPDX-License-Identifier: EUPL-1.2
-- name: institutions_of -> institution
SELECT {columns}
  FROM institution
 WHERE jurisdiction = $1
 ORDER BY id;

-- name: institution_by_code -> institution
SELECT {columns}
  FROM institution
 WHERE jurisdiction = $1 AND code = $2;

-- name: institution_names_of -> institution_name
SELECT {columns}
  FROM institution_name
 WHERE institution = $1
 ORDER BY until_on DESC, id DESC;

-- name: institution_names_in -> institution_name
SELECT {columns n}
  FROM institution_name n
  JOIN institution i ON i.id = n.institution
 WHERE i.jurisdiction = $1
 ORDER BY n.until_on DESC, n.id DESC;

-- name: institution_successions -> institution_succession
SELECT {columns s}
  FROM institution_succession s
  JOIN institution i ON i.id = s.predecessor
 WHERE i.jurisdiction = $1
 ORDER BY s.happened_on, s.id;

-- name: institutions_data
SELECT i.code, i.name, i.acronym, i.sector, i.branch, i.level, t.code AS province, i.state, i.ended_on, i.url, i.changed_at
  FROM institution i
  LEFT JOIN territory t ON t.id = i.territory
 WHERE i.jurisdiction = $1
 ORDER BY i.code;

-- name: successions_data
SELECT p.code AS predecessor, n.code AS successor, s.kind, s.happened_on, a.number AS act_number
  FROM institution_succession s
  JOIN institution p ON p.id = s.predecessor
  JOIN institution n ON n.id = s.successor
  LEFT JOIN act a ON a.id = s.act
 WHERE p.jurisdiction = $1
 ORDER BY s.happened_on, s.id;
