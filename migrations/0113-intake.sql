-- SPDX-License-Identifier: EUPL-1.2
-- Forms begun and not sent: what was typed at each step, known only by the token of their address, erased when
-- their time is over or an hour after they were sent. None of it goes to the log.
CREATE TABLE intake_draft (
  id           {id},
  cocreation   {int} NOT NULL REFERENCES cocreation (id),
  form         {int} NOT NULL REFERENCES proposal_form (id),
  token_hash   TEXT  NOT NULL UNIQUE CHECK (length(token_hash) = 64),
  person       {int} REFERENCES person (id),
  origin       TEXT  NOT NULL,
  roundtable   {int} REFERENCES roundtable (id),
  session      {int} REFERENCES roundtable_session (id),
  carried_from {int} REFERENCES commitment (id),
  typed_by     {int} REFERENCES person (id),
  started_at   {int} NOT NULL,
  expires_at   {int} NOT NULL,
  proposal     {int} REFERENCES proposal (id),   -- once sent
  code_sealed  TEXT                              -- its receipt code, for the last page alone
) {strict};
CREATE INDEX intake_draft_expires ON intake_draft (expires_at);

CREATE TABLE intake_answer (
  id    {id},
  draft {int} NOT NULL REFERENCES intake_draft (id),
  code  TEXT  NOT NULL,
  text  TEXT  NOT NULL,
  UNIQUE (draft, code)
) {strict};
