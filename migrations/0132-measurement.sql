-- SPDX-License-Identifier: EUPL-1.2
-- What was measured: the calendar of an indicator, values with their four kinds of nothing, what a
-- counterpart said, corrections, and the results computed from what is public.
CREATE TABLE indicator_period (
  id        {id},
  indicator {int} NOT NULL REFERENCES indicator (id),
  number    {int} NOT NULL CHECK (number >= 1),
  starts_on TEXT  NOT NULL CHECK (length(starts_on) = 10),
  ends_on   TEXT  NOT NULL CHECK (length(ends_on) = 10),
  due_on    TEXT  NOT NULL CHECK (length(due_on) = 10),
  moved     TEXT,                                          -- why its due day was moved (INEC: reprogramming of a publication)
  locked_on TEXT  CHECK (length(locked_on) = 10),
  UNIQUE (indicator, number),
  CHECK (starts_on <= ends_on AND ends_on <= due_on)
) {strict};

CREATE TABLE measurement (
  id                {id},
  indicator         {int} NOT NULL REFERENCES indicator (id),
  period            {int} NOT NULL REFERENCES indicator_period (id),
  version           {int} NOT NULL REFERENCES indicator_version (id),   -- the sheet it was reported under
  state             TEXT  NOT NULL,
  kind              TEXT  NOT NULL,                        -- reported, computed, not applicable
  value_micro       {int},
  numerator_micro   {int},
  denominator_micro {int},
  words             TEXT,                                  -- qualitative: what was observed; not applicable: why
  parts_note        TEXT,                                  -- why the parts do not add up
  unusual_note      TEXT,                                  -- why an outlier or break is right
  corrects          {int} REFERENCES measurement (id),     -- the public one that this replaces, once public
  correction        TEXT,                                  -- report of the adjustment
  replaced_on       TEXT  CHECK (length(replaced_on) = 10),-- a correction of it became public
  channel           TEXT  NOT NULL,
  letter            {int} REFERENCES letter (id),
  entered_by        {int} NOT NULL REFERENCES person (id),
  authorised_name   TEXT,
  authorised_post   TEXT,
  authorised_letter TEXT,
  authorised_on     TEXT  CHECK (length(authorised_on) = 10),
  sent_on           TEXT  CHECK (length(sent_on) = 10),
  checked_by        {int} REFERENCES person (id),
  checked_on        TEXT  CHECK (length(checked_on) = 10),
  return_reason     TEXT,
  public_on         TEXT  CHECK (length(public_on) = 10),  -- from when it may be read by all
  published_on      TEXT  CHECK (length(published_on) = 10),
  locked_on         TEXT  CHECK (length(locked_on) = 10),
  revision          {int} NOT NULL DEFAULT 1,
  changed_at        {int} NOT NULL
) {strict};
CREATE INDEX measurement_of_indicator ON measurement (indicator, period);
CREATE INDEX measurement_of_period ON measurement (period);
-- Partial, so that nothing public is ever looked for among all that is public.
CREATE INDEX measurement_waiting ON measurement (public_on) WHERE state = 'aceptado';
CREATE INDEX measurement_sent ON measurement (sent_on) WHERE state = 'enviado';
CREATE INDEX measurement_public ON measurement (indicator, published_on) WHERE state IN ('publicado', 'bloqueado');
-- One that goes its way per period; what is public may have one correction beside it.
CREATE UNIQUE INDEX measurement_once ON measurement (period) WHERE state IN ('borrador', 'autorizado', 'enviado', 'devuelto', 'aceptado');

CREATE TABLE measurement_part (
  id                {id},
  measurement       {int} NOT NULL REFERENCES measurement (id),
  part              {int} NOT NULL REFERENCES indicator_part (id),
  kind              TEXT  NOT NULL,
  value_micro       {int},
  numerator_micro   {int},
  denominator_micro {int},
  UNIQUE (measurement, part)
) {strict};

CREATE TABLE measurement_proof (
  id          {id},
  measurement {int} NOT NULL REFERENCES measurement (id),
  evidence    {int} NOT NULL REFERENCES evidence (id),
  UNIQUE (measurement, evidence)
) {strict};

CREATE TABLE measurement_word (
  id          {id},
  measurement {int} NOT NULL REFERENCES measurement (id),
  institution {int} NOT NULL REFERENCES institution (id),
  person      {int} NOT NULL REFERENCES person (id),
  kind        TEXT  NOT NULL,
  reasons     TEXT  NOT NULL,
  given_on    TEXT  NOT NULL CHECK (length(given_on) = 10),
  public_on   TEXT  CHECK (length(public_on) = 10),
  reply       TEXT,
  replied_by  {int} REFERENCES person (id),
  replied_on  TEXT  CHECK (length(replied_on) = 10),
  closed_on   TEXT  CHECK (length(closed_on) = 10),
  closed_how  TEXT,
  act         {int} REFERENCES act (id),
  revision    {int} NOT NULL DEFAULT 1,
  changed_at  {int} NOT NULL
) {strict};
CREATE INDEX measurement_word_of ON measurement_word (measurement);

-- Derived from public measurements only: one row per indicator, period and part (nothing: the total), also
-- for periods that owe a value and have none. "part" is 0 for the total so that the key has no empty place.
CREATE TABLE indicator_result (
  id                {id},
  indicator         {int} NOT NULL REFERENCES indicator (id),
  period            {int} NOT NULL REFERENCES indicator_period (id),
  part              {int} NOT NULL DEFAULT 0,
  version           {int} NOT NULL REFERENCES indicator_version (id),
  status            TEXT  NOT NULL,
  value_micro       {int},
  numerator_micro   {int},
  denominator_micro {int},
  words             TEXT,
  target_micro      {int},
  achievement_centi {int},
  category          TEXT,
  disputed          {int} NOT NULL DEFAULT 0,
  corrected         {int} NOT NULL DEFAULT 0,
  missing           {int} NOT NULL DEFAULT 0,              -- inputs of a computed one that nobody reported
  methodology       {int} NOT NULL REFERENCES methodology (id),
  UNIQUE (indicator, period, part)
) {strict};

-- What has to be computed again, written in the transaction that touched it.
CREATE TABLE indicator_stale (
  id        {id},
  indicator {int} NOT NULL UNIQUE REFERENCES indicator (id)
) {strict};
