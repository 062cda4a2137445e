-- SPDX-License-Identifier: EUPL-1.2
-- The words of every public proposal of a process; those without a sketch yet come with their search words.
-- name: sketches_of -> sketch_row
SELECT p.id, p.number, p.title, p.state, p.origin, p.text_hash, s.words, s.argument,
       CASE WHEN s.id IS NULL THEN p.search END AS search
  FROM proposal p
  LEFT JOIN proposal_sketch s ON s.proposal = p.id AND s.text_hash = p.text_hash
 WHERE p.cocreation = $1 AND p.public_on IS NOT NULL
 ORDER BY p.id;

-- For finding what is alike: the sketches alone, in few bytes; proposals that came after the last of them; and
-- what those found are.
-- name: sketches_read -> sketch_words
SELECT proposal AS id, words
  FROM proposal_sketch
 WHERE cocreation = $1;

-- name: sketches_newer -> sketch_row
SELECT id, number, title, state, origin, text_hash, search
  FROM proposal
 WHERE cocreation = $1 AND id > $2 AND public_on IS NOT NULL
 ORDER BY id;

-- name: likeness_named -> likeness_row
SELECT id, number, title, state
  FROM proposal
 WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
   AND public_on IS NOT NULL AND state <> 'retirada';

-- Processes where a public proposal waits for its sketch.
-- name: sketches_waiting -> lineage_id
SELECT p.cocreation AS id
  FROM proposal p
 WHERE p.public_on IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM proposal_sketch s WHERE s.proposal = p.id AND s.text_hash = p.text_hash)
 GROUP BY p.cocreation
 ORDER BY p.cocreation;

-- name: sketch_put
INSERT INTO proposal_sketch (proposal, cocreation, text_hash, words, argument)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (proposal) DO UPDATE
   SET text_hash = excluded.text_hash, words = excluded.words, argument = excluded.argument;

-- Proposals that people sent with the argument of $1: by its sketch or, until that is made, by the same words.
-- name: lineage_same -> lineage_id
SELECT x.id
  FROM proposal x
 WHERE x.id IN (SELECT h.id FROM proposal p JOIN proposal h ON h.cocreation = p.cocreation AND h.text_hash = p.text_hash
                 WHERE p.id = $1 AND p.origin NOT IN ('fusion', 'division')
                UNION
                SELECT y.proposal FROM proposal_sketch s JOIN proposal_sketch y ON y.argument = s.argument WHERE s.proposal = $1)
   AND x.public_on IS NOT NULL AND x.state <> 'retirada' AND x.origin NOT IN ('fusion', 'division')
 ORDER BY x.number;

-- name: lineage_same_count
SELECT count(*) AS n
  FROM proposal x
 WHERE x.id IN (SELECT h.id FROM proposal p JOIN proposal h ON h.cocreation = p.cocreation AND h.text_hash = p.text_hash
                 WHERE p.id = $1 AND p.origin NOT IN ('fusion', 'division')
                UNION
                SELECT y.proposal FROM proposal_sketch s JOIN proposal_sketch y ON y.argument = s.argument WHERE s.proposal = $1)
   AND x.id <> $1 AND x.public_on IS NOT NULL AND x.state <> 'retirada' AND x.origin NOT IN ('fusion', 'division');

-- Arguments that several sent, in the order in which they came.
-- name: arguments_of -> argument_line
SELECT z.number, z.title, q.n, q.first_on, q.last_on
  FROM (SELECT s.argument, min(x.number) AS number, count(*) AS n, min(x.received_on) AS first_on, max(x.received_on) AS last_on
          FROM proposal_sketch s
          JOIN proposal x ON x.id = s.proposal
         WHERE s.cocreation = $1 AND x.public_on IS NOT NULL AND x.state <> 'retirada' AND x.origin NOT IN ('fusion', 'division')
         GROUP BY s.argument
        HAVING count(*) > 1) q
  JOIN proposal z ON z.cocreation = $1 AND z.number = q.number
 ORDER BY z.number
 LIMIT $2 OFFSET $3;

-- name: arguments_count
SELECT count(*) AS n
  FROM (SELECT s.argument
          FROM proposal_sketch s
          JOIN proposal x ON x.id = s.proposal
         WHERE s.cocreation = $1 AND x.public_on IS NOT NULL AND x.state <> 'retirada' AND x.origin NOT IN ('fusion', 'division')
         GROUP BY s.argument
        HAVING count(*) > 1) q;

-- name: argument_of
SELECT argument FROM proposal_sketch WHERE proposal = $1;

-- name: argument_members -> argument_member
SELECT x.number, x.title, x.name, x.state, x.received_on
  FROM proposal_sketch s
  JOIN proposal x ON x.id = s.proposal
 WHERE s.argument = $1 AND x.public_on IS NOT NULL AND x.state <> 'retirada' AND x.origin NOT IN ('fusion', 'division')
 ORDER BY x.number
 LIMIT $2 OFFSET $3;

-- name: argument_count
SELECT count(*) AS n
  FROM proposal_sketch s
  JOIN proposal x ON x.id = s.proposal
 WHERE s.argument = $1 AND x.public_on IS NOT NULL AND x.state <> 'retirada' AND x.origin NOT IN ('fusion', 'division');

-- Every link of a process with what stands at both ends.
-- name: lineage_lines -> lineage_line
SELECT k.id, d.id AS deed, d.kind, d.reason, d.done_on, d.undone_on, d.undone_reason, j.code AS jurisdiction_code,
       c.number AS cocreation_number, k.parent, k.child, a.number AS parent_number, CASE WHEN a.state <> 'retirada' THEN a.title END AS parent_title, a.state AS parent_state,
       b.number AS child_number, CASE WHEN b.state <> 'retirada' THEN b.title END AS child_title, b.state AS child_state
  FROM lineage_link k
  JOIN lineage_deed d ON d.id = k.deed
  JOIN cocreation c ON c.id = d.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  JOIN proposal a ON a.id = k.parent
  JOIN proposal b ON b.id = k.child
 WHERE d.cocreation = $1
 ORDER BY d.id DESC, a.number, b.number;

-- The data set: of the processes that anybody may know.
-- name: lineage_of_jurisdiction -> lineage_line
SELECT k.id, d.id AS deed, d.kind, d.reason, d.done_on, d.undone_on, d.undone_reason, j.code AS jurisdiction_code,
       c.number AS cocreation_number, k.parent, k.child, a.number AS parent_number, CASE WHEN a.state <> 'retirada' THEN a.title END AS parent_title, a.state AS parent_state,
       b.number AS child_number, CASE WHEN b.state <> 'retirada' THEN b.title END AS child_title, b.state AS child_state
  FROM lineage_link k
  JOIN lineage_deed d ON d.id = k.deed
  JOIN cocreation c ON c.id = d.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  JOIN proposal a ON a.id = k.parent
  JOIN proposal b ON b.id = k.child
 WHERE c.jurisdiction = $1 AND c.state <> 'preparacion'
 ORDER BY c.number, d.id DESC, a.number, b.number;

-- name: lineage_links -> lineage_link
SELECT {columns}
  FROM lineage_link
 WHERE deed = $1
 ORDER BY id;

-- name: lineage_deed_one -> lineage_deed
SELECT {columns}
  FROM lineage_deed
 WHERE cocreation = $1 AND id = $2;

-- Where the proposals were meant to act.
-- name: lineage_territories -> proposal_territory
SELECT {columns}
  FROM proposal_territory
 WHERE proposal = $1
 ORDER BY id;

-- name: lineage_choices -> lineage_choice
SELECT p.number, p.title, p.state, p.received_on, p.name
  FROM proposal p
 WHERE p.cocreation = $1 AND p.public_on IS NOT NULL AND p.state IN ('recibida', 'admisible')
   AND ($2 = '' OR p.search LIKE $2)
 ORDER BY p.number DESC
 LIMIT $3 OFFSET $4;

-- name: proposal_comments -> proposal_comment_shown
SELECT {columns}
  FROM proposal_comment_shown
 WHERE proposal = $1
 ORDER BY id DESC
 LIMIT $2 OFFSET $3;

-- name: proposal_comment_count
SELECT count(*) AS n FROM proposal_comment_shown WHERE proposal = $1;

-- name: proposal_comment_one -> proposal_comment_shown
SELECT {columns}
  FROM proposal_comment_shown
 WHERE id = $1 AND proposal = $2;

-- name: proposal_comments_of_jurisdiction -> proposal_comment_shown
SELECT {columns}
  FROM proposal_comment_shown
 WHERE jurisdiction = $1
 ORDER BY id DESC;

-- name: sketches_kept -> sketch_row
SELECT p.id, p.number, p.title, p.state, p.origin, p.text_hash, s.words, s.argument, p.search
  FROM proposal_sketch s
  JOIN proposal p ON p.id = s.proposal AND p.text_hash = s.text_hash
 ORDER BY p.id;

-- name: lineage_count
SELECT count(*) AS n FROM lineage_deed WHERE cocreation = $1;

-- name: lineage_choices_count
SELECT count(*) AS n
  FROM proposal p
 WHERE p.cocreation = $1 AND p.public_on IS NOT NULL AND p.state IN ('recibida', 'admisible')
   AND ($2 = '' OR p.search LIKE $2);

-- name: proposal_loads -> proposal_load_line
SELECT id, file_name, state, added_at, report
  FROM proposal_load
 WHERE cocreation = $1
 ORDER BY id DESC
 LIMIT 100;

-- name: proposal_load_one -> proposal_load
SELECT {columns}
  FROM proposal_load
 WHERE cocreation = $1 AND id = $2;

-- Rows of workbooks that are in already.
-- name: proposal_sources -> source_row
SELECT number, source_key
  FROM proposal
 WHERE cocreation = $1 AND source_key LIKE 'libro:%';
