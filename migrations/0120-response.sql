-- SPDX-License-Identifier: EUPL-1.2
-- The reasoned answer to every contribution (OGP standard 4), with versions once published.
CREATE TABLE response (
  id           {id},
  proposal     {int} NOT NULL REFERENCES proposal (id),
  number       {int} NOT NULL CHECK (number >= 1),
  decision     TEXT  NOT NULL,
  reasons      TEXT  NOT NULL,
  changed      TEXT,                  -- what changed because of it
  referred_to  TEXT,                  -- elsewhere: where
  commitment   {int} REFERENCES commitment (id),
  institution  {int} REFERENCES institution (id),
  person       {int} NOT NULL REFERENCES person (id),
  text_hash    TEXT  NOT NULL CHECK (length(text_hash) = 64),
  why          TEXT,                  -- of a correction
  published_on TEXT  CHECK (length(published_on) = 10),   -- nothing: a draft
  published_at {int},
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (proposal, number),
  CHECK ((number = 1) = (why IS NULL))
) {strict};
CREATE INDEX response_hash ON response (text_hash);
