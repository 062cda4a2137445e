-- SPDX-License-Identifier: EUPL-1.2
-- Whole tables, for moving an installation from one engine to the other. schema_step is the target's own;
-- SQLite's full-text tables are filled by the triggers of search_document.

-- name: whole_columns
-- only: sqlite
SELECT t.name AS owner, c.name AS name, CASE WHEN c.type IN ('INT', 'INTEGER') THEN 1 ELSE 0 END AS number, c.pk AS place
  FROM pragma_table_list t
  JOIN pragma_table_info(t.name) c
 WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> 'schema_step'
 ORDER BY t.name, c.cid
-- only: postgres
SELECT t.relname AS owner, a.attname AS name, CASE WHEN a.atttypid IN (20, 23) THEN 1 ELSE 0 END AS number,
       coalesce(k.place, 0) AS place
  FROM pg_class t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
  LEFT JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place) ON k.attnum = a.attnum
 WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace AND t.relname <> 'schema_step'
 ORDER BY t.relname, a.attnum

-- References are looked at when everything is there: rows come table by table, and point in circles.
-- name: whole_begin
-- only: sqlite
PRAGMA defer_foreign_keys = ON
-- only: postgres
DO $do$
DECLARE f record;
BEGIN
  CREATE TEMPORARY TABLE whole_reference ON COMMIT DROP AS
    SELECT conrelid::regclass::text AS owner, conname AS name, pg_get_constraintdef(oid) AS words
      FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace;
  FOR f IN SELECT owner, name FROM whole_reference LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', f.owner, f.name);
  END LOOP;
END $do$

-- The references again, each looked at; every counter after the greatest id.
-- name: whole_end
-- only: postgres
DO $do$
DECLARE f record;
BEGIN
  FOR f IN SELECT owner, name, words FROM whole_reference ORDER BY owner, name LOOP
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', f.owner, f.name, f.words);
  END LOOP;
  FOR f IN SELECT t.relname AS owner, a.attname AS name
             FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attidentity <> '' AND NOT a.attisdropped
            WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace LOOP
    EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) FROM %I',
                   quote_ident(f.owner), f.name, f.name, f.owner);
  END LOOP;
END $do$

-- Other sessions of Hito on this database.
-- name: whole_others
-- only: postgres
SELECT count(*) FROM pg_stat_activity
 WHERE datname = current_database() AND application_name = 'hito' AND pid <> pg_backend_pid()

-- Reading or filling everything takes longer than any page may.
-- name: whole_patience
-- only: postgres
SELECT set_config('statement_timeout', '0', false), set_config('idle_in_transaction_session_timeout', '0', false)
