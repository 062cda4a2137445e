-- SPDX-License-Identifier: EUPL-1.2
-- The ranking that a closed round gave, kept, and the selection by an act with its departures from it.
CREATE TABLE ranking_row (
  id              {id},
  round           {int} NOT NULL REFERENCES scoring_round (id),
  proposal        {int} NOT NULL REFERENCES proposal (id),
  place           {int},                  -- nothing: a gate did not pass
  tied            {int} NOT NULL,
  passes          {int} NOT NULL,
  viability_centi {int} NOT NULL,
  priority_centi  {int} NOT NULL,
  total_centi     {int} NOT NULL,
  spread_centi    {int} NOT NULL,
  cards           {int} NOT NULL,
  figures         TEXT  NOT NULL,         -- of each criterion, in the order of the version
  UNIQUE (round, proposal)
) {strict};

CREATE TABLE selection (
  id         {id},
  cocreation {int} NOT NULL REFERENCES cocreation (id),
  round      {int} NOT NULL REFERENCES scoring_round (id),
  number     {int} NOT NULL CHECK (number >= 1),
  cut        {int} NOT NULL CHECK (cut >= 1),   -- places above the line
  state      TEXT  NOT NULL,
  act        {int} REFERENCES act (id),
  decided_on TEXT  CHECK (length(decided_on) = 10),
  note       TEXT,
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL,
  UNIQUE (cocreation, number)
) {strict};

CREATE TABLE selection_item (
  id         {id},
  selection  {int} NOT NULL REFERENCES selection (id),
  proposal   {int} NOT NULL REFERENCES proposal (id),
  chosen     {int} NOT NULL,
  departs    {int} NOT NULL,                    -- from what the cut line says
  reason     TEXT,
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL,
  UNIQUE (selection, proposal)
) {strict};
CREATE INDEX selection_item_what ON selection_item (proposal);
