-- SPDX-License-Identifier: EUPL-1.2

-- name: hall_upload_add
INSERT INTO hall_upload (token, session, person, content, uploaded_at)
VALUES ($1, $2, $3, $4, $5);

-- name: hall_upload_by_token -> hall_upload
SELECT {columns}
  FROM hall_upload
 WHERE session = $1 AND token = $2;

-- name: hall_upload_drop
DELETE FROM hall_upload
 WHERE id = $1;

-- name: hall_uploads_old
SELECT count(*) AS n
  FROM hall_upload
 WHERE uploaded_at < $1;

-- name: hall_uploads_forget
DELETE FROM hall_upload
 WHERE uploaded_at < $1;

-- name: hall_slip_there
SELECT count(*) AS n
  FROM hall_slip
 WHERE session = $1 AND slip = $2;

-- name: hall_slip_add
INSERT INTO hall_slip (session, slip)
VALUES ($1, $2);

-- A stage that receives proposals, that nobody closed and that the day lies in.
-- name: hall_stage_over
SELECT count(*) AS n
  FROM cocreation_stage st
  JOIN stage_gate g ON g.stage = st.id
 WHERE st.cocreation = $1 AND g.gate = 'propuestas' AND st.closed_on IS NULL AND st.starts_on <= $2 AND st.ends_on >= $2;
