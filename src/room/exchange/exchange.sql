-- SPDX-License-Identifier: EUPL-1.2
-- name: ogp_header_by_hash -> ogp_header_row
SELECT {columns}
  FROM ogp_header
 WHERE sha256 = $1;

-- name: ogp_header_newest -> ogp_header_row
SELECT {columns}
  FROM ogp_header
 ORDER BY id DESC
 LIMIT 1;

-- name: ogp_kept -> ogp_kept
SELECT id, ogp_id, header, cells_sha256
  FROM ogp_extract
 ORDER BY id;

-- name: ogp_extract_of_commitment -> ogp_extract
SELECT {columns}
  FROM ogp_extract
 WHERE commitment = $1;

-- name: ogp_extracts_of_plan -> ogp_extract
SELECT {columns e}
  FROM ogp_extract e
  JOIN commitment c ON c.id = e.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.ogp_id = $1 AND p.tracking = 'referencia' AND e.header = $2
 ORDER BY e.position, e.id;

-- name: ogp_extracts_of_header -> ogp_extract
SELECT {columns}
  FROM ogp_extract
 WHERE header = $1
 ORDER BY position, id;

-- name: ogp_commitments -> commitment
SELECT {columns c}
  FROM commitment c
  JOIN ogp_extract e ON e.commitment = c.id
 WHERE e.header = $1
 ORDER BY c.id;

-- name: ogp_commitment_tags -> ogp_tag
SELECT ct.id, ct.commitment, ct.topic, t.ogp_column
  FROM commitment_topic ct
  JOIN topic t ON t.id = ct.topic
  JOIN ogp_extract e ON e.commitment = ct.commitment
 WHERE t.ogp_column IS NOT NULL
 ORDER BY ct.commitment, ct.id;

-- name: ogp_tags_of_commitment -> ogp_tag
SELECT ct.id, ct.commitment, ct.topic, t.ogp_column
  FROM commitment_topic ct
  JOIN topic t ON t.id = ct.topic
 WHERE ct.commitment = $1 AND t.ogp_column IS NOT NULL
 ORDER BY ct.id;

-- name: ogp_numbers -> ogp_number_taken
SELECT c.plan, c.number, c.position
  FROM commitment c
  JOIN plan p ON p.id = c.plan
 WHERE p.tracking = 'referencia'
 ORDER BY c.plan, c.position;

-- name: reference_plans -> reference_plan
SELECT j.code AS jurisdiction_code, j.name AS jurisdiction, p.number, p.ogp_id, p.name, p.starts_on, p.ends_on,
       (SELECT count(*) FROM commitment c WHERE c.plan = p.id) AS commitments
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.tracking = 'referencia' AND p.state <> 'borrador'
 ORDER BY j.id, p.number;

-- name: loads_of -> load
SELECT {columns}
  FROM load
 WHERE jurisdiction = $1
 ORDER BY id DESC;

-- name: load_of -> load
SELECT {columns}
  FROM load
 WHERE jurisdiction = $1 AND id = $2;

-- name: load_rows -> load_row
SELECT {columns}
  FROM load_row
 WHERE load = $1
 ORDER BY id;

-- name: load_commitments -> commitment
SELECT {columns}
  FROM commitment
 WHERE plan = $1
 ORDER BY position, id;

-- name: load_parties -> commitment_institution
SELECT {columns ci}
  FROM commitment_institution ci
  JOIN commitment c ON c.id = ci.commitment
 WHERE c.plan = $1
 ORDER BY ci.id;

-- name: load_values -> commitment_value
SELECT {columns v}
  FROM commitment_value v
  JOIN commitment c ON c.id = v.commitment
 WHERE c.plan = $1
 ORDER BY v.id;

-- name: load_topics -> commitment_topic
SELECT {columns ct}
  FROM commitment_topic ct
  JOIN commitment c ON c.id = ct.commitment
 WHERE c.plan = $1
 ORDER BY ct.id;

-- name: load_territories -> commitment_territory
SELECT {columns ct}
  FROM commitment_territory ct
  JOIN commitment c ON c.id = ct.commitment
 WHERE c.plan = $1
 ORDER BY ct.id;

-- Prose of leads that nobody has linked to an institution, of a jurisdiction and of the references.
-- name: unlinked_texts -> unlinked_text
SELECT min(c.id) AS id, j.name AS jurisdiction, c.lead_text, count(*) AS commitments
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE c.lead_text IS NOT NULL AND (p.jurisdiction = $1 OR j.reference = 1)
   AND NOT EXISTS (SELECT 1 FROM commitment_institution ci WHERE ci.commitment = c.id AND ci.role = 'lider')
 GROUP BY j.id, j.name, c.lead_text
 ORDER BY min(c.id);

-- name: unlinked_alike -> unlinked_commitment
SELECT c.id
  FROM commitment c
  JOIN plan p ON p.id = c.plan
 WHERE p.jurisdiction = $1 AND c.lead_text = $2
   AND NOT EXISTS (SELECT 1 FROM commitment_institution ci WHERE ci.commitment = c.id AND ci.role = 'lider')
 ORDER BY c.id;
