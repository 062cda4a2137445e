-- SPDX-License-Identifier: EUPL-1.2
-- name: territory_provinces -> territory
SELECT {columns}
  FROM territory
 WHERE level = 'provincia'
 ORDER BY code;

-- name: territory_by_code -> territory
SELECT {columns}
  FROM territory
 WHERE code = $1;
