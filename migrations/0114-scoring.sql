-- SPDX-License-Identifier: EUPL-1.2
-- Evaluation of proposals: criteria in versions and three families, rounds, who scores what, scorecards,
-- and what the institution that would lead says.
CREATE TABLE criteria_set (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  number       {int} NOT NULL CHECK (number >= 1),
  title        TEXT  NOT NULL,
  state        TEXT  NOT NULL,
  algorithm    TEXT  NOT NULL,
  act          {int} REFERENCES act (id),
  effective_on TEXT  CHECK (length(effective_on) = 10),
  note         TEXT,
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (jurisdiction, number)
) {strict};

CREATE TABLE criterion (
  id           {id},
  criteria_set {int} NOT NULL REFERENCES criteria_set (id),
  position     {int} NOT NULL,
  family       TEXT  NOT NULL,
  code         TEXT  NOT NULL,
  name         TEXT  NOT NULL,
  question     TEXT  NOT NULL,
  weight_centi {int} NOT NULL,         -- hundredths of a percent; a gate (inclusion) weighs 0
  low          {int} NOT NULL,
  high         {int} NOT NULL,
  pass         {int},                  -- of a gate: median under it does not pass
  UNIQUE (criteria_set, code),
  CHECK (low < high)
) {strict};

CREATE TABLE criterion_anchor (
  id        {id},
  criterion {int} NOT NULL REFERENCES criterion (id),
  value     {int} NOT NULL,
  words     TEXT  NOT NULL,
  UNIQUE (criterion, value)
) {strict};

CREATE TABLE scoring_round (
  id           {id},
  cocreation   {int} NOT NULL REFERENCES cocreation (id),
  number       {int} NOT NULL CHECK (number >= 1),
  name         TEXT  NOT NULL,
  criteria_set {int} NOT NULL REFERENCES criteria_set (id),
  state        TEXT  NOT NULL,
  cards_needed {int} NOT NULL CHECK (cards_needed >= 1),
  opens_on     TEXT  NOT NULL CHECK (length(opens_on) = 10),
  closes_on    TEXT  NOT NULL CHECK (length(closes_on) = 10),
  closed_at    {int},
  closed_on    TEXT  CHECK (length(closed_on) = 10),
  closed_by    {int} REFERENCES person (id),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (cocreation, number),
  CHECK (opens_on <= closes_on)
) {strict};

CREATE TABLE round_proposal (
  id       {id},
  round    {int} NOT NULL REFERENCES scoring_round (id),
  proposal {int} NOT NULL REFERENCES proposal (id),
  UNIQUE (round, proposal)
) {strict};
CREATE INDEX round_proposal_what ON round_proposal (proposal);

CREATE TABLE scoring_assignment (
  id           {id},
  round        {int} NOT NULL REFERENCES scoring_round (id),
  proposal     {int} NOT NULL REFERENCES proposal (id),
  person       {int} NOT NULL REFERENCES person (id),
  state        TEXT  NOT NULL,
  statement    TEXT,                  -- on conflicts of interest, before opening
  declared_at  {int},
  reason       TEXT,                  -- of a recusal, or why it was withdrawn
  note         TEXT,                  -- the evaluator's own, for nobody else
  submitted_at {int},
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (round, proposal, person)
) {strict};
CREATE INDEX scoring_assignment_who ON scoring_assignment (person, round);

-- Once a round is closed: which evaluator each person is in what is published, in an order of chance.
CREATE TABLE round_evaluator (
  id     {id},
  round  {int} NOT NULL REFERENCES scoring_round (id),
  person {int} NOT NULL REFERENCES person (id),
  number {int} NOT NULL CHECK (number >= 1),
  UNIQUE (round, person),
  UNIQUE (round, number)
) {strict};

CREATE TABLE scorecard_line (
  id         {id},
  assignment {int} NOT NULL REFERENCES scoring_assignment (id),
  criterion  {int} NOT NULL REFERENCES criterion (id),
  value      {int},                   -- nothing: a reason was typed before a value was chosen
  reason     TEXT,
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL,
  UNIQUE (assignment, criterion)
) {strict};

CREATE TABLE lead_opinion (
  id            {id},
  round         {int} NOT NULL REFERENCES scoring_round (id),
  proposal      {int} NOT NULL REFERENCES proposal (id),
  institution   {int} NOT NULL REFERENCES institution (id),
  person        {int} REFERENCES person (id),
  asked_on      TEXT  NOT NULL CHECK (length(asked_on) = 10),
  due_on        TEXT  NOT NULL CHECK (length(due_on) = 10),
  competence    TEXT,
  budget        TEXT,
  policy_months {int},
  text          TEXT,
  given_on      TEXT  CHECK (length(given_on) = 10),   -- nothing: not answered
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL,
  UNIQUE (round, proposal, institution)
) {strict};
CREATE INDEX lead_opinion_who ON lead_opinion (institution);
