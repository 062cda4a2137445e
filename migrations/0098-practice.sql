-- SPDX-License-Identifier: EUPL-1.2
-- A jurisdiction may be a copy to rehearse in: of which, and by how many days its calendar is ahead (its
-- utc_offset_s carries them, so that every day that is computed there is the rehearsal's).
ALTER TABLE jurisdiction ADD COLUMN practice {int} NOT NULL DEFAULT 0 CHECK (practice IN (0, 1));
ALTER TABLE jurisdiction ADD COLUMN practice_of {int} REFERENCES jurisdiction (id);
ALTER TABLE jurisdiction ADD COLUMN practice_shift {int};
CREATE INDEX jurisdiction_practice ON jurisdiction (practice_of);
