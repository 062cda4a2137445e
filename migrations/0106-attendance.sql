-- SPDX-License-Identifier: EUPL-1.2
-- Attendance of a session, from a code, a list, paper (rows or totals) or a hall without signal. What
-- people say of themselves for statistics is kept only as counts, apart from who came, without a way back.
CREATE TABLE attendance (
  id           {id},
  session      {int} NOT NULL REFERENCES roundtable_session (id),
  channel      TEXT  NOT NULL,
  registration {int} REFERENCES registration (id),
  name         TEXT,                 -- nothing once erased, or where nobody gave it
  same_hash    TEXT,                 -- keyed: tells that somebody is already on the list, leads to nobody
  source_key   TEXT,                 -- of the row in the file it came in: the same file twice counts once
  sector       TEXT  NOT NULL,
  territory    {int} REFERENCES territory (id),
  modality     TEXT  NOT NULL,
  noted_by     {int} REFERENCES person (id),
  noted_at     {int} NOT NULL,
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (session, same_hash),
  UNIQUE (session, source_key)
) {strict};

-- Counts: "total", and by dimension and value; `source` says whether they are of people who stand only on
-- paper, or slips of people who are in the rows.
CREATE TABLE attendance_total (
  id        {id},
  session   {int} NOT NULL REFERENCES roundtable_session (id),
  source    TEXT  NOT NULL,
  dimension TEXT  NOT NULL,
  value     TEXT  NOT NULL,
  count     {int} NOT NULL CHECK (count >= 0),
  UNIQUE (session, source, dimension, value)
) {strict};

CREATE TABLE attendance_close (
  id         {id},
  session    {int} NOT NULL UNIQUE REFERENCES roundtable_session (id),
  total      {int} NOT NULL,
  note       TEXT,
  person     {int} NOT NULL REFERENCES person (id),
  closed_on  TEXT  NOT NULL CHECK (length(closed_on) = 10),
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL
) {strict};

-- What is published of the closed sessions, made again at each closing: a count that is not told is nothing.
CREATE TABLE attendance_published (
  id         {id},
  cocreation {int} NOT NULL REFERENCES cocreation (id),
  session    {int} REFERENCES roundtable_session (id), -- nothing: the whole process
  dimension  TEXT  NOT NULL,
  value      TEXT  NOT NULL,
  count      {int} CHECK (count >= 0)
) {strict};
CREATE INDEX attendance_published_of ON attendance_published (cocreation);
