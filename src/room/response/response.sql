-- SPDX-License-Identifier: EUPL-1.2
-- name: response_current -> response
SELECT {columns}
  FROM response
 WHERE proposal = $1 AND published_on IS NOT NULL
 ORDER BY number DESC
 LIMIT 1;

-- name: response_draft -> response
SELECT {columns}
  FROM response
 WHERE proposal = $1 AND published_on IS NULL
 ORDER BY number DESC
 LIMIT 1;

-- Published versions, newest first, with what they name; a commitment only once its plan is published.
-- name: response_versions -> response_told
SELECT a.number, a.decision, a.reasons, a.changed, a.referred_to, a.why, a.published_on, i.name AS institution_name,
       c.number AS commitment_number, coalesce(c.short_title, c.title) AS commitment_title, g.number AS plan_number
  FROM response a
  LEFT JOIN institution i ON i.id = a.institution
  LEFT JOIN plan g ON g.id = (SELECT k.plan FROM commitment k WHERE k.id = a.commitment) AND g.state IN ('publicado', 'cerrado')
  LEFT JOIN commitment c ON c.id = a.commitment AND c.plan = g.id
 WHERE a.proposal = $1 AND a.published_on IS NOT NULL
 ORDER BY a.number DESC;

-- name: responses_missing
SELECT count(*) AS n
  FROM contribution
 WHERE cocreation = $1 AND response IS NULL;

-- name: response_facts -> response_datum_read
SELECT received_on, answered_on, decision, text_hash
  FROM contribution
 WHERE cocreation = $1;

-- name: response_list -> response_row
SELECT c.number, c.title, c.state, t.number AS table_number, t.name AS table_name, c.sector, c.received_on, c.decision, c.reasons, c.changed,
       c.published_on, c.version, count(*) OVER () AS total
  FROM contribution c
  LEFT JOIN roundtable t ON t.id = c.roundtable
 WHERE c.cocreation = $1
   AND (($2 = 'respondidas' AND c.response IS NOT NULL) OR ($2 = 'en-espera' AND c.response IS NULL) OR $2 IS NULL)
   AND (c.decision = $3 OR $3 IS NULL)
   AND (t.number = $4 OR $4 IS NULL)
   AND (c.sector = $5 OR $5 IS NULL)
   AND (EXISTS (SELECT 1 FROM proposal_territory pt JOIN territory d ON d.id = pt.territory
                 WHERE pt.proposal = c.id AND d.code = $6) OR $6 IS NULL)
   AND ($7 <> 'si' OR c.changed IS NOT NULL)
 ORDER BY CASE WHEN c.response IS NULL THEN 1 ELSE 0 END, c.published_on DESC, c.number
 LIMIT $8 OFFSET $9;

-- Without an answer, oldest first: they fall due in that order. `draft`: one is begun.
-- name: response_queue -> response_wait
SELECT c.number, c.title, c.state, c.received_on, t.name AS table_name,
       CASE WHEN EXISTS (SELECT 1 FROM response a WHERE a.proposal = c.id) THEN 1 ELSE 0 END AS draft,
       k.argument, count(*) OVER () AS total
  FROM contribution c
  LEFT JOIN roundtable t ON t.id = c.roundtable
  LEFT JOIN proposal_sketch k ON k.proposal = c.id
 WHERE c.cocreation = $1 AND c.response IS NULL AND c.received_on >= $2 AND c.received_on <= $3
 ORDER BY c.received_on, c.number
 LIMIT $4 OFFSET $5;

-- Arguments that several of those without an answer make.
-- name: response_arguments -> response_argument
SELECT k.argument, count(*) AS n
  FROM contribution c
  JOIN proposal_sketch k ON k.proposal = c.id
 WHERE c.cocreation = $1 AND c.response IS NULL
 GROUP BY k.argument
HAVING count(*) > 1;

-- Others without an answer that the same one may be given to: those merged with it into one, and those with the
-- same argument.
-- name: response_companions -> response_companion
WITH RECURSIVE onward (id) AS (
  SELECT k.child FROM lineage_link k JOIN lineage_deed e ON e.id = k.deed
   WHERE k.parent = $1 AND e.kind = 'fusion' AND e.undone_on IS NULL
  UNION
  SELECT k.child FROM lineage_link k JOIN lineage_deed e ON e.id = k.deed JOIN onward o ON o.id = k.parent
   WHERE e.kind = 'fusion' AND e.undone_on IS NULL
), back (id) AS (
  SELECT o.id FROM onward o
  UNION
  SELECT k.parent FROM lineage_link k JOIN lineage_deed e ON e.id = k.deed JOIN back b ON b.id = k.child
   WHERE e.kind = 'fusion' AND e.undone_on IS NULL
)
SELECT c.id, c.number, c.title, CASE WHEN c.id IN (SELECT b.id FROM back b) THEN 1 ELSE 0 END AS merged
  FROM contribution c
 WHERE c.response IS NULL AND c.id <> $1
   AND (c.id IN (SELECT b.id FROM back b)
     OR c.id IN (SELECT y.proposal FROM proposal_sketch y JOIN proposal_sketch z ON z.argument = y.argument WHERE z.proposal = $1))
 ORDER BY c.number;

-- Commitments of the drafts of the process, for the form.
-- name: response_commitments -> response_commitment
SELECT d.commitment, d.number, coalesce(c.title, d.title) AS title
  FROM draft d
  JOIN commitment c ON c.id = d.commitment
 WHERE d.cocreation = $1
 ORDER BY d.number;

-- What became of each contribution, through mergers and divisions that stand.
-- name: fate_rows -> fate_row
WITH RECURSIVE reach (origin, id) AS (
  SELECT c.id, c.id FROM contribution c WHERE c.cocreation = $1
  UNION
  SELECT o.origin, k.child FROM reach o JOIN lineage_link k ON k.parent = o.id JOIN lineage_deed e ON e.id = k.deed
   WHERE e.undone_on IS NULL
), fate (origin, admitted, selected, planned) AS (
  SELECT o.origin,
         max(CASE WHEN x.state IN ('admisible', 'en-evaluacion', 'evaluada', 'seleccionada', 'no-seleccionada') THEN 1 ELSE 0 END),
         max(CASE WHEN x.state = 'seleccionada' THEN 1 ELSE 0 END),
         max(CASE WHEN g.id IS NOT NULL THEN 1 ELSE 0 END)
    FROM reach o
    JOIN proposal x ON x.id = o.id
    LEFT JOIN draft_proposal l ON l.proposal = x.id
    LEFT JOIN draft d ON d.id = l.draft
    LEFT JOIN commitment m ON m.id = d.commitment
    LEFT JOIN plan g ON g.id = m.plan AND g.state IN ('publicado', 'cerrado')
   GROUP BY o.origin
)
SELECT c.id, c.received_on, c.sector, c.gender, t.number AS table_number, t.name AS table_name, c.decision,
       f.admitted, f.selected, f.planned
  FROM contribution c
  JOIN fate f ON f.origin = c.id
  LEFT JOIN roundtable t ON t.id = c.roundtable
 WHERE c.cocreation = $1
 ORDER BY c.id;

-- name: fate_places -> fate_place
SELECT c.id, d.code, d.name
  FROM contribution c
  JOIN proposal_territory pt ON pt.proposal = c.id
  JOIN territory d ON d.id = pt.territory
 WHERE c.cocreation = $1
 ORDER BY c.id, d.code;

-- Stages that receive contributions.
-- name: fate_stages -> fate_stage
SELECT s.name, s.starts_on, s.ends_on
  FROM cocreation_stage s
  JOIN stage_gate g ON g.stage = s.id
 WHERE s.cocreation = $1 AND g.gate = 'propuestas'
 ORDER BY s.position;

-- name: participant_report_of -> participant_report
SELECT {columns}
  FROM participant_report
 WHERE cocreation = $1;

-- Everybody who took part and whose address is still kept, each address once or more.
-- name: fate_readers -> fate_reader
SELECT w.email, w.email_folded AS folded, p.language
  FROM proposal p
  JOIN writer w ON w.id = p.writer
 WHERE p.cocreation = $1 AND p.public_on IS NOT NULL AND w.email IS NOT NULL
UNION
SELECT h.email, h.email_folded AS folded, p.language
  FROM proposal p
  JOIN person h ON h.id = p.person
 WHERE p.cocreation = $1 AND p.public_on IS NOT NULL AND h.state = 'activa'
UNION
SELECT n.email, n.email_folded AS folded, n.language
  FROM registration n
  JOIN roundtable_session s ON s.id = n.session
  JOIN roundtable t ON t.id = s.roundtable
 WHERE t.cocreation = $1 AND n.state = 'inscrita' AND n.email IS NOT NULL
 ORDER BY 2, 3 DESC;

-- name: response_of_table -> response_row
SELECT c.number, c.title, c.state, NULL AS table_number, NULL AS table_name, c.sector, c.received_on, c.decision, c.reasons, c.changed,
       c.published_on, c.version, count(*) OVER () AS total
  FROM contribution c
 WHERE c.roundtable = $1
 ORDER BY CASE WHEN c.response IS NULL THEN 1 ELSE 0 END, c.number
 LIMIT 100;

-- name: response_table_counts -> response_count
SELECT decision, count(*) AS n
  FROM contribution
 WHERE roundtable = $1
 GROUP BY decision
 ORDER BY decision;

-- What waits for the directorate, by process: how many, since when.
-- name: response_waits -> response_waiting
SELECT c.jurisdiction, j.code AS jurisdiction_code, c.number AS process, c.name, m.answer_days, count(*) AS n, min(k.received_on) AS oldest
  FROM contribution k
  JOIN cocreation c ON c.id = k.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  JOIN cocreation_method m ON m.id = c.method
 WHERE c.state = 'activa' AND k.response IS NULL
 GROUP BY c.id, c.jurisdiction, j.code, c.number, c.name, m.answer_days
 ORDER BY c.id;

-- Open data of a jurisdiction: published answers, each version.
-- name: response_data -> response_datum
SELECT x.number AS process, p.number, p.title, a.number AS version, a.decision, a.reasons, a.changed, a.referred_to, a.why, a.text_hash,
       p.received_on, a.published_on, i.name AS institution_name
  FROM response a
  JOIN proposal p ON p.id = a.proposal
  JOIN cocreation x ON x.id = p.cocreation
  LEFT JOIN institution i ON i.id = a.institution
 WHERE x.jurisdiction = $1 AND x.state <> 'preparacion' AND p.public_on IS NOT NULL AND p.state <> 'retirada' AND a.published_on IS NOT NULL
 ORDER BY x.number, p.number, a.number;

-- For the check.
-- name: responses_published -> response
SELECT {columns}
  FROM response
 WHERE published_on IS NOT NULL;

-- Stages that opened answers and were closed in a process with contributions that were given none.
-- name: response_closed_without -> response_fault_row
SELECT s.id, count(*) AS n
  FROM cocreation_stage s
  JOIN stage_gate g ON g.stage = s.id
  JOIN contribution c ON c.cocreation = s.cocreation
 WHERE g.gate = 'respuestas' AND s.closed_on IS NOT NULL AND c.received_on <= s.closed_on
   AND (c.answered_on IS NULL OR c.answered_on > s.closed_on)
 GROUP BY s.id
 ORDER BY s.id;
