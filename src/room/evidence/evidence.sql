-- SPDX-License-Identifier: EUPL-1.2
-- name: evidence_of_id -> evidence
SELECT {columns}
  FROM evidence
 WHERE id = $1;

-- What the claim that it proves lets be known of it: hidden until the claim is public, and while that is a
-- draft, known to the focal points of the institution whose report it is: whether the person ($2) is one on that day.
-- name: evidence_claim -> evidence_claim
SELECT CASE WHEN public_on IS NULL THEN 1 ELSE 0 END AS hidden,
       CASE WHEN state = 'borrador' THEN 1 ELSE 0 END AS draft,
       CASE WHEN EXISTS (SELECT 1
                           FROM report rp
                           JOIN institution i ON i.id = rp.institution
                           JOIN period pe ON pe.id = rp.period
                           JOIN commitment c ON c.plan = pe.plan
                           JOIN milestone m ON m.id = claim.milestone
                           JOIN commitment_person cp ON cp.commitment = c.id
                          WHERE rp.id = claim.report AND cp.person = $2 AND cp.role = 'punto-focal' AND cp.from_on <= $3
                            AND (cp.until_on IS NULL OR cp.until_on >= $3)
                            AND (cp.institution = rp.institution
                                 OR (c.id = m.commitment AND (cp.institution IS NULL OR i.state <> 'activa'))))
            THEN 1 ELSE 0 END AS ours
  FROM claim
 WHERE id = $1;

-- name: evidence_of_sent_value
SELECT count(*)
  FROM measurement_proof p
  JOIN measurement m ON m.id = p.measurement
 WHERE p.evidence = $1 AND m.sent_on IS NOT NULL;

-- The roles that somebody has on its commitment on a day.
-- name: evidence_roles -> evidence_role
SELECT DISTINCT role
  FROM commitment_person
 WHERE commitment = $1 AND person = $2 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3);

-- name: evidence_of_commitment -> evidence
SELECT {columns}
  FROM evidence
 WHERE commitment = $1
   AND ((visibility = 'publica'
         AND (claim IS NULL OR EXISTS (SELECT 1 FROM claim x WHERE x.id = evidence.claim AND x.public_on IS NOT NULL)))
        OR $2 = 1)
   AND NOT EXISTS (SELECT 1 FROM claim d WHERE d.id = evidence.claim AND d.state = 'borrador')
 ORDER BY added_at DESC, id DESC;

-- name: evidence_of_claim -> evidence
SELECT {columns}
  FROM evidence
 WHERE claim = $1
   AND (visibility = 'publica' OR ground IS NOT NULL OR $2 = 1)
 ORDER BY added_at DESC, id DESC;

-- name: evidence_count_of_claim
SELECT count(*)
  FROM evidence
 WHERE claim = $1
   AND withdrawn_at IS NULL
   AND (link_state IS NULL OR link_state <> 'no-existe' OR copy IS NOT NULL);

-- name: evidence_file_of_id -> evidence_file
SELECT {columns}
  FROM evidence_file
 WHERE id = $1;

-- name: evidence_file_of_sha256 -> evidence_file
SELECT {columns}
  FROM evidence_file
 WHERE sha256 = $1;

-- name: evidence_files -> evidence_file
SELECT {columns}
  FROM evidence_file
 ORDER BY id;

-- Bytes that a commitment received since an instant.
-- name: evidence_bytes_of_commitment
SELECT CAST(coalesce(sum(f.size_bytes), 0) AS BIGINT)
  FROM evidence e
  JOIN evidence_file f ON f.id = e.file
 WHERE e.commitment = $1
   AND e.added_at >= $2;

-- Bytes that a person brought since an instant, where no commitment is named.
-- name: evidence_bytes_of_person
SELECT CAST(coalesce(sum(f.size_bytes), 0) AS BIGINT)
  FROM evidence e
  JOIN evidence_file f ON f.id = e.file
 WHERE e.added_by = $1
   AND e.commitment IS NULL
   AND e.added_at >= $2;

-- One at a time: a visit may take fifteen seconds.
-- name: evidence_links_due -> evidence
SELECT {columns}
  FROM evidence
 WHERE kind = 'enlace'
   AND withdrawn_at IS NULL
   AND (checked_at < $1 OR (checked_at < $2 AND link_state IN ('sin-revisar', 'no-existe', 'error-tls', 'no-accesible')))
 ORDER BY checked_at, id
 LIMIT 1;

-- name: evidence_checked
UPDATE evidence
   SET checked_at = $2
 WHERE id = $1;

-- name: upload_begin
INSERT INTO upload (token_hash, person, file_name, size_bytes, begun_at)
VALUES ($1, $2, $3, $4, $5);

-- name: upload_find -> upload_row
SELECT {columns}
  FROM upload
 WHERE token_hash = $1
   AND person = $2
   AND begun_at >= $3;

-- name: upload_count_of_person
SELECT count(*)
  FROM upload
 WHERE person = $1
   AND begun_at >= $2;

-- name: upload_bytes_of_person
SELECT CAST(coalesce(sum(size_bytes), 0) AS BIGINT)
  FROM upload
 WHERE person = $1
   AND begun_at >= $2;

-- name: upload_forget
DELETE FROM upload
 WHERE begun_at < $1;

-- Whether it proves a value of an indicator that its institution has not sent.
-- name: evidence_unsent
SELECT count(*) AS n
  FROM measurement_proof p
  JOIN measurement m ON m.id = p.measurement
 WHERE p.evidence = $1 AND m.sent_on IS NULL AND m.channel <> 'oficio';
