-- SPDX-License-Identifier: EUPL-1.2
-- How a plan ended: by which act, when, and the reason that the public reads.
ALTER TABLE plan ADD COLUMN ending_act {int} REFERENCES act (id);
ALTER TABLE plan ADD COLUMN ended_on TEXT CHECK (length(ended_on) = 10);
ALTER TABLE plan ADD COLUMN ending_reason TEXT;
