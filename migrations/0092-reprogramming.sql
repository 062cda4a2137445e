-- SPDX-License-Identifier: EUPL-1.2
-- Reprogramming of a plan: proposals to change it, a tripartite commission that works on the set, feedback
-- with an answer each, validation by an act that makes a new edition, the official text and where it differs.
CREATE TABLE reprogramming (
  id              {id},
  plan            {int} NOT NULL REFERENCES plan (id),
  number          {int} NOT NULL CHECK (number >= 1),
  state           TEXT  NOT NULL,
  reason          TEXT  NOT NULL,
  opening_act     {int} REFERENCES act (id),
  opened_by       {int} NOT NULL REFERENCES person (id),
  opened_on       TEXT  NOT NULL CHECK (length(opened_on) = 10),
  proposals_until TEXT  NOT NULL CHECK (length(proposals_until) = 10),
  commission_on   TEXT  CHECK (length(commission_on) = 10),
  feedback_on     TEXT  CHECK (length(feedback_on) = 10),
  feedback_until  TEXT  CHECK (length(feedback_until) = 10),
  validation_on   TEXT  CHECK (length(validation_on) = 10),
  act             {int} REFERENCES act (id),
  edition         {int} REFERENCES plan_edition (id),
  document        {int} REFERENCES plan_document (id),
  closed_by       {int} REFERENCES person (id),
  closed_on       TEXT  CHECK (length(closed_on) = 10),
  closing_note    TEXT,
  revision        {int} NOT NULL DEFAULT 1,
  changed_at      {int} NOT NULL,
  UNIQUE (plan, number)
) {strict};
CREATE UNIQUE INDEX reprogramming_live ON reprogramming (plan) WHERE closed_on IS NULL;

CREATE TABLE reprogramming_member (
  id            {id},
  reprogramming {int} NOT NULL REFERENCES reprogramming (id),
  institution   {int} NOT NULL REFERENCES institution (id),
  sector        TEXT  NOT NULL,
  name          TEXT  NOT NULL,
  UNIQUE (reprogramming, institution)
) {strict};

CREATE TABLE reprogramming_item (
  id              {id},
  reprogramming   {int} NOT NULL REFERENCES reprogramming (id),
  commitment      {int} NOT NULL REFERENCES commitment (id),
  milestone       {int} REFERENCES milestone (id),
  part            {int} REFERENCES milestone_part (id),
  kind            TEXT  NOT NULL,
  field           TEXT,
  old_value       TEXT,
  new_value       TEXT,
  reasons         TEXT  NOT NULL,
  proposed_by     {int} NOT NULL REFERENCES person (id),
  proposed_as     TEXT  NOT NULL,                              -- role acted in
  proposed_on     TEXT  NOT NULL CHECK (length(proposed_on) = 10),
  withdrawn_on    TEXT  CHECK (length(withdrawn_on) = 10),
  decision        TEXT,
  amended_value   TEXT,
  decision_reason TEXT,
  decided_by      {int} REFERENCES person (id),
  decided_on      TEXT  CHECK (length(decided_on) = 10),
  change_request  {int} REFERENCES change_request (id),        -- what it became when it was applied
  revision        {int} NOT NULL DEFAULT 1,
  changed_at      {int} NOT NULL
) {strict};
CREATE INDEX reprogramming_item_of ON reprogramming_item (reprogramming);

CREATE TABLE reprogramming_comment (
  id            {id},
  reprogramming {int} NOT NULL REFERENCES reprogramming (id),
  institution   {int} NOT NULL REFERENCES institution (id),
  person        {int} NOT NULL REFERENCES person (id),
  text          TEXT  NOT NULL,
  given_on      TEXT  NOT NULL CHECK (length(given_on) = 10),
  answer        TEXT,
  answered_by   {int} REFERENCES person (id),
  answered_on   TEXT  CHECK (length(answered_on) = 10),
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL
) {strict};
CREATE INDEX reprogramming_comment_of ON reprogramming_comment (reprogramming);

CREATE TABLE reprogramming_difference (
  id            {id},
  reprogramming {int} NOT NULL REFERENCES reprogramming (id),
  place         TEXT  NOT NULL,
  document_says TEXT  NOT NULL,
  data_say      TEXT  NOT NULL,
  noted_on      TEXT  NOT NULL CHECK (length(noted_on) = 10)
) {strict};
CREATE INDEX reprogramming_difference_of ON reprogramming_difference (reprogramming);
