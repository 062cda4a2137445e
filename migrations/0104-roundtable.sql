-- SPDX-License-Identifier: EUPL-1.2
-- Round tables, thematic and territorial: sessions, who runs them, actor map and invitations,
-- registrations, notes and minutes, photographs with consent.
CREATE TABLE roundtable (
  id         {id},
  cocreation {int} NOT NULL REFERENCES cocreation (id),
  number     {int} NOT NULL CHECK (number >= 1),
  kind       TEXT  NOT NULL,
  name       TEXT  NOT NULL,
  topic      {int} REFERENCES topic (id),
  purpose    TEXT,
  host       {int} REFERENCES institution (id),
  state      TEXT  NOT NULL,
  outcome    TEXT,                    -- what came of it, in words, once it is over
  reason     TEXT,                    -- why it was cancelled
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL,
  UNIQUE (cocreation, number)
) {strict};

CREATE TABLE roundtable_territory (
  id         {id},
  roundtable {int} NOT NULL REFERENCES roundtable (id),
  territory  {int} NOT NULL REFERENCES territory (id),
  UNIQUE (roundtable, territory)
) {strict};

CREATE TABLE roundtable_session (
  id               {id},
  roundtable       {int} NOT NULL REFERENCES roundtable (id),
  number           {int} NOT NULL CHECK (number >= 1),
  held_on          TEXT  NOT NULL CHECK (length(held_on) = 10),
  starts_minute    {int} NOT NULL,
  ends_minute      {int} NOT NULL,
  modality         TEXT  NOT NULL,
  place            TEXT,
  address          TEXT,
  territory        {int} REFERENCES territory (id),
  online_url       TEXT,
  capacity         {int},
  accessibility    TEXT,
  registration_until TEXT CHECK (length(registration_until) = 10),
  state            TEXT  NOT NULL,
  reason           TEXT,              -- why it was cancelled or moved
  revision         {int} NOT NULL DEFAULT 1,
  changed_at       {int} NOT NULL,
  UNIQUE (roundtable, number),
  CHECK (starts_minute < ends_minute)
) {strict};

CREATE TABLE roundtable_person (
  id         {id},
  roundtable {int} NOT NULL REFERENCES roundtable (id),
  person     {int} NOT NULL REFERENCES person (id),
  duty       TEXT  NOT NULL,
  from_on    TEXT  NOT NULL CHECK (length(from_on) = 10),
  until_on   TEXT  CHECK (length(until_on) = 10),
  UNIQUE (roundtable, person, duty, from_on)
) {strict};
CREATE INDEX roundtable_person_who ON roundtable_person (person);

CREATE TABLE roundtable_actor (
  id          {id},
  roundtable  {int} NOT NULL REFERENCES roundtable (id),
  name        TEXT  NOT NULL,
  institution {int} REFERENCES institution (id),
  sector      TEXT  NOT NULL,
  territory   {int} REFERENCES territory (id),
  interest    TEXT,
  influence   TEXT,
  email       TEXT,
  invited_on  TEXT  CHECK (length(invited_on) = 10),
  invited_by  TEXT,
  letter      {int} REFERENCES letter (id),
  answer      TEXT,
  revision    {int} NOT NULL DEFAULT 1,
  changed_at  {int} NOT NULL
) {strict};
CREATE INDEX roundtable_actor_of ON roundtable_actor (roundtable);

CREATE TABLE registration (
  id             {id},
  session        {int} NOT NULL REFERENCES roundtable_session (id),
  person         {int} REFERENCES person (id),
  name           TEXT,                -- nothing once erased
  email          TEXT,
  email_folded   TEXT,
  sector         TEXT  NOT NULL,
  territory      {int} REFERENCES territory (id),
  modality       TEXT  NOT NULL,
  needs          TEXT,                -- of accessibility
  interpretation TEXT,                -- language or sign language asked for
  code_hash      TEXT  NOT NULL,      -- of the code that cancels it and marks attendance
  state          TEXT  NOT NULL,
  language       TEXT  NOT NULL,
  registered_at  {int} NOT NULL,
  revision       {int} NOT NULL DEFAULT 1,
  changed_at     {int} NOT NULL,
  UNIQUE (session, email_folded),
  UNIQUE (code_hash)
) {strict};

CREATE TABLE roundtable_note (
  id            {id},
  roundtable    {int} NOT NULL REFERENCES roundtable (id),
  session       {int} REFERENCES roundtable_session (id),
  kind          TEXT  NOT NULL,
  title         TEXT  NOT NULL,
  text          TEXT,
  evidence_file {int} REFERENCES evidence_file (id),
  author        {int} NOT NULL REFERENCES person (id),
  published_on  TEXT  CHECK (length(published_on) = 10),  -- nothing: a draft
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL
) {strict};
CREATE INDEX roundtable_note_of ON roundtable_note (roundtable);

CREATE TABLE roundtable_photo (
  id            {id},
  session       {int} NOT NULL REFERENCES roundtable_session (id),
  evidence_file {int} NOT NULL REFERENCES evidence_file (id),
  caption       TEXT  NOT NULL,
  described     TEXT  NOT NULL,       -- for who does not see it
  consent       TEXT  NOT NULL,       -- how those in it agreed
  author        {int} NOT NULL REFERENCES person (id),
  published_on  TEXT  CHECK (length(published_on) = 10),
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL
) {strict};
CREATE INDEX roundtable_photo_of ON roundtable_photo (session);
