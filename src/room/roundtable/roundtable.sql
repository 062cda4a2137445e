-- SPDX-License-Identifier: EUPL-1.2
-- name: roundtable_by_number -> roundtable
SELECT {columns}
  FROM roundtable
 WHERE cocreation = $1 AND number = $2;

-- name: roundtables_of -> roundtable
SELECT {columns}
  FROM roundtable
 WHERE cocreation = $1
 ORDER BY number;

-- name: roundtable_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM roundtable
 WHERE cocreation = $1;

-- name: roundtable_sessions -> roundtable_session
SELECT {columns}
  FROM roundtable_session
 WHERE roundtable = $1
 ORDER BY held_on, starts_minute, number;

-- name: session_by_number -> roundtable_session
SELECT {columns}
  FROM roundtable_session
 WHERE roundtable = $1 AND number = $2;

-- name: session_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM roundtable_session
 WHERE roundtable = $1;

-- name: roundtable_runs
SELECT count(*) AS n
  FROM roundtable_person
 WHERE roundtable = $1 AND person = $2 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3);

-- name: table_people -> roundtable_person
SELECT {columns x}, p.name
  FROM roundtable_person x
  JOIN person p ON p.id = x.person
 WHERE x.roundtable = $1
 ORDER BY x.until_on IS NOT NULL, x.duty, x.from_on, x.id;

-- name: table_counts -> table_counts
SELECT (SELECT count(*) FROM roundtable_session s WHERE s.roundtable = $1 AND s.state <> 'cancelada') AS sessions,
       (SELECT count(*) FROM roundtable_session s WHERE s.roundtable = $1 AND s.state = 'programada') AS planned,
       (SELECT count(*) FROM roundtable_session s WHERE s.roundtable = $1 AND s.state = 'realizada') AS held,
       (SELECT count(*) FROM roundtable_territory t WHERE t.roundtable = $1) AS provinces,
       (SELECT count(*) FROM roundtable_note n WHERE n.roundtable = $1 AND n.kind = 'acta' AND n.published_on IS NOT NULL) AS minutes;

-- name: table_rows
SELECT x.id, j.code AS jurisdiction_code, c.number AS process, x.number, x.kind, x.name, x.state, tp.code AS topic_code,
       tp.name AS topic_name, tp.name_en AS topic_name_en, i.code AS host_code, i.name AS host_name, x.reason,
       (SELECT count(*) FROM roundtable_session s WHERE s.roundtable = x.id AND s.state <> 'cancelada') AS sessions,
       (SELECT count(*) FROM roundtable_session s WHERE s.roundtable = x.id AND s.state = 'realizada') AS held,
       (SELECT min(s.held_on) FROM roundtable_session s WHERE s.roundtable = x.id AND s.state = 'programada' AND s.held_on >= $3) AS next_on,
       (SELECT max(s.held_on) FROM roundtable_session s WHERE s.roundtable = x.id AND s.state = 'realizada') AS last_on,
       x.outcome, x.changed_at
  FROM roundtable x
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  LEFT JOIN topic tp ON tp.id = x.topic
  LEFT JOIN institution i ON i.id = x.host
 WHERE x.cocreation = $1 AND (x.state <> 'preparacion' OR $2 = 1)
 ORDER BY x.number;

-- name: tables_of_jurisdiction
SELECT x.id, j.code AS jurisdiction_code, c.number AS process, x.number, x.kind, x.name, x.state, tp.code AS topic_code,
       tp.name AS topic_name, tp.name_en AS topic_name_en, i.code AS host_code, i.name AS host_name, x.reason,
       (SELECT count(*) FROM roundtable_session s WHERE s.roundtable = x.id AND s.state <> 'cancelada') AS sessions,
       (SELECT count(*) FROM roundtable_session s WHERE s.roundtable = x.id AND s.state = 'realizada') AS held,
       (SELECT min(s.held_on) FROM roundtable_session s WHERE s.roundtable = x.id AND s.state = 'programada') AS next_on,
       (SELECT max(s.held_on) FROM roundtable_session s WHERE s.roundtable = x.id AND s.state = 'realizada') AS last_on,
       x.outcome, x.changed_at
  FROM roundtable x
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  LEFT JOIN topic tp ON tp.id = x.topic
  LEFT JOIN institution i ON i.id = x.host
 WHERE c.jurisdiction = $1 AND x.state <> 'preparacion' AND (c.announced_on IS NOT NULL OR c.activated_on IS NOT NULL)
 ORDER BY c.number, x.number;

-- name: table_provinces
SELECT rt.roundtable, t.id AS territory, t.code, t.name
  FROM roundtable_territory rt
  JOIN roundtable x ON x.id = rt.roundtable
  JOIN territory t ON t.id = rt.territory
 WHERE x.cocreation = $1
 ORDER BY rt.roundtable, t.code;

-- name: table_territories -> roundtable_territory
SELECT {columns}
  FROM roundtable_territory
 WHERE roundtable = $1
 ORDER BY id;

-- name: session_rows
SELECT s.id, s.roundtable, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       x.state AS table_state, s.number, s.held_on, s.starts_minute, s.ends_minute, s.modality, s.place, s.address,
       t.code AS province_code, t.name AS province, s.capacity, s.accessibility, s.registration_until, s.state, s.reason,
       (SELECT count(*) FROM registration g WHERE g.session = s.id AND g.state = 'inscrita') AS given,
       (SELECT count(*) FROM registration g
         WHERE g.session = s.id AND g.state = 'inscrita' AND (g.modality = 'presencial' OR s.modality <> 'mixta')) AS seated,
       (SELECT count(*) FROM registration g WHERE g.session = s.id AND g.state = 'en-espera') AS waiting,
       s.revision, s.changed_at
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  LEFT JOIN territory t ON t.id = s.territory
 WHERE x.cocreation = $1 AND (x.state <> 'preparacion' OR $2 = 1)
 ORDER BY s.held_on, s.starts_minute, x.number, s.number;

-- name: session_rows_of
SELECT s.id, s.roundtable, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       x.state AS table_state, s.number, s.held_on, s.starts_minute, s.ends_minute, s.modality, s.place, s.address,
       t.code AS province_code, t.name AS province, s.capacity, s.accessibility, s.registration_until, s.state, s.reason,
       (SELECT count(*) FROM registration g WHERE g.session = s.id AND g.state = 'inscrita') AS given,
       (SELECT count(*) FROM registration g
         WHERE g.session = s.id AND g.state = 'inscrita' AND (g.modality = 'presencial' OR s.modality <> 'mixta')) AS seated,
       (SELECT count(*) FROM registration g WHERE g.session = s.id AND g.state = 'en-espera') AS waiting,
       s.revision, s.changed_at
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  LEFT JOIN territory t ON t.id = s.territory
 WHERE s.roundtable = $1
 ORDER BY s.held_on, s.starts_minute, s.number;

-- name: sessions_of_jurisdiction
SELECT s.id, s.roundtable, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       x.state AS table_state, s.number, s.held_on, s.starts_minute, s.ends_minute, s.modality, s.place, s.address,
       t.code AS province_code, t.name AS province, s.capacity, s.accessibility, s.registration_until, s.state, s.reason,
       s.revision, s.changed_at
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
  LEFT JOIN territory t ON t.id = s.territory
 WHERE c.jurisdiction = $1 AND x.state <> 'preparacion' AND (c.announced_on IS NOT NULL OR c.activated_on IS NOT NULL)
 ORDER BY c.number, s.held_on, s.starts_minute, x.number, s.number;

-- name: registration_where
SELECT c.jurisdiction, j.code AS jurisdiction_code, j.utc_offset_s, c.number AS process, x.number AS table_number, x.name AS table_name
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE s.id = $1;

-- name: registration_by_email -> registration
SELECT {columns}
  FROM registration
 WHERE session = $1 AND email_folded = $2;

-- name: registration_by_hash -> registration
SELECT {columns}
  FROM registration
 WHERE session = $1 AND code_hash = $2 AND state IN ('inscrita', 'en-espera');

-- name: registrations_of -> registration
SELECT {columns}
  FROM registration
 WHERE session = $1 AND state IN ('inscrita', 'en-espera')
 ORDER BY CASE WHEN state = 'inscrita' THEN 0 ELSE 1 END, registered_at, id;

-- name: registration_rows -> registration
SELECT {columns g}, t.name AS province
  FROM registration g
  LEFT JOIN territory t ON t.id = g.territory
 WHERE g.session = $1 AND g.state <> 'sin-confirmar'
 ORDER BY g.registered_at, g.id;

-- Those who take a place of the session, when those in the hall or all count.
-- name: registration_seats_taken
SELECT count(*) AS n
  FROM registration
 WHERE session = $1 AND state = 'inscrita' AND (modality = 'presencial' OR $2 = 1);

-- name: registration_waits -> registration
SELECT {columns}
  FROM registration
 WHERE session = $1 AND state = 'en-espera'
 ORDER BY registered_at, id;

-- name: registration_before
SELECT count(*) AS n
  FROM registration
 WHERE session = $1 AND state = 'en-espera' AND (registered_at < $2 OR (registered_at = $2 AND id < $3));

-- name: registrations_unconfirmed -> registration
SELECT {columns}
  FROM registration
 WHERE state = 'sin-confirmar' AND registered_at <= $1
 ORDER BY id
 LIMIT 200;

-- name: registrations_past -> registration
SELECT {columns g}
  FROM registration g
  JOIN roundtable_session s ON s.id = g.session
 WHERE s.held_on < $1 AND (g.name IS NOT NULL OR g.email IS NOT NULL)
 ORDER BY g.id
 LIMIT 200;

-- name: table_log_erase
UPDATE log_entry
   SET private = NULL, salt = NULL
 WHERE record_table = $1 AND record_id = $2 AND private IS NOT NULL;

-- name: actor_rows -> roundtable_actor
SELECT {columns a}, i.name AS institution_name, t.name AS province, l.number AS letter_number
  FROM roundtable_actor a
  LEFT JOIN institution i ON i.id = a.institution
  LEFT JOIN territory t ON t.id = a.territory
  LEFT JOIN letter l ON l.id = a.letter
 WHERE a.roundtable = $1
 ORDER BY a.sector, a.id;

-- name: actor_of -> roundtable_actor
SELECT {columns}
  FROM roundtable_actor
 WHERE roundtable = $1 AND id = $2;

-- name: actor_sectors
SELECT sector, count(*) AS mapped, count(invited_on) AS invited, count(CASE WHEN answer = 'asistira' THEN 1 END) AS comes
  FROM roundtable_actor
 WHERE roundtable = $1
 GROUP BY sector
 ORDER BY sector;

-- name: actor_provinces
SELECT t.name AS province, count(*) AS mapped, count(a.invited_on) AS invited, count(CASE WHEN a.answer = 'asistira' THEN 1 END) AS comes
  FROM roundtable_actor a
  JOIN territory t ON t.id = a.territory
 WHERE a.roundtable = $1
 GROUP BY t.name
 ORDER BY t.name;

-- name: note_rows -> roundtable_note
SELECT {columns n}, s.number AS session_number, s.held_on AS session_on, f.sha256, f.media_type, f.size_bytes
  FROM roundtable_note n
  LEFT JOIN roundtable_session s ON s.id = n.session
  LEFT JOIN evidence_file f ON f.id = n.evidence_file
 WHERE n.roundtable = $1 AND (n.published_on IS NOT NULL OR $2 = 1)
 ORDER BY n.published_on IS NOT NULL, n.published_on DESC, n.id DESC;

-- name: photo_rows -> roundtable_photo
SELECT {columns p}, s.number AS session_number, s.held_on AS session_on, f.sha256, f.media_type, f.cleaned
  FROM roundtable_photo p
  JOIN roundtable_session s ON s.id = p.session
  JOIN evidence_file f ON f.id = p.evidence_file
 WHERE s.roundtable = $1 AND (p.published_on IS NOT NULL OR $2 = 1)
 ORDER BY s.held_on DESC, p.id;

-- name: tables_without_people
SELECT x.id, c.jurisdiction, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name
  FROM roundtable x
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE x.cocreation = $1 AND x.state IN ('preparacion', 'convocada')
   AND NOT EXISTS (SELECT 1 FROM roundtable_person p
                    WHERE p.roundtable = x.id AND p.duty = 'facilitacion' AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2))
 ORDER BY x.number;

-- name: sessions_unmarked
SELECT s.id, c.jurisdiction, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       s.number AS session_number, s.held_on
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE x.cocreation = $1 AND s.state = 'programada' AND s.held_on < $2
 ORDER BY s.held_on, x.number, s.number;

-- Held so long ago, and no minutes of the table published since.
-- name: sessions_unwritten
SELECT s.id, c.jurisdiction, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       s.number AS session_number, s.held_on
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE x.cocreation = $1 AND s.state = 'realizada' AND s.held_on < $2
   AND NOT EXISTS (SELECT 1 FROM roundtable_note n
                    WHERE n.roundtable = x.id AND n.kind = 'acta' AND n.published_on IS NOT NULL
                      AND (n.session = s.id OR (n.session IS NULL AND n.published_on >= s.held_on)))
 ORDER BY s.held_on, x.number, s.number;

-- The same for a person, over the tables that the person runs today ($2): sessions before it, minutes owed from before $3.
-- name: own_sessions_unmarked
SELECT s.id, c.jurisdiction, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       s.number AS session_number, s.held_on
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE s.state = 'programada' AND s.held_on < $2
   AND EXISTS (SELECT 1 FROM roundtable_person p
                WHERE p.roundtable = x.id AND p.person = $1 AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2))
 ORDER BY s.held_on, s.id
 LIMIT 100;

-- name: own_sessions_unwritten
SELECT s.id, c.jurisdiction, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       s.number AS session_number, s.held_on
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE s.state = 'realizada'
   AND NOT EXISTS (SELECT 1 FROM roundtable_note n
                    WHERE n.roundtable = x.id AND n.kind = 'acta' AND n.published_on IS NOT NULL
                      AND (n.session = s.id OR (n.session IS NULL AND n.published_on >= s.held_on)))
   AND EXISTS (SELECT 1 FROM roundtable_person p
                WHERE p.roundtable = x.id AND p.person = $1 AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2))
 ORDER BY s.held_on, s.id
 LIMIT 100;

-- Sessions of the process of a stage that are past and neither held nor cancelled.
-- name: stage_sessions_unmarked
SELECT s.id, c.jurisdiction, j.code AS jurisdiction_code, c.number AS process, x.number AS table_number, x.name AS table_name,
       s.number AS session_number, s.held_on
  FROM roundtable_session s
  JOIN roundtable x ON x.id = s.roundtable
  JOIN cocreation c ON c.id = x.cocreation
  JOIN cocreation_stage st ON st.cocreation = c.id
  JOIN jurisdiction j ON j.id = c.jurisdiction
 WHERE st.id = $1 AND s.state = 'programada' AND s.held_on < $2
 ORDER BY s.held_on, x.number, s.number;
