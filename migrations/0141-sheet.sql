-- SPDX-License-Identifier: EUPL-1.2
-- Fields of INEC's format and of TolaActivity's that the sheet did not have; why a proposed sheet was returned.
ALTER TABLE indicator_version ADD COLUMN objective         TEXT;
ALTER TABLE indicator_version ADD COLUMN headline          {int} NOT NULL DEFAULT 0 CHECK (headline IN (0, 1));
ALTER TABLE indicator_version ADD COLUMN variables         TEXT;
ALTER TABLE indicator_version ADD COLUMN variables_rhythm  TEXT;
ALTER TABLE indicator_version ADD COLUMN collection_rhythm TEXT;
ALTER TABLE indicator_version ADD COLUMN data_points       TEXT;
ALTER TABLE indicator_version ADD COLUMN analysis          TEXT;
ALTER TABLE indicator_version ADD COLUMN returned_because  TEXT;
