-- SPDX-License-Identifier: EUPL-1.2
-- 0070-measured.sql: indexes that measuring asked for (docs/performance.md).

-- Nearly every report ends up accepted: only those that wait are looked for by their state.
DROP INDEX claim_state;
CREATE INDEX claim_open ON claim (state) WHERE state = 'enviado' OR state = 'devuelto';
-- The newest ones, for "últimos cambios".
CREATE INDEX claim_checked ON claim (checked_on, id);
