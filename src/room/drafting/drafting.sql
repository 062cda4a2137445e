-- SPDX-License-Identifier: EUPL-1.2
-- name: draft_by_number -> draft
SELECT {columns}
  FROM draft
 WHERE cocreation = $1 AND number = $2;

-- name: drafts_of -> draft
SELECT {columns}
  FROM draft
 WHERE cocreation = $1
 ORDER BY number;

-- name: draft_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM draft
 WHERE cocreation = $1;

-- How many drafts of the process the person is in the team of on that day; of one draft.
-- name: draft_seats
SELECT count(*) AS n
  FROM draft_member m
  JOIN draft d ON d.id = m.draft
 WHERE d.cocreation = $1 AND m.person = $2 AND m.from_on <= $3 AND (m.until_on IS NULL OR m.until_on >= $3);

-- name: draft_seat -> draft_member
SELECT {columns}
  FROM draft_member
 WHERE draft = $1 AND person = $2 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3)
 ORDER BY id
 LIMIT 1;

-- name: draft_member_owned -> draft_member
SELECT {columns}
  FROM draft_member
 WHERE id = $1 AND draft = $2;

-- Everybody who is or was in a team of the process, with what they said of the draft's last version.
-- name: draft_members -> draft_seat
SELECT m.id, m.draft, m.person, m.institution, m.sector, m.from_on, m.until_on, p.name AS name, i.name AS institution_name, a.decision AS decision, a.reason AS reason, a.given_on AS given_on
  FROM draft_member m
  JOIN draft d ON d.id = m.draft
  JOIN person p ON p.id = m.person
  LEFT JOIN institution i ON i.id = m.institution
  LEFT JOIN draft_version v ON v.draft = m.draft AND NOT EXISTS (SELECT 1 FROM draft_version w WHERE w.draft = v.draft AND w.number > v.number)
  LEFT JOIN draft_agreement a ON a.version = v.id AND a.member = m.id
 WHERE d.cocreation = $1
 ORDER BY m.draft, m.id;

-- The last version of each draft of the process.
-- name: draft_heads -> draft_head
SELECT v.id, v.draft, v.number, v.sha256, v.note, v.saved_on, v.saved_at, p.name AS name
  FROM draft_version v
  JOIN draft d ON d.id = v.draft
  JOIN person p ON p.id = v.person
 WHERE d.cocreation = $1 AND NOT EXISTS (SELECT 1 FROM draft_version w WHERE w.draft = v.draft AND w.number > v.number)
 ORDER BY v.draft;

-- name: draft_versions -> draft_head
SELECT v.id, v.draft, v.number, v.sha256, v.note, v.saved_on, v.saved_at, p.name AS name
  FROM draft_version v
  JOIN person p ON p.id = v.person
 WHERE v.draft = $1
 ORDER BY v.number DESC;

-- name: draft_version_last -> draft_version
SELECT {columns}
  FROM draft_version
 WHERE draft = $1
 ORDER BY number DESC
 LIMIT 1;

-- name: draft_version_last_id
SELECT id
  FROM draft_version
 WHERE draft = $1
 ORDER BY number DESC
 LIMIT 1;

-- name: draft_version_by_number -> draft_version
SELECT {columns}
  FROM draft_version
 WHERE draft = $1 AND number = $2;

-- What members said of any version, to be read beside it.
-- name: draft_words -> draft_word
SELECT a.id, a.version, v.number AS number, p.name AS name, m.sector AS sector, a.decision AS decision, a.reason AS reason, a.given_on AS given_on
  FROM draft_agreement a
  JOIN draft_version v ON v.id = a.version
  JOIN draft_member m ON m.id = a.member
  JOIN person p ON p.id = m.person
 WHERE v.draft = $1
 ORDER BY v.number DESC, a.id;

-- name: draft_agreement_of -> draft_agreement
SELECT {columns}
  FROM draft_agreement
 WHERE version = $1 AND member = $2;

-- name: draft_comments -> draft_remark
SELECT c.id, c.draft, c.version, c.person, c.source, c.sector, c.text, c.given_on, c.answer, c.answered_by, c.answered_on, c.revision, c.changed_at, p.name AS name, q.name AS answerer, v.number AS version_number
  FROM draft_comment c
  JOIN person p ON p.id = c.person
  LEFT JOIN person q ON q.id = c.answered_by
  LEFT JOIN draft_version v ON v.id = c.version
 WHERE c.draft = $1
 ORDER BY c.id;

-- name: draft_comment_owned -> draft_comment
SELECT {columns}
  FROM draft_comment
 WHERE id = $1 AND draft = $2;

-- Comments without answer by draft.
-- name: draft_comments_open -> draft_count
SELECT c.draft AS draft, count(*) AS n
  FROM draft_comment c
  JOIN draft d ON d.id = c.draft
 WHERE d.cocreation = $1 AND c.answered_on IS NULL
 GROUP BY c.draft;

-- name: milestone_tests_of_plan -> milestone_test
SELECT {columns t}
  FROM milestone_test t
  JOIN milestone m ON m.id = t.milestone
  JOIN commitment c ON c.id = m.commitment
 WHERE c.plan = $1
 ORDER BY t.milestone, t.id;

-- name: milestone_tests_of -> milestone_test
SELECT {columns}
  FROM milestone_test
 WHERE milestone = $1
 ORDER BY id;

-- What a draft comes from.
-- name: draft_sources -> draft_source_row
SELECT l.id, l.draft, l.proposal, p.number AS number, p.title AS title, l.how AS how
  FROM draft_proposal l
  JOIN draft d ON d.id = l.draft
  JOIN proposal p ON p.id = l.proposal
 WHERE d.cocreation = $1
 ORDER BY l.draft, p.number;

-- name: draft_proposal_owned -> draft_proposal
SELECT {columns}
  FROM draft_proposal
 WHERE id = $1 AND draft = $2;

-- Selected proposals with the number of living drafts made from each.
-- name: draft_candidates -> draft_candidate
SELECT p.id, p.number, p.title, p.sector, (SELECT count(*) FROM draft_proposal l JOIN draft d ON d.id = l.draft
                                            WHERE l.proposal = p.id AND d.state <> 'descartado') AS n
  FROM proposal p
 WHERE p.cocreation = $1 AND p.state = 'seleccionada'
 ORDER BY p.number;

-- Topics of the round tables where the proposals of the draft were born; the provinces they name.
-- name: draft_topics -> draft_count
SELECT DISTINCT l.draft AS draft, t.topic AS n
  FROM draft_proposal l
  JOIN proposal p ON p.id = l.proposal
  JOIN roundtable t ON t.id = p.roundtable
 WHERE l.draft = $1 AND t.topic IS NOT NULL
 ORDER BY t.topic;

-- name: draft_territories -> draft_count
SELECT DISTINCT l.draft AS draft, t.territory AS n
  FROM draft_proposal l
  JOIN proposal_territory t ON t.proposal = l.proposal
 WHERE l.draft = $1
 ORDER BY t.territory;

-- Where a proposal went, through mergers and divisions that were not undone.
-- name: drafts_of_proposal -> draft_link
WITH RECURSIVE onward (id) AS (
  SELECT p.id FROM proposal p WHERE p.id = $1
  UNION
  SELECT k.child FROM lineage_link k JOIN lineage_deed e ON e.id = k.deed JOIN onward o ON o.id = k.parent WHERE e.undone_on IS NULL
)
SELECT d.id, d.number, d.state, coalesce(c.title, d.title) AS title, l.how, d.reason, l.proposal, p.number AS proposal_number, d.commitment,
       c.number AS commitment_number, g.number AS plan_number, g.state AS plan_state
  FROM onward o
  JOIN draft_proposal l ON l.proposal = o.id
  JOIN proposal p ON p.id = l.proposal
  JOIN draft d ON d.id = l.draft
  LEFT JOIN commitment c ON c.id = d.commitment
  LEFT JOIN plan g ON g.id = c.plan
 ORDER BY d.number, p.number;

-- Where a commitment comes from: its proposals (via itself) and what was merged or split into them.
-- name: draft_voices -> draft_voice
WITH RECURSIVE back (id, via) AS (
  SELECT l.proposal, l.proposal FROM draft_proposal l JOIN draft d ON d.id = l.draft WHERE d.commitment = $1
  UNION
  SELECT k.parent, b.via FROM lineage_link k JOIN lineage_deed e ON e.id = k.deed JOIN back b ON b.id = k.child WHERE e.undone_on IS NULL
)
SELECT p.id, p.number, p.title, p.state, b.via AS via, v.number AS via_number, l.how AS how, t.number AS table_number, t.name AS table_name,
       x.number AS process, p.name AS author, p.sector AS sector
  FROM back b
  JOIN proposal p ON p.id = b.id
  JOIN proposal v ON v.id = b.via
  JOIN cocreation x ON x.id = p.cocreation
  LEFT JOIN draft_proposal l ON l.proposal = p.id AND l.draft = (SELECT d.id FROM draft d WHERE d.commitment = $1)
  LEFT JOIN roundtable t ON t.id = p.roundtable
 WHERE p.public_on IS NOT NULL
 ORDER BY v.number, CASE WHEN b.id = b.via THEN 0 ELSE 1 END, p.number;

-- Drafts of the process by state, and selected proposals without a living draft.
-- name: draft_counts -> draft_tally
SELECT d.state AS state, count(*) AS n
  FROM draft d
 WHERE d.cocreation = $1
 GROUP BY d.state;

-- name: draft_unmade
SELECT count(*) AS n
  FROM proposal p
 WHERE p.cocreation = $1 AND p.state = 'seleccionada'
   AND NOT EXISTS (SELECT 1 FROM draft_proposal l JOIN draft d ON d.id = l.draft WHERE l.proposal = p.id AND d.state <> 'descartado');

-- What waits for a member: the last version without their word where agreement was asked, comments without answer.
-- name: draft_waits -> draft_wait
SELECT d.id, d.number, d.title, x.number AS process, j.code AS jurisdiction_code, j.id AS jurisdiction,
       CASE WHEN d.state = 'por-acordar' AND NOT EXISTS (
              SELECT 1 FROM draft_agreement a JOIN draft_version v ON v.id = a.version
               WHERE v.draft = d.id AND a.member = m.id
                 AND NOT EXISTS (SELECT 1 FROM draft_version w WHERE w.draft = v.draft AND w.number > v.number)) THEN 1 ELSE 0 END AS agreement,
       (SELECT count(*) FROM draft_comment c WHERE c.draft = d.id AND c.answered_on IS NULL) AS comments
  FROM draft_member m
  JOIN draft d ON d.id = m.draft
  JOIN cocreation x ON x.id = d.cocreation
  JOIN jurisdiction j ON j.id = x.jurisdiction
  JOIN commitment c ON c.id = d.commitment
  JOIN plan g ON g.id = c.plan
 WHERE m.person = $1 AND m.from_on <= $2 AND (m.until_on IS NULL OR m.until_on >= $2) AND x.state = 'activa' AND g.state = 'borrador'
   AND d.state <> 'descartado'
 ORDER BY d.id;

-- Active processes that fill the plan.
-- name: draft_processes -> cocreation
SELECT {columns}
  FROM cocreation
 WHERE plan = $1 AND state = 'activa'
 ORDER BY id;

-- Rows that hang on a commitment of a draft plan, by kind; a dropped one takes them with it.
-- name: draft_financing_of -> financing
SELECT {columns}
  FROM financing
 WHERE commitment = $1;

-- name: draft_values_of -> commitment_value
SELECT {columns}
  FROM commitment_value
 WHERE commitment = $1;

-- name: draft_institutions_of -> commitment_institution
SELECT {columns}
  FROM commitment_institution
 WHERE commitment = $1;

-- name: draft_people_of -> commitment_person
SELECT {columns}
  FROM commitment_person
 WHERE commitment = $1;

-- name: draft_topics_of -> commitment_topic
SELECT {columns}
  FROM commitment_topic
 WHERE commitment = $1;

-- name: draft_territories_of -> commitment_territory
SELECT {columns}
  FROM commitment_territory
 WHERE commitment = $1;

-- name: draft_notes_of -> commitment_comment
SELECT {columns}
  FROM commitment_comment
 WHERE commitment = $1;

-- name: draft_texts_of -> record_text
SELECT {columns}
  FROM record_text
 WHERE (record = 'commitment' AND record_id = $1) OR (record = 'milestone' AND record_id IN (SELECT m.id FROM milestone m WHERE m.commitment = $1));
