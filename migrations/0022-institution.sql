-- SPDX-License-Identifier: EUPL-1.2
-- Organisations; their earlier names; what became of them. Nothing is ever deleted.
CREATE TABLE institution (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  code         TEXT  NOT NULL CHECK (length(code) BETWEEN 1 AND 60),
  name         TEXT  NOT NULL CHECK (length(name) BETWEEN 2 AND 300),
  acronym      TEXT,
  sector       TEXT  NOT NULL,
  branch       TEXT,
  level        TEXT,
  territory    {int} REFERENCES territory (id),
  state        TEXT  NOT NULL,
  ended_on     TEXT  CHECK (length(ended_on) = 10),
  ending_act   {int} REFERENCES act (id),
  url          TEXT,
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (jurisdiction, code)
) {strict};

CREATE TABLE institution_name (
  id          {id},
  institution {int} NOT NULL REFERENCES institution (id),
  name        TEXT  NOT NULL,
  acronym     TEXT,
  until_on    TEXT  NOT NULL CHECK (length(until_on) = 10),
  act         {int} REFERENCES act (id)
) {strict};
CREATE INDEX institution_name_of ON institution_name (institution);

CREATE TABLE institution_succession (
  id          {id},
  predecessor {int} NOT NULL REFERENCES institution (id),
  successor   {int} NOT NULL REFERENCES institution (id),
  kind        TEXT  NOT NULL,
  happened_on TEXT  NOT NULL CHECK (length(happened_on) = 10),
  act         {int} REFERENCES act (id),
  CHECK (predecessor <> successor),
  UNIQUE (predecessor, successor)
) {strict};
