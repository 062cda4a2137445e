-- SPDX-License-Identifier: EUPL-1.2
-- Change of government or of people: when an institution is in transition, and what its new authority says
-- of each commitment.
CREATE TABLE institution_transition (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  institution  {int} NOT NULL REFERENCES institution (id),
  from_on      TEXT  NOT NULL CHECK (length(from_on) = 10),
  until_on     TEXT  CHECK (length(until_on) = 10),        -- last day; nothing: until it is closed
  reason       TEXT  NOT NULL,
  act          {int} REFERENCES act (id),
  letter       {int} REFERENCES letter (id),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  CHECK (act IS NOT NULL OR letter IS NOT NULL)
) {strict};
CREATE INDEX institution_transition_of ON institution_transition (institution);

CREATE TABLE ratification (
  id          {id},
  commitment  {int} NOT NULL REFERENCES commitment (id),
  institution {int} NOT NULL REFERENCES institution (id),
  transition  {int} REFERENCES institution_transition (id),
  decision    TEXT  NOT NULL,
  authority   TEXT  NOT NULL,                              -- name and post of who decides
  reasons     TEXT,
  letter      {int} REFERENCES letter (id),                -- typed from it by the directorate
  person      {int} NOT NULL REFERENCES person (id),       -- who entered it
  given_on    TEXT  NOT NULL CHECK (length(given_on) = 10),
  revision    {int} NOT NULL DEFAULT 1,
  changed_at  {int} NOT NULL
) {strict};
CREATE INDEX ratification_of ON ratification (commitment);
