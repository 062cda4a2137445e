-- SPDX-License-Identifier: EUPL-1.2
-- name: person_by_email -> person
SELECT {columns}
  FROM person
 WHERE email_folded = $1;

-- name: people_with_role -> person
SELECT {columns p}
  FROM person p
 WHERE p.state <> 'desactivada'
   AND EXISTS (SELECT 1 FROM grant_role g
                WHERE g.person = p.id AND g.role = $2
                  AND g.jurisdiction = $1
                  AND g.from_on <= $3 AND (g.until_on IS NULL OR g.until_on >= $3))
 ORDER BY p.name;

-- name: session_by_hash -> account_session
SELECT s.person, p.name, s.secret, s.second_factor, s.created_at, s.seen_at, s.expires_at,
       CASE WHEN p.totp_sealed IS NULL THEN 0 ELSE 1 END AS enrolled
  FROM session s
  JOIN person p ON p.id = s.person
 WHERE s.id_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND p.state = 'activa';

-- name: grants_of_person -> grant_role
SELECT {columns}
  FROM grant_role
 WHERE person = $1 AND from_on <= $2 AND (until_on IS NULL OR until_on >= $2)
 ORDER BY id;

-- name: grant_exists
SELECT count(*) AS n
  FROM grant_role
 WHERE person = $1 AND role = $2 AND (jurisdiction = $3 OR (jurisdiction IS NULL AND $3 IS NULL))
   AND (until_on IS NULL OR until_on >= $4);

-- name: session_add
INSERT INTO session (id_hash, person, secret, second_factor, agent, created_at, seen_at, expires_at, address)
VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8);

-- name: session_revoke
UPDATE session
   SET revoked_at = $2
 WHERE id_hash = $1 AND revoked_at IS NULL;

-- name: session_seen
UPDATE session
   SET seen_at = $2
 WHERE id_hash = $1 AND seen_at < $2;

-- name: sessions_of_person -> account_session_row
SELECT {columns}
  FROM session
 WHERE person = $1 AND revoked_at IS NULL AND expires_at > $2 AND seen_at > $3
 ORDER BY seen_at DESC;

-- name: session_revoke_of_person
UPDATE session
   SET revoked_at = $3
 WHERE person = $1 AND id_hash = $2 AND revoked_at IS NULL;

-- name: sessions_revoke_all
UPDATE session
   SET revoked_at = $3
 WHERE person = $1 AND id_hash <> $2 AND revoked_at IS NULL;

-- name: sessions_tidy
DELETE FROM session
 WHERE expires_at < $1;

-- name: tokens_tidy
DELETE FROM account_token
 WHERE expires_at < $1;

-- name: person_totp_used
UPDATE person
   SET totp_counter = $2
 WHERE id = $1 AND (totp_counter IS NULL OR totp_counter < $2);

-- name: recovery_codes_remove
DELETE FROM recovery_code
 WHERE person = $1;

-- name: recovery_code_add
INSERT INTO recovery_code (person, code_hash)
VALUES ($1, $2);

-- name: recovery_code_use
UPDATE recovery_code
   SET used_at = $3
 WHERE person = $1 AND code_hash = $2 AND used_at IS NULL;

-- name: recovery_codes_left
SELECT count(*) AS n
  FROM recovery_code
 WHERE person = $1 AND used_at IS NULL;

-- name: token_add
INSERT INTO account_token (token_hash, person, purpose, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5);

-- name: token_find -> account_token
SELECT {columns}
  FROM account_token
 WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3;

-- name: token_use
UPDATE account_token
   SET used_at = $2
 WHERE token_hash = $1 AND used_at IS NULL;

-- name: tokens_void
UPDATE account_token
   SET used_at = $2
 WHERE person = $1 AND used_at IS NULL;

-- name: grants_ever_of_person -> grant_role
SELECT {columns}
  FROM grant_role
 WHERE person = $1
 ORDER BY id;

-- name: people_all -> person
SELECT {columns}
  FROM person
 ORDER BY id;

-- name: people_assigned -> person
SELECT {columns p}
  FROM person p
 WHERE EXISTS (SELECT 1 FROM grant_role g
                WHERE g.person = p.id AND g.jurisdiction = $1 AND g.role IN ('punto-focal', 'contraparte'))
 ORDER BY p.id;

-- name: grants_all -> grant_role
SELECT {columns}
  FROM grant_role
 ORDER BY id;

-- The letter of the week.
-- name: letter_week_held
SELECT count(*) AS n
  FROM letter_week
 WHERE person = $1 AND sent_on > $2;

-- name: letter_week_take
INSERT INTO letter_week (person, sent_on)
VALUES ($1, $2)
ON CONFLICT (person) DO UPDATE SET sent_on = $2;
