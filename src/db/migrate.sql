-- SPDX-License-Identifier: EUPL-1.2
-- What migrate() itself needs, in words that both engines take.

-- name: schema_step_table
CREATE TABLE IF NOT EXISTS schema_step (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  checksum   TEXT NOT NULL,   -- SHA-256 of the step's file
  applied_at TEXT NOT NULL    -- ISO instant
);

-- name: schema_steps
SELECT number, name, checksum FROM schema_step ORDER BY number;

-- name: schema_step_add
INSERT INTO schema_step (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4);

-- name: schema_step_last
SELECT max(number) FROM schema_step;
