-- SPDX-License-Identifier: EUPL-1.2
-- Action plans, their groups, editions (frozen snapshots) and documents; texts in other languages.
CREATE TABLE plan (
  id             {id},
  jurisdiction   {int} NOT NULL REFERENCES jurisdiction (id),
  number         {int} NOT NULL CHECK (number BETWEEN 1 AND 999),
  ogp_id         TEXT,
  name           TEXT  NOT NULL CHECK (length(name) BETWEEN 4 AND 300),
  level          TEXT  NOT NULL,
  starts_on      TEXT  CHECK (length(starts_on) = 10),
  ends_on        TEXT  CHECK (length(ends_on) = 10),
  submitted_on   TEXT  CHECK (length(submitted_on) = 10),
  tracking       TEXT  NOT NULL,
  state          TEXT  NOT NULL,
  template       TEXT  NOT NULL,
  summary        TEXT,
  source         TEXT,
  revision       {int} NOT NULL DEFAULT 1,
  changed_at     {int} NOT NULL,
  UNIQUE (jurisdiction, number),
  CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on < ends_on)
) {strict};

CREATE TABLE plan_group (
  id       {id},
  plan     {int} NOT NULL REFERENCES plan (id),
  position {int} NOT NULL,
  name     TEXT  NOT NULL,
  UNIQUE (plan, position)
) {strict};

CREATE TABLE plan_edition (
  id           {id},
  plan         {int} NOT NULL REFERENCES plan (id),
  number       {int} NOT NULL,
  name         TEXT  NOT NULL,
  kind         TEXT  NOT NULL,
  act          {int} REFERENCES act (id),
  published_on TEXT  NOT NULL CHECK (length(published_on) = 10),
  snapshot     TEXT,                                   -- canonical JSON; NULL: known by name only
  sha256       TEXT,
  note         TEXT,
  UNIQUE (plan, number)
) {strict};

CREATE TABLE plan_document (
  id            {id},
  plan          {int} NOT NULL REFERENCES plan (id),
  title         TEXT  NOT NULL,
  kind          TEXT  NOT NULL,
  language      TEXT  NOT NULL,
  url           TEXT,
  evidence_file {int},
  dated_on      TEXT  CHECK (length(dated_on) = 10)
) {strict};
CREATE INDEX plan_document_of ON plan_document (plan);

-- Texts of any record in other languages, with the revision of the source they were made from.
CREATE TABLE record_text (
  id              {id},
  record          TEXT  NOT NULL,
  record_id       {int} NOT NULL,
  field           TEXT  NOT NULL,
  language        TEXT  NOT NULL,
  text            TEXT  NOT NULL,
  source_revision {int} NOT NULL,
  revision        {int} NOT NULL DEFAULT 1,
  changed_at      {int} NOT NULL,
  UNIQUE (record, record_id, field, language)
) {strict};
