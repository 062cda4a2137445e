-- SPDX-License-Identifier: EUPL-1.2
-- name: jurisdiction_by_code -> jurisdiction
SELECT {columns}
  FROM jurisdiction
 WHERE code = $1;

-- name: jurisdictions -> jurisdiction
SELECT {columns}
  FROM jurisdiction
 WHERE reference = 0 AND practice = 0
 ORDER BY demo, id;

-- name: jurisdictions_and_practices -> jurisdiction
SELECT {columns}
  FROM jurisdiction
 WHERE reference = 0
 ORDER BY demo, id;
