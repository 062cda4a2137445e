-- SPDX-License-Identifier: EUPL-1.2

-- name: attendance_rows -> attendance
SELECT {columns a}, t.name AS province
  FROM attendance a
  LEFT JOIN territory t ON t.id = a.territory
 WHERE a.session = $1
 ORDER BY a.id;

-- name: attendance_by_hash -> attendance
SELECT {columns}
  FROM attendance
 WHERE session = $1 AND same_hash = $2;

-- name: attendance_by_registration
SELECT count(*) AS n
  FROM attendance
 WHERE session = $1 AND registration = $2;

-- name: attendance_by_source
SELECT count(*) AS n
  FROM attendance
 WHERE session = $1 AND source_key = $2;

-- name: attendance_tally_add
INSERT INTO attendance_total (session, source, dimension, value, count)
VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (session, source, dimension, value) DO UPDATE SET count = attendance_total.count + excluded.count;

-- name: attendance_tally_clear
DELETE FROM attendance_total
 WHERE session = $1 AND source = $2;

-- name: attendance_totals -> attendance_total
SELECT {columns}
  FROM attendance_total
 WHERE session = $1
 ORDER BY source, dimension, value;

-- name: attendance_close_of -> attendance_close
SELECT {columns}
  FROM attendance_close
 WHERE session = $1;

-- Everything that is counted of a session: rows (source nothing) and what was written as counts.
-- name: attendance_counts
SELECT 'filas' AS source, 'total' AS dimension, 'total' AS value, count(*) AS count
  FROM attendance WHERE session = $1
 UNION ALL
SELECT 'filas', 'sector', sector, count(*) FROM attendance WHERE session = $1 GROUP BY sector
 UNION ALL
SELECT 'filas', 'modalidad', modality, count(*) FROM attendance WHERE session = $1 GROUP BY modality
 UNION ALL
SELECT 'filas', 'provincia', t.code, count(*)
  FROM attendance a JOIN territory t ON t.id = a.territory WHERE a.session = $1 GROUP BY t.code
 UNION ALL
SELECT source, dimension, value, count FROM attendance_total WHERE session = $1;

-- The same of the closed sessions of a process.
-- name: attendance_counts_closed
SELECT a.session, 'filas' AS source, 'total' AS dimension, 'total' AS value, count(*) AS count
  FROM attendance a JOIN attendance_close c ON c.session = a.session JOIN roundtable_session s ON s.id = a.session
  JOIN roundtable x ON x.id = s.roundtable WHERE x.cocreation = $1 GROUP BY a.session
 UNION ALL
SELECT a.session, 'filas', 'sector', a.sector, count(*)
  FROM attendance a JOIN attendance_close c ON c.session = a.session JOIN roundtable_session s ON s.id = a.session
  JOIN roundtable x ON x.id = s.roundtable WHERE x.cocreation = $1 GROUP BY a.session, a.sector
 UNION ALL
SELECT a.session, 'filas', 'modalidad', a.modality, count(*)
  FROM attendance a JOIN attendance_close c ON c.session = a.session JOIN roundtable_session s ON s.id = a.session
  JOIN roundtable x ON x.id = s.roundtable WHERE x.cocreation = $1 GROUP BY a.session, a.modality
 UNION ALL
SELECT a.session, 'filas', 'provincia', t.code, count(*)
  FROM attendance a JOIN territory t ON t.id = a.territory JOIN attendance_close c ON c.session = a.session
  JOIN roundtable_session s ON s.id = a.session JOIN roundtable x ON x.id = s.roundtable
 WHERE x.cocreation = $1 GROUP BY a.session, t.code
 UNION ALL
SELECT n.session, n.source, n.dimension, n.value, n.count
  FROM attendance_total n JOIN attendance_close c ON c.session = n.session JOIN roundtable_session s ON s.id = n.session
  JOIN roundtable x ON x.id = s.roundtable WHERE x.cocreation = $1
 ORDER BY 1, 3, 4, 2;

-- name: attendance_sessions_closed
SELECT s.id
  FROM roundtable_session s
  JOIN attendance_close c ON c.session = s.id
  JOIN roundtable x ON x.id = s.roundtable
 WHERE x.cocreation = $1
 ORDER BY s.held_on, s.id;

-- name: attendance_publish_from
SELECT m.publish_from AS n
  FROM cocreation c
  JOIN cocreation_method m ON m.id = c.method
 WHERE c.id = $1;

-- name: attendance_published_drop
DELETE FROM attendance_published
 WHERE cocreation = $1;

-- name: attendance_published_add
INSERT INTO attendance_published (cocreation, session, dimension, value, count)
VALUES ($1, $2, $3, $4, $5);

-- name: attendance_published_of
SELECT p.session, s.number AS session_number, s.held_on, x.id AS roundtable, p.dimension, p.value, p.count, t.name AS province
  FROM attendance_published p
  LEFT JOIN roundtable_session s ON s.id = p.session
  LEFT JOIN roundtable x ON x.id = s.roundtable
  LEFT JOIN territory t ON p.dimension = 'provincia' AND t.code = p.value AND t.level = 'provincia'
 WHERE p.cocreation = $1
 ORDER BY p.id;

-- name: attendance_published_dataset
SELECT j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, s.number AS session_number, s.held_on,
       p.dimension, p.value, p.count, CASE WHEN p.count IS NULL THEN 1 ELSE 0 END AS hidden
  FROM attendance_published p
  JOIN cocreation c ON c.id = p.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  LEFT JOIN roundtable_session s ON s.id = p.session
  LEFT JOIN roundtable x ON x.id = s.roundtable
 WHERE c.jurisdiction = $1 AND c.state <> 'preparacion'
 ORDER BY c.number, x.number IS NOT NULL, x.number, s.number, p.id;

-- Held sessions whose attendance nobody closed.
-- name: attendance_unclosed
SELECT s.id, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       s.number AS session_number, s.held_on
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE x.cocreation = $1 AND s.state = 'realizada' AND NOT EXISTS (SELECT 1 FROM attendance_close k WHERE k.session = s.id)
 ORDER BY s.held_on, x.number, s.number;

-- name: attendance_unclosed_of_stage
SELECT s.id, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       s.number AS session_number, s.held_on
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN cocreation_stage st ON st.cocreation = c.id
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE st.id = $1 AND s.state = 'realizada' AND NOT EXISTS (SELECT 1 FROM attendance_close k WHERE k.session = s.id)
 ORDER BY s.held_on, x.number, s.number;

-- name: attendance_unclosed_own
SELECT s.id, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       s.number AS session_number, s.held_on
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE s.state = 'realizada' AND NOT EXISTS (SELECT 1 FROM attendance_close k WHERE k.session = s.id)
   AND EXISTS (SELECT 1 FROM roundtable_person p
                WHERE p.roundtable = x.id AND p.person = $1 AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2))
 ORDER BY s.held_on, s.id
 LIMIT 100;

-- A stage that opens attendance, that nobody closed and that the day lies in.
-- name: attendance_stage_over
SELECT count(*) AS n
  FROM cocreation_stage st
  JOIN stage_gate g ON g.stage = st.id
 WHERE st.cocreation = $1 AND g.gate = 'asistencia' AND st.closed_on IS NULL AND st.starts_on <= $2 AND st.ends_on >= $2;

-- name: attendance_past -> attendance
SELECT {columns a}
  FROM attendance a
  JOIN roundtable_session s ON s.id = a.session
 WHERE s.held_on < $1 AND (a.name IS NOT NULL OR a.same_hash IS NOT NULL)
 ORDER BY a.id
 LIMIT 200;

-- name: attendance_log_erase
UPDATE log_entry
   SET private = NULL, salt = NULL
 WHERE record_table = 'attendance' AND record_id = $1 AND private IS NOT NULL;

-- Closed with another total than what is counted.
-- name: attendance_misclosed -> attendance_close
SELECT {columns k}
  FROM attendance_close k
 WHERE k.total <> (SELECT count(*) FROM attendance a WHERE a.session = k.session)
                + (SELECT coalesce(sum(n.count), 0) FROM attendance_total n
                    WHERE n.session = k.session AND n.source = 'papel' AND n.dimension = 'total')
 ORDER BY k.id
 LIMIT 100;
