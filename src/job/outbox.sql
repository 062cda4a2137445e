-- SPDX-License-Identifier: EUPL-1.2
-- name: outbox_add
INSERT INTO outbox (kind, key, payload, due_at, created_at)
VALUES ($1, $2, $3, $4, $4)
ON CONFLICT (key) DO NOTHING;

-- name: outbox_due -> outbox
SELECT {columns}
  FROM outbox
 WHERE state = 'pendiente'
   AND due_at <= $1
 ORDER BY due_at, id
 LIMIT 20;

-- One worker takes it: the others see that `tries` moved.
-- name: outbox_claim
UPDATE outbox
   SET tries = tries + 1, due_at = $3
 WHERE id = $1 AND tries = $2 AND state = 'pendiente';

-- name: outbox_done
UPDATE outbox
   SET state = 'hecho', done_at = $2, payload = '{}', last_problem = NULL
 WHERE id = $1;

-- name: outbox_again
UPDATE outbox
   SET due_at = $2, last_problem = $3
 WHERE id = $1;

-- name: outbox_failed
UPDATE outbox
   SET state = 'fallido', last_problem = $2
 WHERE id = $1;

-- name: outbox_forget
DELETE FROM outbox
 WHERE state = 'hecho'
   AND done_at < $1;

-- name: outbox_all -> outbox
SELECT {columns}
  FROM outbox
 ORDER BY id;

-- name: outbox_late
SELECT count(*)
  FROM outbox
 WHERE state = 'pendiente'
   AND due_at < $1;

-- name: outbox_failed_count
SELECT count(*)
  FROM outbox
 WHERE state = 'fallido';
