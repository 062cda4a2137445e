-- SPDX-License-Identifier: EUPL-1.2
-- name: log_unsealed -> log_entry
SELECT {columns}
  FROM log_entry
 WHERE seq IS NULL
 ORDER BY id
 LIMIT $1;

-- name: log_unsealed_count
SELECT count(*)
  FROM log_entry
 WHERE seq IS NULL;

-- name: log_last -> log_entry
SELECT {columns}
  FROM log_entry
 WHERE seq = (SELECT max(seq) FROM log_entry);

-- name: log_seal
UPDATE log_entry
   SET seq = $2, prev_hash = $3, entry_hash = $4
 WHERE id = $1 AND seq IS NULL;

-- name: log_chain -> log_entry
SELECT {columns}
  FROM log_entry
 WHERE seq IS NOT NULL
 ORDER BY seq;

-- name: log_entries -> log_entry
SELECT {columns}
  FROM log_entry
 WHERE id < $1
 ORDER BY id DESC
 LIMIT $2;

-- name: log_entries_of_jurisdiction -> log_entry
SELECT {columns}
  FROM log_entry
 WHERE id < $1 AND jurisdiction = $3
 ORDER BY id DESC
 LIMIT $2;

-- name: log_of_record -> log_entry
SELECT {columns}
  FROM log_entry
 WHERE record_table = $1 AND record_id = $2
 ORDER BY id;

-- Cards are scored blind, for ever: whom a row about them is of cannot be asked for.
-- name: log_filtered -> log_entry
SELECT {columns}
  FROM log_entry
 WHERE id < $1
   AND (jurisdiction = $3 OR $3 IS NULL)
   AND (person = $4 OR $4 IS NULL)
   AND (record_table = $5 OR $5 IS NULL)
   AND (record_id = $6 OR $6 IS NULL)
   AND (($4 IS NULL AND $6 IS NULL) OR record_table IS NULL
        OR record_table NOT IN ('scoring_assignment', 'scorecard_line', 'round_evaluator'))
   AND (action = $7 OR $7 IS NULL)
   AND done_at >= $8 AND done_at < $9
 ORDER BY id DESC
 LIMIT $2;

-- Entries between two whose record is not public yet: the pages tell that something was done, not what it says.
-- name: log_unpublished -> log_entry
SELECT {columns l}
  FROM log_entry l
 WHERE l.id >= $1 AND l.id <= $2
   AND ((l.record_table = 'claim'
         AND EXISTS (SELECT 1 FROM claim c WHERE c.id = l.record_id AND c.public_on IS NULL))
        OR (l.record_table = 'verdict'
            AND EXISTS (SELECT 1 FROM verdict v WHERE v.id = l.record_id AND v.public_on IS NULL))
        OR (l.record_table = 'commitment_verdict'
            AND EXISTS (SELECT 1 FROM commitment_verdict s WHERE s.id = l.record_id AND s.public_on IS NULL))
        OR (l.record_table = 'report'
            AND EXISTS (SELECT 1 FROM report p WHERE p.id = l.record_id AND p.published_on IS NULL))
        OR (l.record_table = 'evidence'
            AND EXISTS (SELECT 1 FROM evidence e JOIN claim k ON k.id = e.claim
                         WHERE e.id = l.record_id AND k.public_on IS NULL))
        OR (l.record_table = 'evidence'
            AND EXISTS (SELECT 1 FROM evidence e WHERE e.id = l.record_id AND e.visibility = 'reservada'))
        OR (l.record_table = 'measurement'
            AND EXISTS (SELECT 1 FROM measurement m WHERE m.id = l.record_id AND m.published_on IS NULL))
        OR (l.record_table = 'measurement_part'
            AND NOT EXISTS (SELECT 1 FROM measurement_part p JOIN measurement m ON m.id = p.measurement
                             WHERE p.id = l.record_id AND m.published_on IS NOT NULL))
        OR (l.record_table = 'measurement_word'
            AND EXISTS (SELECT 1 FROM measurement_word w WHERE w.id = l.record_id AND w.public_on IS NULL))
        OR l.record_table IN ('report_book', 'measurement_book'))
 ORDER BY l.id DESC;
