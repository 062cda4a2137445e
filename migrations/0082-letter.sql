-- SPDX-License-Identifier: EUPL-1.2
-- Register of letters out and in. Numbers of letters out grow within a jurisdiction and year.
CREATE TABLE letter (
  id            {id},
  jurisdiction  {int} NOT NULL REFERENCES jurisdiction (id),
  direction     TEXT  NOT NULL CHECK (direction IN ('salida', 'entrada')),
  kind          TEXT  NOT NULL,
  year          {int} NOT NULL,
  sequence      {int},                          -- of letters out: the number that this register gives
  number        TEXT  NOT NULL CHECK (length(number) BETWEEN 1 AND 80),
  dated_on      TEXT  NOT NULL CHECK (length(dated_on) = 10),
  institution   {int} REFERENCES institution (id),
  addressee     TEXT,                           -- name and post
  subject       TEXT  NOT NULL,
  text          TEXT,
  plan          {int} REFERENCES plan (id),
  period        {int} REFERENCES period (id),
  answers       {int} REFERENCES letter (id),   -- letter that this one answers
  scan          TEXT,                           -- SHA-256 of the stored file (evidence_file)
  scan_name     TEXT,
  sent_on       TEXT  CHECK (length(sent_on) = 10),   -- by whatever system the office uses
  sent_by       TEXT,                                 -- that system, and its number there
  withdrawn_on  TEXT  CHECK (length(withdrawn_on) = 10),
  withdrawn_why TEXT,
  entered_by    {int} REFERENCES person (id),   -- nothing: the program's ladder
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL,
  CHECK ((direction = 'salida') = (sequence IS NOT NULL))
) {strict};
CREATE UNIQUE INDEX letter_sequence ON letter (jurisdiction, year, sequence);
CREATE INDEX letter_of_institution ON letter (institution);
CREATE INDEX letter_scan ON letter (scan);

-- The last number given: a row that two writers cannot read alike, so that no number is given twice.
CREATE TABLE letter_counter (
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  year         {int} NOT NULL,
  last         {int} NOT NULL,
  PRIMARY KEY (jurisdiction, year)
) {strict};
