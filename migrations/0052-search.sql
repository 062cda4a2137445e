-- SPDX-License-Identifier: EUPL-1.2
-- 0052-search.sql: search over everything. Tokens are made by one normaliser (base/text.h) and indexed
-- by stock FTS5 and by array_to_tsvector, so that both engines find the same. Derived: the rows follow
-- the sealed log and can always be made again.

-- What can be found, whichever room holds it. code: last part of the address of kinds without numbers.
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
UNION ALL
SELECT 'topic', t.id, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, t.code, t.name, t.name_en
  FROM topic t
 WHERE t.retired = 0;

CREATE TABLE search_document (
  id           {id},
  record       TEXT  NOT NULL,      -- table of the record
  record_id    {int} NOT NULL,
  jurisdiction {int},               -- NULL: common to all
  published    {int} NOT NULL CHECK (published IN (0, 1)),
  weight       {int} NOT NULL,      -- order of the kinds
  title        TEXT  NOT NULL,
  path         TEXT  NOT NULL,
  body         TEXT  NOT NULL,      -- what excerpts are cut from
  tokens       TEXT  NOT NULL,
  UNIQUE (record, record_id)
) {strict};

-- How far of the sealed log has been followed.
CREATE TABLE search_cursor (
  id  {int} NOT NULL PRIMARY KEY CHECK (id = 1),
  seq {int} NOT NULL
) {strict};
INSERT INTO search_cursor (id, seq) VALUES (1, -1);

-- only: sqlite
CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='search_document', content_rowid='id',
                                             tokenize='unicode61 remove_diacritics 0');
CREATE TRIGGER search_document_in AFTER INSERT ON search_document BEGIN
  INSERT INTO search_index (rowid, tokens) VALUES (new.id, new.tokens);
END;
CREATE TRIGGER search_document_out AFTER DELETE ON search_document BEGIN
  INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', old.id, old.tokens);
END;
CREATE TRIGGER search_document_new AFTER UPDATE ON search_document BEGIN
  INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', old.id, old.tokens);
  INSERT INTO search_index (rowid, tokens) VALUES (new.id, new.tokens);
END;
-- only: postgres
CREATE INDEX search_index ON search_document USING gin (array_to_tsvector(string_to_array(tokens, ' ')));
-- both
