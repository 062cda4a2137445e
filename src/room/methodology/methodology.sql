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
