-- SPDX-License-Identifier: EUPL-1.2
-- From selected proposals to commitments: a draft with its mixed team, versions, comments, agreement, and
-- the five-point test of each milestone. The draft is a commitment of the process's draft plan.
CREATE TABLE draft (
  id         {id},
  cocreation {int} NOT NULL REFERENCES cocreation (id),
  number     {int} NOT NULL CHECK (number >= 1),
  title      TEXT  NOT NULL,
  commitment {int} UNIQUE REFERENCES commitment (id), -- NULL: dropped; its words stay in the versions
  state      TEXT  NOT NULL,
  reason     TEXT,                    -- why it was dropped
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL,
  UNIQUE (cocreation, number)
) {strict};

CREATE TABLE draft_proposal (
  id       {id},
  draft    {int} NOT NULL REFERENCES draft (id),
  proposal {int} NOT NULL REFERENCES proposal (id),
  how      TEXT,                      -- what of it was taken
  UNIQUE (draft, proposal)
) {strict};
CREATE INDEX draft_proposal_what ON draft_proposal (proposal);

CREATE TABLE draft_member (
  id          {id},
  draft       {int} NOT NULL REFERENCES draft (id),
  person      {int} NOT NULL REFERENCES person (id),
  institution {int} REFERENCES institution (id),
  sector      TEXT  NOT NULL,
  from_on     TEXT  NOT NULL CHECK (length(from_on) = 10),
  until_on    TEXT  CHECK (length(until_on) = 10),
  UNIQUE (draft, person, from_on)
) {strict};
CREATE INDEX draft_member_who ON draft_member (person);

CREATE TABLE draft_version (
  id       {id},
  draft    {int} NOT NULL REFERENCES draft (id),
  number   {int} NOT NULL CHECK (number >= 1),
  content  TEXT  NOT NULL,            -- canonical JSON of the commitment with its milestones
  sha256   TEXT  NOT NULL CHECK (length(sha256) = 64),
  note     TEXT,
  person   {int} NOT NULL REFERENCES person (id),
  saved_on TEXT  NOT NULL CHECK (length(saved_on) = 10),
  saved_at {int} NOT NULL,
  UNIQUE (draft, number)
) {strict};

CREATE TABLE draft_comment (
  id         {id},
  draft      {int} NOT NULL REFERENCES draft (id),
  version    {int} REFERENCES draft_version (id),
  person     {int} NOT NULL REFERENCES person (id),
  source     TEXT  NOT NULL,          -- of the team, or OGP's, typed by the directorate
  sector     TEXT,
  text       TEXT  NOT NULL,
  given_on   TEXT  NOT NULL CHECK (length(given_on) = 10),
  answer     TEXT,
  answered_by {int} REFERENCES person (id),
  answered_on TEXT CHECK (length(answered_on) = 10),
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX draft_comment_of ON draft_comment (draft);

CREATE TABLE draft_agreement (
  id       {id},
  version  {int} NOT NULL REFERENCES draft_version (id),
  member   {int} NOT NULL REFERENCES draft_member (id),
  decision TEXT  NOT NULL,
  reason   TEXT,
  given_on TEXT  NOT NULL CHECK (length(given_on) = 10),
  revision {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL,
  UNIQUE (version, member)
) {strict};

CREATE TABLE milestone_test (
  id         {id},
  milestone  {int} NOT NULL REFERENCES milestone (id) ON DELETE CASCADE,
  point      TEXT  NOT NULL,
  answer     TEXT  NOT NULL,
  note       TEXT,
  person     {int} NOT NULL REFERENCES person (id),
  given_on   TEXT  NOT NULL CHECK (length(given_on) = 10),
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL,
  UNIQUE (milestone, point)
) {strict};
