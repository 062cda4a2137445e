-- SPDX-License-Identifier: EUPL-1.2
-- Proposals: the form in versions, what people wrote in it, the state with its reasons, and the posts
-- (moderation) about them.
CREATE TABLE proposal_form (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  number       {int} NOT NULL CHECK (number >= 1),
  title        TEXT  NOT NULL,
  state        TEXT  NOT NULL,
  act          {int} REFERENCES act (id),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (jurisdiction, number)
) {strict};

CREATE TABLE proposal_question (
  id        {id},
  form      {int} NOT NULL REFERENCES proposal_form (id),
  position  {int} NOT NULL,
  code      TEXT  NOT NULL,     -- what it is in searches and data: "problema"
  label     TEXT  NOT NULL,
  hint      TEXT,
  kind      TEXT  NOT NULL,
  required  {int} NOT NULL,
  min_chars {int} NOT NULL,
  max_chars {int} NOT NULL,
  options   TEXT,               -- one per line
  UNIQUE (form, code)
) {strict};

CREATE TABLE proposal (
  id             {id},
  cocreation     {int} NOT NULL REFERENCES cocreation (id),
  number         {int} NOT NULL CHECK (number >= 1),
  form           {int} NOT NULL REFERENCES proposal_form (id),
  state          TEXT  NOT NULL,
  origin         TEXT  NOT NULL,
  roundtable     {int} REFERENCES roundtable (id),
  session        {int} REFERENCES roundtable_session (id),
  title          TEXT  NOT NULL,
  writer         {int} REFERENCES writer (id),
  person         {int} REFERENCES person (id),
  typed_by       {int} REFERENCES person (id),     -- on behalf of who said it
  name           TEXT,                             -- as shown; nothing: without name
  institution    {int} REFERENCES institution (id),
  sector         TEXT,
  gender         TEXT,                             -- optional, for totals only
  carried_from   {int} REFERENCES commitment (id),
  language       TEXT  NOT NULL,
  text_hash      TEXT  NOT NULL CHECK (length(text_hash) = 64),
  code_hash      TEXT  UNIQUE,                     -- of the receipt code
  source_key     TEXT,                             -- of the row in the file it came in
  received_at    {int} NOT NULL,
  received_on    TEXT  NOT NULL CHECK (length(received_on) = 10),
  public_on      TEXT  CHECK (length(public_on) = 10),
  reason         TEXT,                             -- of the present state
  search         TEXT,                             -- normalised words
  revision       {int} NOT NULL DEFAULT 1,
  changed_at     {int} NOT NULL,
  UNIQUE (cocreation, number),
  UNIQUE (cocreation, source_key)
) {strict};
CREATE INDEX proposal_of_state ON proposal (cocreation, state);
CREATE INDEX proposal_of_table ON proposal (roundtable);
CREATE INDEX proposal_of_writer ON proposal (writer);
CREATE INDEX proposal_of_person ON proposal (person);
CREATE INDEX proposal_of_words ON proposal (cocreation, text_hash);

CREATE TABLE proposal_text (
  id         {id},
  proposal   {int} NOT NULL REFERENCES proposal (id),
  question   {int} NOT NULL REFERENCES proposal_question (id),
  text       TEXT  NOT NULL,
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL,
  UNIQUE (proposal, question)
) {strict};

CREATE TABLE proposal_territory (
  id        {id},
  proposal  {int} NOT NULL REFERENCES proposal (id),
  territory {int} NOT NULL REFERENCES territory (id),
  UNIQUE (proposal, territory)
) {strict};
CREATE INDEX proposal_territory_where ON proposal_territory (territory);

CREATE TABLE proposal_move (
  id         {id},
  proposal   {int} NOT NULL REFERENCES proposal (id),
  from_state TEXT  NOT NULL,
  to_state   TEXT  NOT NULL,
  reason     TEXT  NOT NULL,
  act        {int} REFERENCES act (id),
  person     {int} REFERENCES person (id),
  done_at    {int} NOT NULL,
  done_on    TEXT  NOT NULL CHECK (length(done_on) = 10)
) {strict};
CREATE INDEX proposal_move_of ON proposal_move (proposal);

-- What it said before a correction of its author.
CREATE TABLE proposal_former (
  id          {id},
  proposal    {int} NOT NULL REFERENCES proposal (id),
  question    {int} REFERENCES proposal_question (id),  -- nothing: the title
  text        TEXT,                                     -- nothing: it had no answer
  replaced_at {int} NOT NULL,
  replaced_on TEXT  NOT NULL CHECK (length(replaced_on) = 10)
) {strict};
CREATE INDEX proposal_former_of ON proposal_former (proposal);

ALTER TABLE post ADD COLUMN proposal {int} REFERENCES proposal (id);
CREATE INDEX post_of_proposal ON post (proposal);
