-- SPDX-License-Identifier: EUPL-1.2
-- name: methodology_on -> methodology
SELECT {columns}
  FROM methodology
 WHERE (jurisdiction = $1 OR jurisdiction IS NULL)
   AND state IN ('vigente', 'reemplazada')
   AND effective_on <= $2
 ORDER BY CASE WHEN jurisdiction IS NULL THEN 1 ELSE 0 END, effective_on DESC, number DESC
 LIMIT 1;

-- name: methodologies -> methodology
SELECT {columns}
  FROM methodology
 WHERE (jurisdiction = $1 OR jurisdiction IS NULL)
   AND (state IN ('vigente', 'reemplazada') OR $2 = 1)
 ORDER BY effective_on DESC, number DESC, id DESC;

-- name: methodology_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM methodology
 WHERE (jurisdiction = $1 OR jurisdiction IS NULL) AND code = $2;

-- name: methodology_proposed -> methodology_wait
SELECT m.id, m.jurisdiction, j.code AS jurisdiction_code, m.title
  FROM methodology m
  JOIN jurisdiction j ON j.id = m.jurisdiction
 WHERE m.state = 'propuesta'
 ORDER BY m.id;
