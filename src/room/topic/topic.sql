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
