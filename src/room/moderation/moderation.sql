-- SPDX-License-Identifier: EUPL-1.2
-- name: post_where -> post_where
SELECT coalesce(q.id, po.id) AS id, po.kind, j.code AS jurisdiction_code, j.utc_offset_s, p.number AS plan_number,
       c.number AS commitment_number, coalesce(c.short_title, c.title) AS commitment_title
  FROM post po
  JOIN commitment c ON c.id = po.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = po.jurisdiction
  LEFT JOIN question q ON q.post = po.id
 WHERE po.id = $1;

-- name: post_jurisdiction -> jurisdiction
SELECT {columns}
  FROM jurisdiction
 WHERE id = $1;

-- name: writer_by_email -> writer
SELECT {columns}
  FROM writer
 WHERE email_folded = $1;

-- The same words by the same author on the same thing.
-- name: post_same_author -> post
SELECT {columns}
  FROM post
 WHERE commitment = $1 AND kind = $2 AND text_hash = $3 AND (writer = $4 OR person = $5)
 ORDER BY id DESC;

-- The same words in public, whoever wrote them.
-- name: post_same_public
SELECT id
  FROM post
 WHERE commitment = $1 AND kind = $2 AND text_hash = $3 AND state IN ('visible', 'senalado', 'limitado', 'restaurado');

-- How many of an author's posts are or were public without having been moderated away.
-- name: post_good_of_author
SELECT count(*) AS n
  FROM post
 WHERE (writer = $1 OR person = $2) AND state IN ('visible', 'restaurado');

-- name: post_institution_of_person
SELECT institution
  FROM commitment_person
 WHERE commitment = $1 AND person = $2 AND institution IS NOT NULL AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3)
 ORDER BY alternate, id;

-- name: posts_held_over -> post
SELECT {columns}
  FROM post
 WHERE state = 'retenido' AND held_until <= $1
 ORDER BY id
 LIMIT 200;

-- name: posts_unconfirmed_over -> post
SELECT {columns}
  FROM post
 WHERE state = 'sin-confirmar' AND written_at <= $1
 ORDER BY id
 LIMIT 200;

-- Addresses that nothing written points to.
-- name: writers_unused -> writer
SELECT {columns}
  FROM writer
 WHERE created_at <= $1 AND NOT EXISTS (SELECT 1 FROM post WHERE post.writer = writer.id)
 ORDER BY id
 LIMIT 200;

-- name: log_private_erase
UPDATE log_entry
   SET private = NULL, salt = NULL
 WHERE record_table = $1 AND record_id = $2 AND private IS NOT NULL;
