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
SELECT s.person, p.name, s.secret, s.second_factor, s.created_at, s.seen_at, s.expires_at
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
INSERT INTO session (id_hash, person, secret, second_factor, agent, created_at, seen_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $6, $7);

-- name: session_revoke
UPDATE session
   SET revoked_at = $2
 WHERE id_hash = $1 AND revoked_at IS NULL;

-- name: session_seen
UPDATE session
   SET seen_at = $2
 WHERE id_hash = $1;

-- name: person_totp_used
UPDATE person
   SET totp_counter = $2
 WHERE id = $1 AND (totp_counter IS NULL OR totp_counter < $2);
