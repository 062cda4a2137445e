-- SPDX-License-Identifier: EUPL-1.2
-- Co-creation of a plan: the methodology with its stages and what each opens, the process that follows it,
-- its stages on the calendar, who may do what until when, the sheet it is activated on, its notices.
CREATE TABLE cocreation_method (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  number       {int} NOT NULL CHECK (number >= 1),
  title        TEXT  NOT NULL,
  state        TEXT  NOT NULL,
  act          {int} REFERENCES act (id),
  effective_on TEXT  CHECK (length(effective_on) = 10),
  text         TEXT,
  answer_days  {int} NOT NULL,   -- days for a reasoned answer, from reception
  draft_days   {int} NOT NULL,   -- days that an unsent form is kept
  publish_from {int} NOT NULL,   -- smallest group that statistics show
  cards_needed {int} NOT NULL,   -- scorecards that a proposal needs
  notice_days  {int} NOT NULL,   -- days between the published calendar and the first stage (OGP 3.1)
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (jurisdiction, number)
) {strict};

CREATE TABLE method_stage (
  id        {id},
  method    {int} NOT NULL REFERENCES cocreation_method (id),
  position  {int} NOT NULL,
  code      TEXT  NOT NULL,
  name      TEXT  NOT NULL,
  purpose   TEXT,
  days      {int} NOT NULL CHECK (days >= 1),  -- usual length
  waits     {int} NOT NULL DEFAULT 0,          -- not while an observation of the method's act is open
  optional  {int} NOT NULL DEFAULT 0,          -- a process may leave it out
  UNIQUE (method, code)
) {strict};

CREATE TABLE method_gate (
  id    {id},
  stage {int} NOT NULL REFERENCES method_stage (id),
  gate  TEXT  NOT NULL,
  UNIQUE (stage, gate)
) {strict};

CREATE TABLE cocreation (
  id             {id},
  jurisdiction   {int} NOT NULL REFERENCES jurisdiction (id),
  number         {int} NOT NULL CHECK (number >= 1),
  name           TEXT  NOT NULL,
  method         {int} NOT NULL REFERENCES cocreation_method (id),
  plan           {int} REFERENCES plan (id),      -- the plan that it fills
  state          TEXT  NOT NULL,
  summary        TEXT,
  delivery_on    TEXT  CHECK (length(delivery_on) = 10),
  announced_on   TEXT  CHECK (length(announced_on) = 10),
  activation_act {int} REFERENCES act (id),
  activated_on   TEXT  CHECK (length(activated_on) = 10),
  closing_act    {int} REFERENCES act (id),
  closed_on      TEXT  CHECK (length(closed_on) = 10),
  closing_note   TEXT,
  revision       {int} NOT NULL DEFAULT 1,
  changed_at     {int} NOT NULL,
  UNIQUE (jurisdiction, number)
) {strict};

CREATE TABLE cocreation_stage (
  id             {id},
  cocreation     {int} NOT NULL REFERENCES cocreation (id),
  position       {int} NOT NULL,
  code           TEXT  NOT NULL,
  name           TEXT  NOT NULL,
  purpose        TEXT,
  waits          {int} NOT NULL DEFAULT 0,
  starts_on      TEXT  NOT NULL CHECK (length(starts_on) = 10),
  ends_on        TEXT  NOT NULL CHECK (length(ends_on) = 10),
  closing_minute {int} NOT NULL DEFAULT 1440,  -- of the last day, local time
  closed_on      TEXT  CHECK (length(closed_on) = 10),
  closed_by      {int} REFERENCES person (id),
  closing_note   TEXT,
  revision       {int} NOT NULL DEFAULT 1,
  changed_at     {int} NOT NULL,
  UNIQUE (cocreation, code),
  CHECK (starts_on <= ends_on)
) {strict};

CREATE TABLE stage_gate (
  id    {id},
  stage {int} NOT NULL REFERENCES cocreation_stage (id),
  gate  TEXT  NOT NULL,
  UNIQUE (stage, gate)
) {strict};

CREATE TABLE stage_extension (
  id          {id},
  stage       {int} NOT NULL REFERENCES cocreation_stage (id),
  old_starts_on TEXT  CHECK (length(old_starts_on) = 10),  -- one that had not begun was moved
  new_starts_on TEXT  CHECK (length(new_starts_on) = 10),
  old_ends_on TEXT  NOT NULL CHECK (length(old_ends_on) = 10),
  new_ends_on TEXT  NOT NULL CHECK (length(new_ends_on) = 10),
  after_end   {int} NOT NULL DEFAULT 0,   -- decided when it was over
  reopens     {int} NOT NULL DEFAULT 0,   -- it was closed already
  act         {int} REFERENCES act (id),
  reason      TEXT  NOT NULL,
  person      {int} NOT NULL REFERENCES person (id),
  extended_on TEXT  NOT NULL CHECK (length(extended_on) = 10)
) {strict};
CREATE INDEX stage_extension_of ON stage_extension (stage);

CREATE TABLE readiness_item (
  id         {id},
  cocreation {int} NOT NULL REFERENCES cocreation (id),
  position   {int} NOT NULL,
  kind       TEXT  NOT NULL,
  question   TEXT  NOT NULL,
  answer     TEXT,
  note       TEXT,
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX readiness_item_of ON readiness_item (cocreation);

CREATE TABLE cocreation_notice (
  id           {id},
  cocreation   {int} NOT NULL REFERENCES cocreation (id),
  title        TEXT  NOT NULL,
  text         TEXT  NOT NULL,
  published_on TEXT  CHECK (length(published_on) = 10),  -- nothing: a draft
  published_at {int},
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL
) {strict};
CREATE INDEX cocreation_notice_of ON cocreation_notice (cocreation);
