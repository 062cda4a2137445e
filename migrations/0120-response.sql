-- SPDX-License-Identifier: EUPL-1.2
-- The reasoned answer to every contribution (OGP standard 4), with versions once published, and the report to
-- those who took part.
CREATE TABLE response (
  id           {id},
  proposal     {int} NOT NULL REFERENCES proposal (id),
  number       {int} NOT NULL CHECK (number >= 1),
  decision     TEXT  NOT NULL,
  reasons      TEXT  NOT NULL,
  changed      TEXT,                  -- what changed because of it
  referred_to  TEXT,                  -- elsewhere: where
  commitment   {int} REFERENCES commitment (id),
  institution  {int} REFERENCES institution (id),
  person       {int} NOT NULL REFERENCES person (id),
  text_hash    TEXT  NOT NULL CHECK (length(text_hash) = 64),
  why          TEXT,                  -- of a correction
  published_on TEXT  CHECK (length(published_on) = 10),   -- nothing: a draft
  published_at {int},
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL,
  UNIQUE (proposal, number),
  CHECK ((number = 1) = (why IS NULL))
) {strict};
CREATE INDEX response_hash ON response (text_hash);

CREATE TABLE participant_report (
  id           {id},
  cocreation   {int} NOT NULL UNIQUE REFERENCES cocreation (id),
  text         TEXT  NOT NULL,
  person       {int} NOT NULL REFERENCES person (id),
  notice       {int} REFERENCES cocreation_notice (id),
  letters      {int} NOT NULL,        -- how many were sent
  published_on TEXT  CHECK (length(published_on) = 10),   -- nothing: a draft
  published_at {int},
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL
) {strict};

-- What is owed an answer, with the one that everybody may read: the one place that decides it. What was merged
-- or split is owed its own; what came out of it is nobody's contribution; what its author withdrew needs none.
CREATE VIEW contribution AS
SELECT p.id, p.cocreation, p.number, p.title, p.state, p.origin, p.roundtable, p.institution AS of_institution, p.sector, p.gender,
       p.received_on, a.id AS response, a.number AS version, a.decision, a.reasons, a.changed, a.referred_to, a.commitment,
       a.institution, a.text_hash, a.published_on, f.published_on AS answered_on
  FROM proposal p
  LEFT JOIN response f ON f.proposal = p.id AND f.number = 1 AND f.published_on IS NOT NULL
  LEFT JOIN response a ON a.proposal = p.id AND a.published_on IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM response x WHERE x.proposal = p.id AND x.published_on IS NOT NULL AND x.number > a.number)
 WHERE p.public_on IS NOT NULL AND p.state NOT IN ('retirada', 'sin-confirmar') AND p.origin NOT IN ('fusion', 'division');
