-- SPDX-License-Identifier: EUPL-1.2
-- 0094-notice.sql: what happened in public, who follows what, the weekly letter and the ladder of reminders.

-- Everything that happened and that everybody may know, with the day on which it became public. The one source
-- of feeds, of the view "what changed" and of the weekly letter.
DROP VIEW portal_change;
CREATE VIEW event_edition (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id AS plan, CAST(NULL AS {int}) AS commitment, CAST(NULL AS {int}) AS institution, e.act,
       e.published_on AS happened_on, 'edicion' AS family, 'edicion' AS kind, e.id AS record_id, 'acto' AS by_role,
       p.number AS plan_number, CAST(NULL AS TEXT) AS commitment_number, CAST(NULL AS TEXT) AS milestone_number,
       e.name AS title, CAST(NULL AS TEXT) AS before_text, CAST(NULL AS TEXT) AS after_text
  FROM plan_edition e
  JOIN plan p ON p.id = e.plan
 WHERE p.state IN ('publicado', 'cerrado');
CREATE VIEW event_act (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT a.jurisdiction, CAST(NULL AS {int}), CAST(NULL AS {int}), CAST(NULL AS {int}), a.id,
       a.decided_on, 'acto', 'acto', a.id, 'acto',
       CAST(NULL AS {int}), CAST(NULL AS TEXT), CAST(NULL AS TEXT), a.title, CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM act a;
CREATE VIEW event_claim (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id,
       coalesce((SELECT r.institution FROM report r WHERE r.id = cl.report),
                (SELECT min(x.institution) FROM commitment_institution x
                  WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)),
       CAST(NULL AS {int}), cl.public_on, 'avance', 'reporte', cl.id, 'responsable',
       p.number, c.number, m.number, m.title, CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND cl.state IN ('aceptado', 'corregido') AND cl.public_on IS NOT NULL;
CREATE VIEW event_report (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, CAST(NULL AS {int}), r.institution, CAST(NULL AS {int}),
       r.published_on, 'avance', 'informe', r.id, 'responsable',
       p.number, CAST(NULL AS TEXT), CAST(NULL AS TEXT), i.name, CAST(NULL AS TEXT), CAST(d.number AS TEXT)
  FROM report r
  JOIN period d ON d.id = r.period
  JOIN plan p ON p.id = d.plan
  JOIN institution i ON i.id = r.institution
 WHERE p.state IN ('publicado', 'cerrado') AND r.published_on IS NOT NULL;
CREATE VIEW event_verdict (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, v.institution, CAST(NULL AS {int}),
       v.public_on, CASE v.kind WHEN 'disputa' THEN 'disputa' ELSE 'avance' END, 'veredicto-' || v.kind, v.id,
       'contraparte', p.number, c.number, m.number, m.title, CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND v.public_on IS NOT NULL;
CREATE VIEW event_verdict_reply (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id,
       (SELECT min(x.institution) FROM commitment_institution x
         WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL),
       CAST(NULL AS {int}), CASE WHEN v.replied_on < v.public_on THEN v.public_on ELSE v.replied_on END, 'disputa',
       'replica', v.id, 'responsable', p.number, c.number, m.number, m.title, CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND v.public_on IS NOT NULL AND v.replied_on IS NOT NULL;
CREATE VIEW event_verdict_end (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, v.institution, v.closed_act,
       CASE WHEN v.closed_on < v.public_on THEN v.public_on ELSE v.closed_on END, 'disputa', 'disputa-cerrada', v.id,
       CASE v.closed_how WHEN 'acto' THEN 'acto' WHEN 'correccion' THEN 'responsable' ELSE 'contraparte' END,
       p.number, c.number, m.number, m.title, CAST(NULL AS TEXT), v.closed_how
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND v.kind = 'disputa' AND v.public_on IS NOT NULL AND v.closed_on IS NOT NULL;
CREATE VIEW event_stance (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, w.institution, CAST(NULL AS {int}),
       w.public_on, CASE w.kind WHEN 'disputa' THEN 'disputa' ELSE 'avance' END, 'palabra-' || w.kind, w.id,
       'contraparte', p.number, c.number, CAST(NULL AS TEXT), coalesce(c.short_title, c.title), CAST(NULL AS TEXT),
       CAST(NULL AS TEXT)
  FROM commitment_verdict w
  JOIN commitment c ON c.id = w.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND w.public_on IS NOT NULL;
CREATE VIEW event_stance_reply (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id,
       (SELECT min(x.institution) FROM commitment_institution x
         WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL),
       CAST(NULL AS {int}), CASE WHEN w.replied_on < w.public_on THEN w.public_on ELSE w.replied_on END, 'disputa',
       'palabra-replica', w.id, 'responsable', p.number, c.number, CAST(NULL AS TEXT), coalesce(c.short_title, c.title),
       CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM commitment_verdict w
  JOIN commitment c ON c.id = w.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND w.public_on IS NOT NULL AND w.replied_on IS NOT NULL;
CREATE VIEW event_stance_end (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, w.institution, w.closed_act,
       CASE WHEN w.closed_on < w.public_on THEN w.public_on ELSE w.closed_on END, 'disputa', 'palabra-cerrada', w.id,
       CASE w.closed_how WHEN 'acto' THEN 'acto' WHEN 'correccion' THEN 'responsable' ELSE 'contraparte' END,
       p.number, c.number, CAST(NULL AS TEXT), coalesce(c.short_title, c.title), CAST(NULL AS TEXT), w.closed_how
  FROM commitment_verdict w
  JOIN commitment c ON c.id = w.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND w.kind = 'disputa' AND w.public_on IS NOT NULL AND w.closed_on IS NOT NULL;
CREATE VIEW event_change (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, CAST(NULL AS {int}), x.act,
       x.closed_on, CASE x.kind WHEN 'replanificacion' THEN 'plazo' ELSE 'texto' END, 'cambio-' || x.kind, x.id, 'acto',
       p.number, c.number, m.number, coalesce(m.title, c.short_title, c.title),
       CASE x.kind WHEN 'replanificacion' THEN x.old_value END, CASE x.kind WHEN 'replanificacion' THEN x.new_value END
  FROM change_request x
  JOIN commitment c ON c.id = x.commitment
  JOIN plan p ON p.id = c.plan
  LEFT JOIN milestone m ON m.id = x.milestone
 WHERE p.state IN ('publicado', 'cerrado') AND x.state = 'aplicado' AND x.closed_on IS NOT NULL;
-- A period keeps its results at its close and when it is published: each is held against the one kept just before.
CREATE VIEW event_light (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, CAST(NULL AS {int}), CAST(NULL AS {int}),
       r.computed_on, 'semaforo', 'semaforo', r.id, 'calculo', p.number, c.number, CAST(NULL AS TEXT),
       coalesce(c.short_title, c.title), b.light, r.light
  FROM period_result r
  JOIN period d ON d.id = r.period
  JOIN period_result b ON b.commitment = r.commitment
  JOIN period e ON e.id = b.period AND e.plan = d.plan
  JOIN commitment c ON c.id = r.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND b.light <> r.light
   AND ((r.moment = 'publicacion' AND e.id = d.id AND b.moment = 'cierre')
        OR (r.moment = 'cierre' AND e.number = d.number - 1
            AND (b.moment = 'publicacion'
                 OR NOT EXISTS (SELECT 1 FROM period_result x
                                 WHERE x.period = b.period AND x.commitment = b.commitment AND x.moment = 'publicacion'))));
CREATE VIEW event_objection (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, o.institution, CAST(NULL AS {int}),
       o.given_on, 'semaforo', 'objecion', o.id, 'responsable', p.number, c.number, CAST(NULL AS TEXT),
       coalesce(c.short_title, c.title), CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM objection o
  JOIN commitment c ON c.id = o.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND o.withdrawn_on IS NULL;
CREATE VIEW event_stall (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, CAST(NULL AS {int}), CAST(NULL AS {int}),
       k.opened_on, 'caso', 'caso-abierto', k.id, 'direccion', p.number, c.number, CAST(NULL AS TEXT),
       coalesce(c.short_title, c.title), CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM stall_case k
  JOIN commitment c ON c.id = k.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND k.opened_on IS NOT NULL;
CREATE VIEW event_stall_end (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, CAST(NULL AS {int}), CAST(NULL AS {int}),
       k.closed_on, 'caso', 'caso-cerrado', k.id, 'direccion', p.number, c.number, CAST(NULL AS TEXT),
       coalesce(c.short_title, c.title), CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM stall_case k
  JOIN commitment c ON c.id = k.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND k.opened_on IS NOT NULL AND k.closed_on IS NOT NULL;
CREATE VIEW event_question (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, CAST(NULL AS {int}), CAST(NULL AS {int}),
       po.public_on, 'pregunta', 'pregunta', q.id, 'ciudadania', p.number, c.number, CAST(NULL AS TEXT),
       coalesce(c.short_title, c.title), CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM question q
  JOIN post po ON po.id = q.post
  JOIN commitment c ON c.id = po.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND po.public_on IS NOT NULL
   AND po.state IN ('visible', 'senalado', 'limitado', 'restaurado');
CREATE VIEW event_answer (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT p.jurisdiction, p.id, c.id, q.institution, CAST(NULL AS {int}),
       q.answered_on, 'pregunta', 'respuesta', q.id, 'responsable', p.number, c.number, CAST(NULL AS TEXT),
       coalesce(c.short_title, c.title), CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM question q
  JOIN post po ON po.id = q.post
  JOIN commitment c ON c.id = po.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.state IN ('publicado', 'cerrado') AND po.public_on IS NOT NULL AND q.answered_on IS NOT NULL
   AND po.state IN ('visible', 'senalado', 'limitado', 'restaurado', 'retirado');
-- All but deliveries, of which a plan may have thousands.
CREATE VIEW event_rest AS
SELECT * FROM event_edition
UNION ALL
SELECT * FROM event_act
UNION ALL
SELECT * FROM event_report
UNION ALL
SELECT * FROM event_verdict
UNION ALL
SELECT * FROM event_verdict_reply
UNION ALL
SELECT * FROM event_verdict_end
UNION ALL
SELECT * FROM event_stance
UNION ALL
SELECT * FROM event_stance_reply
UNION ALL
SELECT * FROM event_stance_end
UNION ALL
SELECT * FROM event_change
UNION ALL
SELECT * FROM event_light
UNION ALL
SELECT * FROM event_objection
UNION ALL
SELECT * FROM event_stall
UNION ALL
SELECT * FROM event_stall_end
UNION ALL
SELECT * FROM event_question
UNION ALL
SELECT * FROM event_answer;
CREATE VIEW notice_event AS
SELECT * FROM event_claim
UNION ALL
SELECT * FROM event_rest;

-- Who follows by mail: somebody with an account, or an address without one. Neither is in the log, which keeps for
-- ever: whoever leaves is gone.
CREATE TABLE follower (
  id           {id},
  email        TEXT,                               -- nothing: the account's
  email_folded TEXT  UNIQUE,
  person       {int} UNIQUE REFERENCES person (id),
  language     TEXT  NOT NULL DEFAULT 'es',
  frequency    TEXT  NOT NULL DEFAULT 'semanal' CHECK (frequency IN ('semanal', 'ninguna')),
  secret       TEXT  NOT NULL,                     -- in the signature of its links: they die with the row
  seen         {int} NOT NULL DEFAULT 0,           -- last piece of news that a letter told
  created_at   {int} NOT NULL,
  CHECK ((email IS NULL) = (email_folded IS NULL)),
  CHECK (email IS NOT NULL OR person IS NOT NULL)
) {strict};
CREATE TABLE following (
  id           {id},
  follower     {int} NOT NULL REFERENCES follower (id),
  kind         TEXT  NOT NULL CHECK (kind IN ('plan', 'compromiso', 'institucion', 'provincia')),
  record       {int} NOT NULL,                     -- id of plan, commitment, institution; territory, within…
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  asked_at     {int} NOT NULL,
  confirmed_on TEXT  CHECK (length(confirmed_on) = 10),   -- nothing: waits for the click, 48 hours
  UNIQUE (follower, kind, record, jurisdiction)
) {strict};
CREATE INDEX following_what ON following (kind, record, jurisdiction);

-- What happened, once more, in the order in which it was seen: the cursor of the letters.
CREATE TABLE news (
  id                {id},
  kind              TEXT  NOT NULL,
  record_id         {int} NOT NULL,
  jurisdiction      {int} NOT NULL REFERENCES jurisdiction (id),
  plan              {int},
  commitment        {int},
  institution       {int},
  act               {int},
  happened_on       TEXT  NOT NULL CHECK (length(happened_on) = 10),
  family            TEXT  NOT NULL,
  by_role           TEXT  NOT NULL,
  plan_number       {int},
  commitment_number TEXT,
  milestone_number  TEXT,
  title             TEXT,
  before_text       TEXT,
  after_text        TEXT,
  UNIQUE (kind, record_id)
) {strict};
CREATE INDEX news_day ON news (happened_on);
-- Whose news it is: the plan, the commitment, its institutions, its provinces.
CREATE TABLE news_of (
  kind         TEXT  NOT NULL,
  record       {int} NOT NULL,
  jurisdiction {int} NOT NULL,
  news         {int} NOT NULL REFERENCES news (id),
  PRIMARY KEY (kind, record, jurisdiction, news)
) {strict};
CREATE INDEX news_of_news ON news_of (news);

-- One week's letters. A person has one row at most in a week: that is the promise.
CREATE TABLE digest (
  id         {id},
  week       TEXT  NOT NULL UNIQUE CHECK (length(week) = 10),  -- its Monday
  news_from  {int} NOT NULL,                                   -- last news of the week before
  news_until {int},                                            -- last news when the round began
  started_at {int},                                            -- the round of the digest's day; nothing: only early letters
  done_at    {int}
) {strict};
CREATE TABLE digest_mail (
  id       {id},
  digest   {int} NOT NULL REFERENCES digest (id),
  follower {int},                                   -- no reference: whoever leaves is gone
  person   {int} REFERENCES person (id),
  state    TEXT  NOT NULL DEFAULT 'pendiente' CHECK (state IN ('pendiente', 'enviado', 'sin-novedad', 'sin-direccion', 'con-otra')),
  UNIQUE (digest, follower),
  UNIQUE (digest, person)
) {strict};
CREATE INDEX digest_mail_waiting ON digest_mail (digest) WHERE state = 'pendiente';
CREATE INDEX digest_mail_person ON digest_mail (person) WHERE state = 'pendiente';

-- The last letter of the house to a person that nobody asked for: the week's, or an invitation to speak.
CREATE TABLE letter_week (
  person  {int} PRIMARY KEY REFERENCES person (id),
  sent_on TEXT  NOT NULL CHECK (length(sent_on) = 10)
) {strict};

-- The ladder of a period: each step once for an institution.
CREATE TABLE reminder (
  id          {id},
  period      {int} NOT NULL REFERENCES period (id),
  institution {int} NOT NULL REFERENCES institution (id),
  step        TEXT  NOT NULL,
  done_on     TEXT  NOT NULL CHECK (length(done_on) = 10),
  letter      {int} REFERENCES letter (id),
  UNIQUE (period, institution, step)
) {strict};
