-- SPDX-License-Identifier: EUPL-1.2
-- What a plan promises, who answers, with which values, topics, territory and money.
CREATE TABLE commitment (
  id             {id},
  plan           {int} NOT NULL REFERENCES plan (id),
  plan_group     {int} REFERENCES plan_group (id),
  number         TEXT  NOT NULL CHECK (length(number) BETWEEN 1 AND 20),
  position       {int} NOT NULL,
  ogp_id         TEXT,
  title          TEXT  NOT NULL CHECK (length(title) BETWEEN 3 AND 700),
  short_title    TEXT,
  brief          TEXT,
  lead_text      TEXT,
  support_text   TEXT,
  problem        TEXT,
  causes         TEXT,
  done_so_far    TEXT,
  solution       TEXT,
  results        TEXT,
  full_text      TEXT,
  additional     TEXT,
  budget         TEXT,
  starts_on      TEXT  CHECK (length(starts_on) = 10),
  ends_on        TEXT  CHECK (length(ends_on) = 10),
  weight_centi   {int},
  challenge      {int} NOT NULL DEFAULT 0 CHECK (challenge IN (0, 1)),
  state          TEXT  NOT NULL,
  withdrawn_act  {int} REFERENCES act (id),
  carried_from   {int} REFERENCES commitment (id),
  revision       {int} NOT NULL DEFAULT 1,
  changed_at     {int} NOT NULL,
  UNIQUE (plan, number)
) {strict};
CREATE INDEX commitment_carried ON commitment (carried_from);

CREATE TABLE commitment_value (
  id            {id},
  commitment    {int} NOT NULL REFERENCES commitment (id),
  value         TEXT  NOT NULL,
  justification TEXT  NOT NULL,
  UNIQUE (commitment, value)
) {strict};

CREATE TABLE commitment_institution (
  id          {id},
  commitment  {int} NOT NULL REFERENCES commitment (id),
  institution {int} NOT NULL REFERENCES institution (id),
  role        TEXT  NOT NULL,
  from_on     TEXT  CHECK (length(from_on) = 10),
  until_on    TEXT  CHECK (length(until_on) = 10),
  UNIQUE (commitment, institution, role)
) {strict};
CREATE INDEX commitment_institution_of ON commitment_institution (institution);

CREATE TABLE commitment_person (
  id          {id},
  commitment  {int} NOT NULL REFERENCES commitment (id),
  person      {int} NOT NULL REFERENCES person (id),
  institution {int} REFERENCES institution (id),
  role        TEXT  NOT NULL,
  alternate   {int} NOT NULL DEFAULT 0 CHECK (alternate IN (0, 1)),
  from_on     TEXT  NOT NULL CHECK (length(from_on) = 10),
  until_on    TEXT  CHECK (length(until_on) = 10),
  letter      TEXT,
  revision    {int} NOT NULL DEFAULT 1,
  changed_at  {int} NOT NULL
) {strict};
CREATE INDEX commitment_person_of ON commitment_person (commitment);
CREATE INDEX commitment_person_who ON commitment_person (person);

CREATE TABLE commitment_topic (
  id         {id},
  commitment {int} NOT NULL REFERENCES commitment (id),
  topic      {int} NOT NULL REFERENCES topic (id),
  UNIQUE (commitment, topic)
) {strict};
CREATE INDEX commitment_topic_of ON commitment_topic (topic);

CREATE TABLE commitment_territory (
  id         {id},
  commitment {int} NOT NULL REFERENCES commitment (id),
  territory  {int} NOT NULL REFERENCES territory (id),
  UNIQUE (commitment, territory)
) {strict};
CREATE INDEX commitment_territory_of ON commitment_territory (territory);

CREATE TABLE financing (
  id          {id},
  commitment  {int} NOT NULL REFERENCES commitment (id),
  source      TEXT  NOT NULL,
  funder      TEXT,
  agreement   TEXT,
  amount_cents {int},
  ends_on     TEXT  CHECK (length(ends_on) = 10),
  note        TEXT,
  revision    {int} NOT NULL DEFAULT 1,
  changed_at  {int} NOT NULL
) {strict};
CREATE INDEX financing_of ON financing (commitment);

-- Comments that counterparts and staff make on drafts.
CREATE TABLE commitment_comment (
  id         {id},
  commitment {int} NOT NULL REFERENCES commitment (id),
  person     {int} NOT NULL REFERENCES person (id),
  role       TEXT  NOT NULL,
  text       TEXT  NOT NULL,
  written_at {int} NOT NULL
) {strict};
CREATE INDEX commitment_comment_of ON commitment_comment (commitment);
