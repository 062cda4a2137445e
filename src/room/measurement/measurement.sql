-- SPDX-License-Identifier: EUPL-1.2
-- name: measurement_id_of_period
-- The one that goes its way.
SELECT id FROM measurement WHERE period = $1 AND state IN ('borrador', 'autorizado', 'enviado', 'devuelto', 'aceptado');
