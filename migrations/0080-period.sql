-- SPDX-License-Identifier: EUPL-1.2
-- Reporting rounds: the parameters of a round in the methodology, the calendar of periods of a plan, the
-- report of an institution for a period, and the day on which a claim becomes public.
ALTER TABLE methodology ADD COLUMN open_days     {int} NOT NULL DEFAULT 15 CHECK (open_days BETWEEN 0 AND 180);
ALTER TABLE methodology ADD COLUMN due_days      {int} NOT NULL DEFAULT 10 CHECK (due_days BETWEEN 0 AND 90);
ALTER TABLE methodology ADD COLUMN publish_rule  TEXT  NOT NULL DEFAULT 'al-aceptar' CHECK (publish_rule IN ('al-aceptar', 'dia-fijo'));
ALTER TABLE methodology ADD COLUMN publish_days  {int} NOT NULL DEFAULT 30 CHECK (publish_days BETWEEN 0 AND 180);
ALTER TABLE methodology ADD COLUMN verdict_days  {int} NOT NULL DEFAULT 10 CHECK (verdict_days BETWEEN 0 AND 90);
ALTER TABLE methodology ADD COLUMN reply_days    {int} NOT NULL DEFAULT 5 CHECK (reply_days BETWEEN 0 AND 90);
ALTER TABLE methodology ADD COLUMN opinion_days  {int} NOT NULL DEFAULT 15 CHECK (opinion_days BETWEEN 0 AND 90);
ALTER TABLE methodology ADD COLUMN answer_days   {int} NOT NULL DEFAULT 15 CHECK (answer_days BETWEEN 1 AND 90);
ALTER TABLE methodology ADD COLUMN escalate_days {int} NOT NULL DEFAULT 5 CHECK (escalate_days BETWEEN 0 AND 90);
ALTER TABLE methodology ADD COLUMN stall_late_days    {int} NOT NULL DEFAULT 60 CHECK (stall_late_days BETWEEN 1 AND 730);
ALTER TABLE methodology ADD COLUMN stall_silent       {int} NOT NULL DEFAULT 2 CHECK (stall_silent BETWEEN 1 AND 24);
ALTER TABLE methodology ADD COLUMN stall_dispute_days {int} NOT NULL DEFAULT 60 CHECK (stall_dispute_days BETWEEN 1 AND 730);
ALTER TABLE methodology ADD COLUMN money_days         {int} NOT NULL DEFAULT 90 CHECK (money_days BETWEEN 0 AND 730);
ALTER TABLE methodology ADD COLUMN unlock_days   {int} NOT NULL DEFAULT 60 CHECK (unlock_days BETWEEN 1 AND 365);
ALTER TABLE methodology ADD COLUMN appeal_days   {int} NOT NULL DEFAULT 10 CHECK (appeal_days BETWEEN 1 AND 90);

CREATE TABLE period (
  id           {id},
  plan         {int} NOT NULL REFERENCES plan (id),
  number       {int} NOT NULL CHECK (number >= 1),
  methodology  {int} NOT NULL REFERENCES methodology (id),
  starts_on    TEXT  NOT NULL CHECK (length(starts_on) = 10),
  cut_on       TEXT  NOT NULL CHECK (length(cut_on) = 10),      -- last day that the period tells of
  opens_on     TEXT  NOT NULL CHECK (length(opens_on) = 10),
  due_on       TEXT  NOT NULL CHECK (length(due_on) = 10),
  closes_on    TEXT  NOT NULL CHECK (length(closes_on) = 10),   -- first day on which it is closed
  publish_on   TEXT  NOT NULL CHECK (length(publish_on) = 10),
  published_on TEXT  CHECK (length(published_on) = 10),
  locked_on    TEXT  CHECK (length(locked_on) = 10),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (plan, number),
  CHECK (starts_on <= cut_on AND opens_on <= closes_on AND cut_on <= due_on AND due_on <= closes_on)
) {strict};

CREATE TABLE report (
  id                {id},
  period            {int} NOT NULL REFERENCES period (id),
  institution       {int} NOT NULL REFERENCES institution (id),
  state             TEXT  NOT NULL,
  channel           TEXT  NOT NULL,
  letter            {int},                                       -- the letter it was typed from (0082)
  entered_by        {int} NOT NULL REFERENCES person (id),
  note              TEXT,
  authorised_name   TEXT,
  authorised_post   TEXT,
  authorised_letter TEXT,
  authorised_on     TEXT  CHECK (length(authorised_on) = 10),
  sent_by           {int} REFERENCES person (id),
  sent_on           TEXT  CHECK (length(sent_on) = 10),
  sent_at           {int},
  checked_by        {int} REFERENCES person (id),
  checked_on        TEXT  CHECK (length(checked_on) = 10),
  return_reason     TEXT,
  published_on      TEXT  CHECK (length(published_on) = 10),
  locked_on         TEXT  CHECK (length(locked_on) = 10),
  shown_name        TEXT,                                        -- reopened: the authorisation and the note that were published
  shown_post        TEXT,
  shown_letter      TEXT,
  shown_on          TEXT  CHECK (length(shown_on) = 10),
  shown_note        TEXT,
  saves             {int} NOT NULL DEFAULT 0,                    -- of its lines: so that its revision tells two editors apart
  revision          {int} NOT NULL DEFAULT 1,
  changed_at        {int} NOT NULL,
  UNIQUE (period, institution)
) {strict};
CREATE INDEX report_of_institution ON report (institution);

-- Asked by the directorate, approved by the co-lead: two people, with a reason that everybody may read.
CREATE TABLE unlocking (
  id           {id},
  period       {int} NOT NULL REFERENCES period (id),
  institution  {int} REFERENCES institution (id),                 -- nothing: the whole period
  reason       TEXT  NOT NULL,
  state        TEXT  NOT NULL,
  asked_by     {int} NOT NULL REFERENCES person (id),
  asked_on     TEXT  NOT NULL CHECK (length(asked_on) = 10),
  until_on     TEXT  NOT NULL CHECK (length(until_on) = 10),
  decided_by   {int} REFERENCES person (id),
  decided_on   TEXT  CHECK (length(decided_on) = 10),
  decision     TEXT,
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  CHECK (decided_by IS NULL OR decided_by <> asked_by)
) {strict};
CREATE INDEX unlocking_of_period ON unlocking (period);

-- The institution does not share its computed status: shown beside it, never in its place.
CREATE TABLE objection (
  id           {id},
  commitment   {int} NOT NULL REFERENCES commitment (id),
  institution  {int} NOT NULL REFERENCES institution (id),
  person       {int} NOT NULL REFERENCES person (id),
  light        TEXT  NOT NULL,                                    -- light objected to
  computed_on  TEXT  NOT NULL CHECK (length(computed_on) = 10),
  reasons      TEXT  NOT NULL,
  given_on     TEXT  NOT NULL CHECK (length(given_on) = 10),
  answer       TEXT,
  answered_by  {int} REFERENCES person (id),
  answered_on  TEXT  CHECK (length(answered_on) = 10),
  withdrawn_on TEXT  CHECK (length(withdrawn_on) = 10),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL
) {strict};
CREATE INDEX objection_of ON objection (commitment);

-- What a period's day showed, kept as it was.
CREATE TABLE period_result (
  id               {id},
  period           {int} NOT NULL REFERENCES period (id),
  commitment       {int} NOT NULL REFERENCES commitment (id),
  moment           TEXT  NOT NULL,                                -- at its close, at its publication
  methodology      {int} NOT NULL REFERENCES methodology (id),
  inputs           TEXT  NOT NULL,
  computed_on      TEXT  NOT NULL CHECK (length(computed_on) = 10),
  light            TEXT  NOT NULL,
  rule             TEXT  NOT NULL,
  reported_centi   {int} NOT NULL,
  undisputed_centi {int} NOT NULL,
  expected_centi   {int} NOT NULL,
  index_centi      {int},
  late_original    {int} NOT NULL,
  late_current     {int} NOT NULL,
  marks            {int} NOT NULL,
  UNIQUE (period, commitment, moment)
) {strict};
CREATE INDEX period_result_of ON period_result (commitment);

-- A claim belongs to a report (or was sent on its own), came by a channel, and is public from a day.
ALTER TABLE claim ADD COLUMN report    {int} REFERENCES report (id);
ALTER TABLE claim ADD COLUMN channel   TEXT NOT NULL DEFAULT 'formulario';
ALTER TABLE claim ADD COLUMN public_on TEXT CHECK (length(public_on) = 10);
UPDATE claim SET public_on = coalesce(checked_on, sent_on) WHERE state IN ('aceptado', 'corregido');
CREATE INDEX claim_of_report ON claim (report);

-- The counterpart's word on a whole commitment in a period, in one step.
CREATE TABLE commitment_verdict (
  id           {id},
  commitment   {int} NOT NULL REFERENCES commitment (id),
  period       {int} REFERENCES period (id),
  institution  {int} REFERENCES institution (id),
  person       {int} NOT NULL REFERENCES person (id),
  kind         TEXT  NOT NULL,
  reasons      TEXT,
  given_on     TEXT  NOT NULL CHECK (length(given_on) = 10),
  given_at     {int} NOT NULL,
  public_on    TEXT  CHECK (length(public_on) = 10),
  closed_on    TEXT  CHECK (length(closed_on) = 10),
  closed_how   TEXT,
  closed_act   {int} REFERENCES act (id),
  reply        TEXT,
  replied_by   {int} REFERENCES person (id),
  replied_on   TEXT  CHECK (length(replied_on) = 10),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL
) {strict};
CREATE INDEX commitment_verdict_of ON commitment_verdict (commitment);
ALTER TABLE verdict ADD COLUMN public_on TEXT CHECK (length(public_on) = 10);
UPDATE verdict SET public_on = given_on
 WHERE EXISTS (SELECT 1 FROM claim x WHERE x.id = verdict.claim AND x.public_on IS NOT NULL);

-- What everybody may know of: the view of 0052 again, with published claims alone (0094 does what changed).
DROP INDEX claim_checked;
CREATE INDEX claim_public ON claim (public_on, id);
CREATE INDEX claim_unpublished ON claim (milestone) WHERE public_on IS NULL;
DROP VIEW search_source;
CREATE VIEW search_source AS
SELECT 'milestone' AS record, m.id AS record_id, p.jurisdiction AS jurisdiction, j.code AS jurisdiction_code,
       CASE WHEN p.state IN ('publicado', 'cerrado') THEN 1 ELSE 0 END AS published,
       p.id AS plan, c.id AS commitment, p.number AS plan_number, c.number AS commitment_number,
       m.number AS milestone_number, NULL AS code, m.title AS title,
       coalesce(m.deliverable, '') || ' ' || coalesce(m.means_text, '') AS body
  FROM milestone m
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.state <> 'retirado'
UNION ALL
SELECT 'jurisdiction', j.id, j.id, j.code, 1, NULL, NULL, NULL, NULL, NULL, j.code, j.name, coalesce(j.note, '')
  FROM jurisdiction j
 WHERE j.reference = 0
UNION ALL
SELECT 'plan', p.id, p.jurisdiction, j.code, CASE WHEN p.state IN ('publicado', 'cerrado') THEN 1 ELSE 0 END,
       p.id, NULL, p.number, NULL, NULL, NULL, p.name, coalesce(p.summary, '') || ' ' || coalesce(p.ogp_id, '')
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.state <> 'retirado'
UNION ALL
SELECT 'commitment', c.id, p.jurisdiction, j.code, CASE WHEN p.state IN ('publicado', 'cerrado') THEN 1 ELSE 0 END,
       p.id, c.id, p.number, c.number, NULL, NULL, c.title,
       coalesce(c.brief, '') || ' ' || coalesce(c.problem, '') || ' ' || coalesce(c.solution, '') || ' ' ||
       coalesce(c.results, '') || ' ' || coalesce(c.causes, '') || ' ' || coalesce(c.full_text, '') || ' ' ||
       coalesce(c.lead_text, '') || ' ' || coalesce(c.support_text, '') || ' ' || coalesce(c.ogp_id, '')
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.state <> 'retirado'
UNION ALL
SELECT 'institution', i.id, i.jurisdiction, j.code, 1, NULL, NULL, NULL, NULL, NULL, i.code, i.name,
       coalesce(i.acronym, '')
  FROM institution i
  JOIN jurisdiction j ON j.id = i.jurisdiction
UNION ALL
SELECT 'institution_name', n.id, i.jurisdiction, j.code, 1, NULL, NULL, NULL, NULL, NULL, i.code, n.name,
       i.name || ' ' || coalesce(n.acronym, '')
  FROM institution_name n
  JOIN institution i ON i.id = n.institution
  JOIN jurisdiction j ON j.id = i.jurisdiction
UNION ALL
SELECT 'act', a.id, a.jurisdiction, j.code, 1, NULL, NULL, NULL, NULL, NULL, NULL, a.title,
       a.number || ' ' || a.body || ' ' || coalesce(a.text, '')
  FROM act a
  JOIN jurisdiction j ON j.id = a.jurisdiction
UNION ALL
SELECT 'plan_document', d.id, p.jurisdiction, j.code, CASE WHEN p.state IN ('publicado', 'cerrado') THEN 1 ELSE 0 END,
       p.id, NULL, p.number, NULL, NULL, NULL, d.title, p.name
  FROM plan_document d
  JOIN plan p ON p.id = d.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.state <> 'retirado'
UNION ALL
SELECT 'evidence', e.id, p.jurisdiction, j.code, CASE WHEN p.state IN ('publicado', 'cerrado') THEN 1 ELSE 0 END,
       p.id, c.id, p.number, c.number, NULL, NULL, e.description, coalesce(e.file_name, '') || ' ' || coalesce(e.url, '')
  FROM evidence e
  JOIN commitment c ON c.id = e.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.state <> 'retirado' AND e.visibility = 'publica' AND e.withdrawn_at IS NULL
   AND (e.claim IS NULL OR EXISTS (SELECT 1 FROM claim x WHERE x.id = e.claim AND x.public_on IS NOT NULL))
UNION ALL
SELECT 'topic', t.id, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, t.code, t.name, t.name_en
  FROM topic t
 WHERE t.retired = 0;
