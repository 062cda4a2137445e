-- SPDX-License-Identifier: EUPL-1.2
-- What must happen outside the database: written in the same transaction as its cause, done by the worker.
CREATE TABLE outbox (
  id           {id},
  kind         TEXT  NOT NULL,
  key          TEXT  NOT NULL UNIQUE,               -- the same errand is never written twice
  payload      TEXT  NOT NULL,                      -- JSON; emptied once done (it may name people)
  due_at       {int} NOT NULL,
  tries        {int} NOT NULL DEFAULT 0,
  state        TEXT  NOT NULL DEFAULT 'pendiente' CHECK (state IN ('pendiente', 'hecho', 'fallido')),
  last_problem TEXT,
  created_at   {int} NOT NULL,
  done_at      {int}
) {strict};
CREATE INDEX outbox_due ON outbox (state, due_at);
