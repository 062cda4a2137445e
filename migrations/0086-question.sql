-- SPDX-License-Identifier: EUPL-1.2
-- What people write in public (questions and comments), who wrote it when it is somebody without an
-- account, its moderation (acts with rule and reason, reports by readers, appeals to a panel of three
-- sectors), and the questions with their answers.

-- Somebody without an account: an address confirmed by a signed link, or nothing once erased.
CREATE TABLE writer (
  id           {id},
  email        TEXT  CHECK (length(email) BETWEEN 3 AND 254),
  email_folded TEXT  UNIQUE,
  created_at   {int} NOT NULL,
  confirmed_at {int},
  erased_on    TEXT  CHECK (length(erased_on) = 10),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  CHECK ((email IS NULL) = (email_folded IS NULL))
) {strict};

CREATE TABLE post (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  commitment   {int} REFERENCES commitment (id),   -- what it is about; migration 0110 adds proposals
  milestone    {int} REFERENCES milestone (id),
  kind         TEXT  NOT NULL CHECK (kind IN ('pregunta', 'comentario')),
  writer       {int} REFERENCES writer (id),
  person       {int} REFERENCES person (id),
  role         TEXT  NOT NULL,                     -- acted in
  institution  {int} REFERENCES institution (id),  -- on whose behalf
  name         TEXT  NOT NULL,                     -- as shown: a pseudonym is fine
  text         TEXT  NOT NULL,
  text_hash    TEXT  NOT NULL CHECK (length(text_hash) = 64),
  language     TEXT  NOT NULL,
  state        TEXT  NOT NULL,
  written_at   {int} NOT NULL,
  held_until   {int},                              -- appears by itself at that instant
  public_at    {int},
  public_on    TEXT  CHECK (length(public_on) = 10),
  answer_days  {int},                              -- of the methodology in force when it was asked
  due_on       TEXT  CHECK (length(due_on) = 10),  -- last day for the answer
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  CHECK ((writer IS NULL) <> (person IS NULL)),
  CHECK (due_on IS NULL OR public_on IS NOT NULL)
) {strict};
CREATE INDEX post_of_commitment ON post (commitment, kind);
CREATE INDEX post_of_writer ON post (writer);
CREATE INDEX post_of_person ON post (person);
CREATE INDEX post_waiting ON post (state, written_at) WHERE state IN ('sin-confirmar', 'retenido');
CREATE INDEX post_of_jurisdiction ON post (jurisdiction, public_at);

-- Who moderates is shown by a pseudonym of the jurisdiction.
CREATE TABLE moderator (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  person       {int} NOT NULL REFERENCES person (id),
  pseudonym    TEXT  NOT NULL,
  UNIQUE (jurisdiction, person),
  UNIQUE (jurisdiction, pseudonym)
) {strict};

CREATE TABLE moderation_act (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  post         {int} NOT NULL REFERENCES post (id),
  text_hash    TEXT  NOT NULL CHECK (length(text_hash) = 64),
  move         TEXT  NOT NULL,
  from_state   TEXT  NOT NULL,
  to_state     TEXT  NOT NULL,
  rule         TEXT,
  reason       TEXT  NOT NULL CHECK (length(reason) >= 20),
  role         TEXT  NOT NULL,
  person       {int} REFERENCES person (id),   -- nothing: the panel, by the appeal
  pseudonym    TEXT  NOT NULL,
  done_at      {int} NOT NULL,
  done_on      TEXT  NOT NULL CHECK (length(done_on) = 10),
  appeal_until TEXT  CHECK (length(appeal_until) = 10),
  CHECK (rule IS NOT NULL OR move IN ('publicar', 'restaurar'))
) {strict};
CREATE INDEX moderation_act_of_post ON moderation_act (post);
CREATE INDEX moderation_act_of_jurisdiction ON moderation_act (jurisdiction, id);

-- A reader's report: it only moves the post up the queue. `source` tells two reports of one reader from
-- two readers and leads to nobody.
CREATE TABLE post_report (
  id          {id},
  post        {int} NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  rule        TEXT  NOT NULL,
  note        TEXT,
  source      TEXT  NOT NULL,
  reported_at {int} NOT NULL,
  reported_on TEXT  NOT NULL CHECK (length(reported_on) = 10),
  seen_on     TEXT  CHECK (length(seen_on) = 10),
  UNIQUE (post, source)
) {strict};

CREATE TABLE panel_member (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  person       {int} NOT NULL REFERENCES person (id),
  sector       TEXT  NOT NULL,
  from_on      TEXT  NOT NULL CHECK (length(from_on) = 10),
  until_on     TEXT  CHECK (length(until_on) = 10),
  act          {int} NOT NULL REFERENCES act (id),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  CHECK (until_on IS NULL OR until_on >= from_on)
) {strict};
CREATE INDEX panel_member_of ON panel_member (jurisdiction);

CREATE TABLE appeal (
  id             {id},
  moderation_act {int} NOT NULL UNIQUE REFERENCES moderation_act (id),
  post           {int} NOT NULL REFERENCES post (id),
  text           TEXT  NOT NULL,
  filed_at       {int} NOT NULL,
  filed_on       TEXT  NOT NULL CHECK (length(filed_on) = 10),
  decided_on     TEXT  CHECK (length(decided_on) = 10),
  outcome        TEXT,
  revision       {int} NOT NULL DEFAULT 1,
  changed_at     {int} NOT NULL,
  CHECK ((decided_on IS NULL) = (outcome IS NULL))
) {strict};
CREATE INDEX appeal_of_post ON appeal (post);

CREATE TABLE appeal_vote (
  id       {id},
  appeal   {int} NOT NULL REFERENCES appeal (id),
  member   {int} NOT NULL REFERENCES panel_member (id),
  vote     TEXT  NOT NULL,
  reasons  TEXT  NOT NULL,
  voted_on TEXT  NOT NULL CHECK (length(voted_on) = 10),
  voted_at {int} NOT NULL,
  UNIQUE (appeal, member)
) {strict};

-- The public log: all but the text.
CREATE VIEW moderation_shown AS
SELECT ma.id, ma.jurisdiction, ma.post, po.kind, p.number AS plan_number, c.number AS commitment_number, ma.text_hash,
       ma.move, ma.from_state, ma.to_state, ma.rule, ma.reason, ma.role, ma.pseudonym, ma.done_at, ma.done_on,
       ma.appeal_until, ap.id AS appeal, ap.filed_on AS appealed_on, ap.decided_on, ap.outcome
  FROM moderation_act ma
  JOIN post po ON po.id = ma.post
  JOIN commitment c ON c.id = po.commitment
  JOIN plan p ON p.id = c.plan
  LEFT JOIN appeal ap ON ap.moderation_act = ma.id;

CREATE TABLE question (
  id          {id},
  post        {int} NOT NULL UNIQUE REFERENCES post (id) ON DELETE CASCADE,
  institution {int} REFERENCES institution (id),   -- that must answer; nothing: the plan names none
  answered_on TEXT  CHECK (length(answered_on) = 10),
  revision    {int} NOT NULL DEFAULT 1,
  changed_at  {int} NOT NULL
) {strict};
CREATE INDEX question_of_institution ON question (institution);

-- The answer and its corrections: what was said before stays readable.
CREATE TABLE answer (
  id          {id},
  question    {int} NOT NULL REFERENCES question (id),
  number      {int} NOT NULL CHECK (number >= 1),
  text        TEXT  NOT NULL,
  institution {int} REFERENCES institution (id),
  person      {int} NOT NULL REFERENCES person (id),
  channel     TEXT  NOT NULL,
  letter      {int} REFERENCES letter (id),        -- typed from it, on behalf of the institution
  given_on    TEXT  NOT NULL CHECK (length(given_on) = 10),
  given_at    {int} NOT NULL,
  why         TEXT,                                -- of a correction
  revision    {int} NOT NULL DEFAULT 1,
  changed_at  {int} NOT NULL,
  UNIQUE (question, number),
  CHECK ((number = 1) = (why IS NULL))
) {strict};

-- What anybody may read of a question: the one place that decides it. The text of what is hidden, removed
-- or withdrawn does not leave.
CREATE VIEW question_shown AS
SELECT q.id, q.post, po.jurisdiction, po.commitment, c.plan, q.institution, po.state,
       CASE WHEN po.state IN ('visible', 'senalado', 'limitado', 'restaurado') THEN po.text END AS text,
       CASE WHEN po.state IN ('visible', 'senalado', 'limitado', 'restaurado') THEN po.name END AS name,
       po.role, b.name AS behalf_name, m.number AS milestone_number, c.number AS commitment_number,
       coalesce(c.short_title, c.title) AS commitment_title, p.number AS plan_number, j.code AS jurisdiction_code,
       i.name AS institution_name, i.code AS institution_code, po.public_on, po.due_on, q.answered_on,
       a.text AS answer, a.number AS answer_number, a.given_on, a.channel, a.why AS correction,
       ai.name AS answerer_name, l.number AS letter_number, l.dated_on AS letter_on,
       (SELECT ma.rule FROM moderation_act ma
         WHERE ma.id = (SELECT max(x.id) FROM moderation_act x WHERE x.post = po.id)) AS rule
  FROM question q
  JOIN post po ON po.id = q.post
  JOIN commitment c ON c.id = po.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN milestone m ON m.id = po.milestone
  LEFT JOIN institution b ON b.id = po.institution
  LEFT JOIN institution i ON i.id = q.institution
  LEFT JOIN answer a ON a.id = (SELECT max(x.id) FROM answer x WHERE x.question = q.id)
  LEFT JOIN institution ai ON ai.id = a.institution
  LEFT JOIN letter l ON l.id = a.letter
 WHERE po.public_on IS NOT NULL AND p.state <> 'borrador'
   AND (po.state IN ('visible', 'senalado', 'limitado', 'restaurado', 'oculto', 'retirado-por-ley')
        OR (po.state = 'retirado' AND q.answered_on IS NOT NULL));
