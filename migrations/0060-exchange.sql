-- SPDX-License-Identifier: EUPL-1.2
-- What came in from files: rows of OGP's dataset with their original cells, and loads of plans that
-- wait to be accepted.
CREATE TABLE ogp_header (
  id       {id},
  sha256   TEXT  NOT NULL UNIQUE CHECK (length(sha256) = 64),
  names    TEXT  NOT NULL,                             -- JSON list of the file's headers, as they are
  added_at {int} NOT NULL
) {strict};

CREATE TABLE ogp_extract (
  id            {id},
  header        {int} NOT NULL REFERENCES ogp_header (id),
  position      {int} NOT NULL,                        -- row of the file it first came in
  ogp_id        TEXT  NOT NULL UNIQUE,                 -- or the hash of a row that has none
  commitment    {int} UNIQUE REFERENCES commitment (id), -- NULL: the row cannot be a commitment
  cells_sha256  TEXT  NOT NULL CHECK (length(cells_sha256) = 64),
  verifiable    TEXT,                                  -- the word, or ND, NR, NA; NULL: nothing there
  potential     TEXT,
  completion    TEXT,
  early_results TEXT,
  open_government TEXT,
  cells         TEXT  NOT NULL,                        -- JSON list, byte by byte
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL
) {strict};

-- A file, or a pasted table, that somebody brought and nobody has accepted yet.
CREATE TABLE load (
  id            {id},
  jurisdiction  {int} NOT NULL REFERENCES jurisdiction (id),
  kind          TEXT  NOT NULL,
  file_name     TEXT,
  plan          {int} REFERENCES plan (id),            -- NULL: a plan that is not there yet
  plan_number   {int},
  plan_name     TEXT,
  plan_starts_on TEXT CHECK (length(plan_starts_on) = 10),
  plan_ends_on  TEXT  CHECK (length(plan_ends_on) = 10),
  state         TEXT  NOT NULL,
  added_by      {int} REFERENCES person (id),
  added_at      {int} NOT NULL,
  closed_at     {int},
  report        TEXT,                                  -- what acceptance did, JSON
  remarks       TEXT,                                  -- of the reader of the file, JSON
  decisions     TEXT,                                  -- about unknown institutions, JSON
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL
) {strict};
CREATE INDEX load_of ON load (jurisdiction);

CREATE TABLE load_row (
  id     {id},
  load   {int} NOT NULL REFERENCES load (id),
  sheet  TEXT  NOT NULL,
  number {int} NOT NULL,                               -- as people see it
  cells  TEXT  NOT NULL,                               -- JSON, as they came
  UNIQUE (load, sheet, number)
) {strict};
