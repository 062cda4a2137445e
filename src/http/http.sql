-- SPDX-License-Identifier: EUPL-1.2

-- name: http_once_find
SELECT location, flash FROM idempotency WHERE actor = $1 AND key = $2 AND route = $3;

-- name: http_once_keep
INSERT INTO idempotency (actor, key, route, location, flash, created_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: http_once_tidy
DELETE FROM idempotency WHERE created_at < $1;

-- name: http_kept_find
SELECT body AS text FROM kept_form WHERE owner = $1 AND path = $2 AND created_at > $3;

-- name: http_kept_save
INSERT INTO kept_form (owner, path, body, created_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (owner, path) DO UPDATE SET body = excluded.body, created_at = excluded.created_at;

-- name: http_kept_drop
DELETE FROM kept_form WHERE owner = $1 AND path = $2;

-- name: http_kept_tidy
DELETE FROM kept_form WHERE created_at < $1;

-- name: http_writes_seen
-- only: postgres
SELECT CAST(txid_current_snapshot() AS TEXT) AS text;
