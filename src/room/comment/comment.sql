-- SPDX-License-Identifier: EUPL-1.2
-- name: comments_of_commitment -> comment_shown
SELECT {columns}
  FROM comment_shown
 WHERE commitment = $1
 ORDER BY public_on DESC, id DESC;

-- name: comments_of_jurisdiction -> comment_shown
SELECT {columns}
  FROM comment_shown
 WHERE jurisdiction = $1
 ORDER BY public_on, id;

-- name: comment_shown_one -> comment_shown
SELECT {columns}
  FROM comment_shown
 WHERE id = $1 AND commitment = $2;
