-- SPDX-License-Identifier: EUPL-1.2
-- Files of a hall without signal: what was uploaded and waits to be accepted (erased then, or after a week), and
-- which anonymous slips were counted already, without what they said.
CREATE TABLE hall_upload (
  id          {id},
  token       TEXT  NOT NULL UNIQUE,
  session     {int} NOT NULL REFERENCES roundtable_session (id),
  person      {int} NOT NULL REFERENCES person (id),
  content     TEXT  NOT NULL,
  uploaded_at {int} NOT NULL
) {strict};

CREATE TABLE hall_slip (
  id      {id},
  session {int} NOT NULL REFERENCES roundtable_session (id),
  slip    TEXT  NOT NULL,
  UNIQUE (session, slip)
) {strict};
