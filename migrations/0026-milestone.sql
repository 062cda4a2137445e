-- SPDX-License-Identifier: EUPL-1.2
-- Deliverables of a commitment: their dates as ranges with the original text, parts, dependencies.
CREATE TABLE milestone (
  id                {id},
  commitment        {int} NOT NULL REFERENCES commitment (id),
  number            TEXT  NOT NULL CHECK (length(number) BETWEEN 1 AND 20),
  position          {int} NOT NULL,
  title             TEXT  NOT NULL CHECK (length(title) BETWEEN 3 AND 1000),
  deliverable       TEXT,
  kind              TEXT  NOT NULL,
  means             TEXT  NOT NULL,
  means_text        TEXT,
  institution       {int} REFERENCES institution (id),
  weight_centi      {int} NOT NULL,
  starts_on         TEXT  CHECK (length(starts_on) = 10),
  original_text     TEXT  NOT NULL,
  original_first_on TEXT  CHECK (length(original_first_on) = 10),
  original_due_on   TEXT  CHECK (length(original_due_on) = 10),
  due_text          TEXT  NOT NULL,
  due_first_on      TEXT  CHECK (length(due_first_on) = 10),
  due_on            TEXT  CHECK (length(due_on) = 10),
  replans           {int} NOT NULL DEFAULT 0,
  financing         {int} REFERENCES financing (id),
  state             TEXT  NOT NULL,
  withdrawn_act     {int} REFERENCES act (id),
  revision          {int} NOT NULL DEFAULT 1,
  changed_at        {int} NOT NULL,
  UNIQUE (commitment, number)
) {strict};
CREATE INDEX milestone_institution ON milestone (institution);

CREATE TABLE milestone_part (
  id              {id},
  milestone       {int} NOT NULL REFERENCES milestone (id),
  number          {int} NOT NULL,
  title           TEXT  NOT NULL,
  share_centi     {int} NOT NULL,
  original_due_on TEXT  CHECK (length(original_due_on) = 10),
  due_on          TEXT  CHECK (length(due_on) = 10),
  revision        {int} NOT NULL DEFAULT 1,
  changed_at      {int} NOT NULL,
  UNIQUE (milestone, number)
) {strict};

CREATE TABLE milestone_dependency (
  id         {id},
  milestone  {int} NOT NULL REFERENCES milestone (id),
  depends_on {int} NOT NULL REFERENCES milestone (id),
  CHECK (milestone <> depends_on),
  UNIQUE (milestone, depends_on)
) {strict};
