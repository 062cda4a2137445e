-- SPDX-License-Identifier: EUPL-1.2
-- name: log_append
INSERT INTO log_entry (done_at, person, role, action, record_table, record_id, jurisdiction, act, on_behalf_of,
                       request, reason, changes, private, salt, private_hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
