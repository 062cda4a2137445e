-- SPDX-License-Identifier: EUPL-1.2
-- Where proposals come from and go to: merged and split with their lineage, undone without loss; and what
-- tells that two say the same.
CREATE TABLE lineage_deed (
  id            {id},
  cocreation    {int} NOT NULL REFERENCES cocreation (id),
  kind          TEXT  NOT NULL,
  reason        TEXT  NOT NULL,
  person        {int} NOT NULL REFERENCES person (id),
  done_at       {int} NOT NULL,
  done_on       TEXT  NOT NULL CHECK (length(done_on) = 10),
  undone_on     TEXT  CHECK (length(undone_on) = 10),
  undone_by     {int} REFERENCES person (id),
  undone_reason TEXT,
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL
) {strict};
CREATE INDEX lineage_deed_of ON lineage_deed (cocreation);

CREATE TABLE lineage_link (
  id         {id},
  deed       {int} NOT NULL REFERENCES lineage_deed (id),
  parent     {int} NOT NULL REFERENCES proposal (id),
  child      {int} NOT NULL REFERENCES proposal (id),
  from_state TEXT  NOT NULL,          -- of the parent, given back when it is undone
  UNIQUE (deed, parent, child),
  CHECK (parent <> child)
) {strict};
CREATE INDEX lineage_link_parent ON lineage_link (parent);
CREATE INDEX lineage_link_child ON lineage_link (child);

-- The words of a public proposal, as likeness reads them, and the argument it makes: the first proposal that
-- said the same. Made again from the texts at any time.
CREATE TABLE proposal_sketch (
  id         {id},
  proposal   {int} NOT NULL UNIQUE REFERENCES proposal (id) ON DELETE CASCADE,
  cocreation {int} NOT NULL REFERENCES cocreation (id),
  text_hash  TEXT  NOT NULL CHECK (length(text_hash) = 64),
  words      TEXT  NOT NULL,
  argument   {int} NOT NULL REFERENCES proposal (id)
) {strict};
CREATE INDEX proposal_sketch_of ON proposal_sketch (cocreation, argument);
CREATE INDEX proposal_sketch_argument ON proposal_sketch (argument);

-- A workbook of proposals that waits for somebody's decision.
CREATE TABLE proposal_load (
  id         {id},
  cocreation {int} NOT NULL REFERENCES cocreation (id),
  file_name  TEXT  NOT NULL,
  body       TEXT  NOT NULL,         -- its cells, as CSV
  mapping    TEXT  NOT NULL,         -- what each column is
  state      TEXT  NOT NULL,
  added_by   {int} NOT NULL REFERENCES person (id),
  added_at   {int} NOT NULL,
  closed_at  {int},
  report     TEXT,                   -- what acceptance did
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX proposal_load_of ON proposal_load (cocreation);

-- The public log of moderation also has messages about proposals.
DROP VIEW moderation_shown;
CREATE VIEW moderation_shown AS
SELECT ma.id, ma.jurisdiction, ma.post, po.kind, p.number AS plan_number, c.number AS commitment_number,
       cc.number AS cocreation_number, pr.number AS proposal_number, ma.text_hash,
       ma.move, ma.from_state, ma.to_state, ma.rule, ma.reason, ma.role, ma.pseudonym, ma.done_at, ma.done_on,
       ma.appeal_until, ap.id AS appeal, ap.filed_on AS appealed_on, ap.decided_on, ap.outcome
  FROM moderation_act ma
  JOIN post po ON po.id = ma.post
  LEFT JOIN commitment c ON c.id = po.commitment
  LEFT JOIN plan p ON p.id = c.plan
  LEFT JOIN proposal pr ON pr.id = po.proposal
  LEFT JOIN cocreation cc ON cc.id = pr.cocreation
  LEFT JOIN appeal ap ON ap.moderation_act = ma.id;

-- What anybody may read of a comment on a proposal: the one place that decides it. The text of what is
-- hidden or removed does not leave.
CREATE VIEW proposal_comment_shown AS
SELECT po.id, po.jurisdiction, po.proposal, pr.cocreation, po.state,
       CASE WHEN po.state IN ('visible', 'senalado', 'limitado', 'restaurado') THEN po.text END AS text,
       CASE WHEN po.state IN ('visible', 'senalado', 'limitado', 'restaurado') THEN po.name END AS name,
       po.role, b.name AS behalf_name, pr.number AS proposal_number, CASE WHEN pr.state <> 'retirada' THEN pr.title END AS proposal_title,
       cc.number AS cocreation_number, j.code AS jurisdiction_code, po.public_on,
       (SELECT ma.rule FROM moderation_act ma
         WHERE ma.id = (SELECT max(x.id) FROM moderation_act x WHERE x.post = po.id)) AS rule
  FROM post po
  JOIN proposal pr ON pr.id = po.proposal
  JOIN cocreation cc ON cc.id = pr.cocreation
  JOIN jurisdiction j ON j.id = cc.jurisdiction
  LEFT JOIN institution b ON b.id = po.institution
 WHERE po.kind = 'comentario' AND po.public_on IS NOT NULL AND pr.public_on IS NOT NULL AND cc.state <> 'preparacion'
   AND po.state IN ('visible', 'senalado', 'limitado', 'restaurado', 'oculto', 'retirado-por-ley');
