-- SPDX-License-Identifier: EUPL-1.2
-- The calendar of a process, backwards from the day of delivery: tasks, how long each takes, what waits
-- for what (the time that public policy takes in the responsible institutions included, acta AM-2025-03).
CREATE TABLE planner_task (
  id          {id},
  cocreation  {int} NOT NULL REFERENCES cocreation (id),
  position    {int} NOT NULL,
  code        TEXT  NOT NULL,
  name        TEXT  NOT NULL,
  kind        TEXT  NOT NULL,
  days        {int} NOT NULL CHECK (days >= 0),
  institution {int} REFERENCES institution (id),
  stage       {int} REFERENCES cocreation_stage (id),
  fixed_on    TEXT  CHECK (length(fixed_on) = 10),   -- may not begin before
  started_on  TEXT  CHECK (length(started_on) = 10),
  done_on     TEXT  CHECK (length(done_on) = 10),
  note        TEXT,
  revision    {int} NOT NULL DEFAULT 1,
  changed_at  {int} NOT NULL,
  UNIQUE (cocreation, code)
) {strict};

CREATE TABLE planner_link (
  id    {id},
  task  {int} NOT NULL REFERENCES planner_task (id),
  after {int} NOT NULL REFERENCES planner_task (id),
  lag   {int} NOT NULL DEFAULT 0,
  UNIQUE (task, after),
  CHECK (task <> after)
) {strict};
