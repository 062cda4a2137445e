-- What migrate() itself needs. {int} and {strict} as in migrations.

-- name: schema_step_table
CREATE TABLE IF NOT EXISTS schema_step (
  number     {int} PRIMARY KEY,
  name       TEXT  NOT NULL,
  checksum   TEXT  NOT NULL,   -- SHA-256 of the step's file
  applied_at {int} NOT NULL
) {strict};

-- name: schema_steps
SELECT number, name, checksum FROM schema_step ORDER BY number;

-- name: schema_step_add
INSERT INTO schema_step (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4);
