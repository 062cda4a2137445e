-- SPDX-License-Identifier: EUPL-1.2
-- The columns that a table really has, as the engine tells them.
-- name: table_columns
-- only: sqlite
SELECT name, type, CASE WHEN "notnull" = 1 OR pk > 0 THEN 1 ELSE 0 END AS required
  FROM pragma_table_info($1)
-- only: postgres
SELECT column_name AS name, data_type AS type, CASE WHEN is_nullable = 'NO' THEN 1 ELSE 0 END AS required
  FROM information_schema.columns
 WHERE table_schema = current_schema() AND table_name = $1
