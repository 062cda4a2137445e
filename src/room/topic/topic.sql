-- SPDX-License-Identifier: EUPL-1.2
-- name: topics_all -> topic
SELECT {columns}
  FROM topic
 ORDER BY position, id;

-- name: topics_of_kind -> topic
SELECT {columns}
  FROM topic
 WHERE kind = $1
 ORDER BY position, id;

-- name: topic_by_code -> topic
SELECT {columns}
  FROM topic
 WHERE code = $1;

-- Common to all jurisdictions: any id is as good ($1 is what every data set takes).
-- name: topics_data
SELECT t.kind, t.code, p.code AS parent, t.position, t.name, t.name_en, t.ogp_column, t.retired
  FROM topic t
  LEFT JOIN topic p ON p.id = t.parent
 WHERE $1 >= 0
 ORDER BY t.kind, t.position, t.id;
