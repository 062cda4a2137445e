-- SPDX-License-Identifier: EUPL-1.2
-- Stalled commitments: one live case per commitment, its causes with the days each began and ended,
-- bilateral meetings, recovery steps, members who offer help.
CREATE TABLE stall_case (
  id           {id},
  commitment   {int} NOT NULL REFERENCES commitment (id),
  number       {int} NOT NULL CHECK (number >= 1),                -- 1, 2… within the commitment
  state        TEXT  NOT NULL,
  origin       TEXT  NOT NULL,
  reason       TEXT,                                              -- of who asked or opened it by hand
  asked_by     {int} REFERENCES person (id),
  asked_on     TEXT  CHECK (length(asked_on) = 10),
  opened_by    {int} REFERENCES person (id),                      -- nothing: the rule
  opened_on    TEXT  CHECK (length(opened_on) = 10),
  proposed_on  TEXT  CHECK (length(proposed_on) = 10),            -- its last cause ended
  outcome      TEXT,
  closing_note TEXT,
  closed_by    {int} REFERENCES person (id),
  closed_on    TEXT  CHECK (length(closed_on) = 10),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (commitment, number)
) {strict};
CREATE UNIQUE INDEX stall_case_live ON stall_case (commitment) WHERE state IN ('pedido', 'abierto', 'por-cerrar');

CREATE TABLE stall_cause (
  id           {id},
  stall_case   {int} NOT NULL REFERENCES stall_case (id),
  cause        TEXT  NOT NULL,
  began_on     TEXT  NOT NULL CHECK (length(began_on) = 10),
  ended_on     TEXT  CHECK (length(ended_on) = 10)
) {strict};
CREATE INDEX stall_cause_of ON stall_cause (stall_case);

CREATE TABLE stall_meeting (
  id           {id},
  stall_case   {int} NOT NULL REFERENCES stall_case (id),
  held_on      TEXT  NOT NULL CHECK (length(held_on) = 10),
  summary      TEXT  NOT NULL,
  agreements   TEXT,
  noted_by     {int} NOT NULL REFERENCES person (id),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL
) {strict};
CREATE INDEX stall_meeting_of ON stall_meeting (stall_case);

CREATE TABLE stall_attendance (
  id            {id},
  stall_meeting {int} NOT NULL REFERENCES stall_meeting (id),
  institution   {int} NOT NULL REFERENCES institution (id),
  people        TEXT  NOT NULL,                                   -- names, as noted
  UNIQUE (stall_meeting, institution)
) {strict};

CREATE TABLE stall_step (
  id           {id},
  stall_case   {int} NOT NULL REFERENCES stall_case (id),
  what         TEXT  NOT NULL,
  institution  {int} NOT NULL REFERENCES institution (id),
  due_on       TEXT  NOT NULL CHECK (length(due_on) = 10),
  state        TEXT  NOT NULL,
  done_on      TEXT  CHECK (length(done_on) = 10),
  note         TEXT,
  marked_by    {int} REFERENCES person (id),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL
) {strict};
CREATE INDEX stall_step_of ON stall_step (stall_case);

CREATE TABLE stall_offer (
  id           {id},
  stall_case   {int} NOT NULL REFERENCES stall_case (id),
  institution  {int} NOT NULL REFERENCES institution (id),
  person       {int} NOT NULL REFERENCES person (id),
  text         TEXT  NOT NULL,
  offered_on   TEXT  NOT NULL CHECK (length(offered_on) = 10),
  state        TEXT  NOT NULL,
  answer       TEXT,
  answered_by  {int} REFERENCES person (id),
  answered_on  TEXT  CHECK (length(answered_on) = 10),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL
) {strict};
CREATE INDEX stall_offer_of ON stall_offer (stall_case);
