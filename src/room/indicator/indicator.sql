-- SPDX-License-Identifier: EUPL-1.2
-- name: indicator_of_code -> indicator
SELECT {columns} FROM indicator WHERE jurisdiction = $1 AND code = $2;
