-- SPDX-License-Identifier: EUPL-1.2
-- Of the values that an achievement is made from, which may be of earlier periods than its own.
ALTER TABLE indicator_result ADD COLUMN achievement_disputed {int} NOT NULL DEFAULT 0;
ALTER TABLE indicator_result ADD COLUMN achievement_corrected {int} NOT NULL DEFAULT 0;
INSERT INTO indicator_stale (indicator) SELECT DISTINCT indicator FROM indicator_result WHERE indicator NOT IN (SELECT indicator FROM indicator_stale);
CREATE INDEX indicator_result_disputed ON indicator_result (indicator) WHERE achievement_disputed = 1;
