-- SPDX-License-Identifier: EUPL-1.2
-- name: acts_of -> act
SELECT {columns}
  FROM act
 WHERE jurisdiction = $1
 ORDER BY decided_on DESC, id DESC;

-- name: act_get -> act
SELECT {columns}
  FROM act
 WHERE jurisdiction = $1 AND id = $2;

-- name: act_by_number -> act
SELECT {columns}
  FROM act
 WHERE jurisdiction = $1 AND body = $2 AND number = $3;

-- name: act_observations_of -> act_observation
SELECT {columns}
  FROM act_observation
 WHERE act = $1
 ORDER BY number;

-- name: act_observations_open -> act_open
SELECT a.id AS act, a.number AS act_number, a.decided_on, o.number, o.text
  FROM act_observation o
  JOIN act a ON a.id = o.act
 WHERE a.jurisdiction = $1 AND o.incorporated_on IS NULL
 ORDER BY a.decided_on, a.id, o.number;

-- name: act_document
SELECT id
  FROM evidence
 WHERE file = $1 AND jurisdiction = $2 AND visibility = 'publica' AND withdrawn_at IS NULL
   AND (claim IS NULL OR EXISTS (SELECT 1 FROM claim x WHERE x.id = evidence.claim AND x.public_on IS NOT NULL))
 ORDER BY id
 LIMIT 1;

-- name: acts_data
SELECT a.id, a.number, a.kind, a.decided_on, a.body, a.title, a.result, a.text, a.url,
       (SELECT count(*) FROM act_observation o WHERE o.act = a.id) AS observations,
       (SELECT count(*) FROM act_observation o WHERE o.act = a.id AND o.incorporated_on IS NULL) AS open_observations,
       a.changed_at
  FROM act a
 WHERE a.jurisdiction = $1
 ORDER BY a.decided_on DESC, a.id DESC;

-- name: act_open_places -> jurisdiction
SELECT {columns j}
  FROM jurisdiction j
 WHERE EXISTS (SELECT 1
                 FROM act a
                 JOIN act_observation o ON o.act = a.id
                WHERE a.jurisdiction = j.id AND o.incorporated_on IS NULL)
 ORDER BY j.id;
