-- SPDX-License-Identifier: EUPL-1.2
-- What the request path keeps: outcomes of forms already received, and text not yet applied.

CREATE TABLE idempotency (
  actor       {int} NOT NULL,               -- account.id, 0 for visitors
  key         TEXT  NOT NULL CHECK (length(key) BETWEEN 16 AND 64), -- from the form's hidden field
  route       TEXT  NOT NULL,               -- path posted to
  location    TEXT  NOT NULL,               -- where the first one was led
  flash       TEXT,                         -- message shown there
  created_at  {int} NOT NULL,               -- seconds since 1970, UTC; kept two days
  PRIMARY KEY (actor, key, route)
) {strict};
CREATE INDEX idempotency_created ON idempotency (created_at);

CREATE TABLE kept_form (
  owner       TEXT  NOT NULL,               -- 'p' and account.id, or 't' and the SHA-256 of a cookie
  path        TEXT  NOT NULL,               -- page of the form
  body        TEXT  NOT NULL,               -- name=value&…
  created_at  {int} NOT NULL,               -- kept two days
  PRIMARY KEY (owner, path)
) {strict};
CREATE INDEX kept_form_created ON kept_form (created_at);
