-- SPDX-License-Identifier: EUPL-1.2
-- Indicators: identity, methodology sheet in versions, what they are disaggregated by, targets, links.
CREATE TABLE indicator (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  code         TEXT  NOT NULL,
  plan         {int} REFERENCES plan (id),                -- nothing: of the jurisdiction's library
  commitment   {int} REFERENCES commitment (id),
  milestone    {int} REFERENCES milestone (id),
  parent       {int} REFERENCES indicator (id),           -- the indicator of another jurisdiction that this one reports
  institution  {int} NOT NULL REFERENCES institution (id),-- who answers for its values
  reports_by   {int} REFERENCES institution (id),         -- an association that reports on its behalf
  shared       {int} NOT NULL DEFAULT 0,                  -- of the library: others may take its sheet or report it
  state        TEXT  NOT NULL,
  replaced_by  {int} REFERENCES indicator (id),
  ending_act   {int} REFERENCES act (id),                 -- that replaced or closed it
  ending_report TEXT,
  ended_on     TEXT  CHECK (length(ended_on) = 10),        -- last day that is measured
  created_on   TEXT  NOT NULL CHECK (length(created_on) = 10),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (jurisdiction, code),
  CHECK (milestone IS NULL OR commitment IS NOT NULL),
  CHECK (commitment IS NULL OR plan IS NOT NULL)
) {strict};
CREATE INDEX indicator_of_plan ON indicator (plan);
CREATE INDEX indicator_of_commitment ON indicator (commitment);
CREATE INDEX indicator_of_parent ON indicator (parent);

CREATE TABLE indicator_version (
  id              {id},
  indicator       {int} NOT NULL REFERENCES indicator (id),
  number          {int} NOT NULL CHECK (number >= 1),
  state           TEXT  NOT NULL,
  change          TEXT  NOT NULL,
  change_report   TEXT,
  act             {int} REFERENCES act (id),
  from_on         TEXT  CHECK (length(from_on) = 10),      -- in force from
  until_on        TEXT  CHECK (length(until_on) = 10),     -- last day in force; nothing: still
  name            TEXT  NOT NULL,
  definition      TEXT,
  justification   TEXT,
  level           TEXT  NOT NULL,
  type            TEXT  NOT NULL,
  direction       TEXT  NOT NULL,
  accumulation    TEXT  NOT NULL,
  achievement     TEXT  NOT NULL,
  unit            TEXT  NOT NULL,
  decimals        {int} NOT NULL CHECK (decimals BETWEEN 0 AND 6),
  formula         TEXT,
  numerator       TEXT,
  denominator     TEXT,
  factor_micro    {int},
  scale           TEXT,                                    -- ordinal: its steps, one per line, lowest first
  low_micro       {int},                                   -- band, or least possible value
  high_micro      {int},
  least_micro     {int},
  most_micro      {int},
  baseline_kind   TEXT  NOT NULL,
  baseline_micro  {int},
  baseline_on     TEXT  CHECK (length(baseline_on) = 10),
  baseline_source TEXT,
  parts_rule      TEXT  NOT NULL,
  parts_reason    TEXT,
  rollup          TEXT  NOT NULL,
  months          {int} NOT NULL CHECK (months IN (1, 2, 3, 4, 6, 12)),
  starts_on       TEXT  NOT NULL CHECK (length(starts_on) = 10),
  ends_on         TEXT  NOT NULL CHECK (length(ends_on) = 10),
  due_days        {int} NOT NULL CHECK (due_days BETWEEN 0 AND 730),
  source          TEXT,
  means           TEXT,
  collection      TEXT,
  quality         TEXT,
  limits          TEXT,
  interpretation  TEXT,
  use_of          TEXT,
  availability    TEXT,
  georeference    TEXT,
  bibliography    TEXT,
  classifier      TEXT,
  origin          TEXT,                                    -- sheet of another that it was copied from
  prepared_by     TEXT,
  prepared_on     TEXT  CHECK (length(prepared_on) = 10),
  created_at      {int} NOT NULL,
  revision        {int} NOT NULL DEFAULT 1,
  changed_at      {int} NOT NULL,
  UNIQUE (indicator, number),
  CHECK (starts_on <= ends_on)
) {strict};

-- A part of a disaggregation: dimension "sexo", part "mujeres".
CREATE TABLE indicator_part (
  id        {id},
  version   {int} NOT NULL REFERENCES indicator_version (id),
  dimension TEXT  NOT NULL,
  code      TEXT  NOT NULL,
  name      TEXT  NOT NULL,
  position  {int} NOT NULL,
  territory {int} REFERENCES territory (id),
  UNIQUE (version, dimension, code)
) {strict};

-- A target: of a span of days (a year, a period, the whole), of the total or of a part.
CREATE TABLE indicator_target (
  id          {id},
  version     {int} NOT NULL REFERENCES indicator_version (id),
  part        {int} REFERENCES indicator_part (id),
  starts_on   TEXT  NOT NULL CHECK (length(starts_on) = 10),
  ends_on     TEXT  NOT NULL CHECK (length(ends_on) = 10),
  value_micro {int} NOT NULL,
  reason      TEXT,
  CHECK (starts_on <= ends_on)
) {strict};
CREATE UNIQUE INDEX indicator_target_once ON indicator_target (version, COALESCE(part, 0), starts_on, ends_on);

CREATE TABLE indicator_topic (
  id        {id},
  indicator {int} NOT NULL REFERENCES indicator (id),
  topic     {int} NOT NULL REFERENCES topic (id),
  UNIQUE (indicator, topic)
) {strict};

-- Further commitments that the indicator speaks of: an outcome may be shared.
CREATE TABLE indicator_link (
  id         {id},
  indicator  {int} NOT NULL REFERENCES indicator (id),
  commitment {int} NOT NULL REFERENCES commitment (id),
  UNIQUE (indicator, commitment)
) {strict};
CREATE INDEX indicator_link_of_commitment ON indicator_link (commitment);

-- How achievement is read: thresholds of the methodology's version.
ALTER TABLE methodology ADD COLUMN reached_from {int} NOT NULL DEFAULT 10000 CHECK (reached_from BETWEEN 1 AND 20000);
ALTER TABLE methodology ADD COLUMN near_from    {int} NOT NULL DEFAULT 8000 CHECK (near_from BETWEEN 1 AND 20000);
ALTER TABLE methodology ADD COLUMN partial_from {int} NOT NULL DEFAULT 5000 CHECK (partial_from BETWEEN 1 AND 20000);
ALTER TABLE methodology ADD COLUMN achievement_cap {int} NOT NULL DEFAULT 15000 CHECK (achievement_cap BETWEEN 10000 AND 100000);
ALTER TABLE methodology ADD COLUMN outlier_share {int} NOT NULL DEFAULT 5000 CHECK (outlier_share BETWEEN 100 AND 100000);
