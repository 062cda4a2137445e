-- SPDX-License-Identifier: EUPL-1.2
-- The counterpart's word on a commitment: whether it came after its time, its own proof, and who was
-- written to about what, so that nobody is written to twice.
ALTER TABLE commitment_verdict ADD COLUMN late {int} NOT NULL DEFAULT 0 CHECK (late IN (0, 1));
ALTER TABLE evidence ADD COLUMN verdict {int};   -- commitment_verdict that it proves
CREATE INDEX evidence_verdict ON evidence (verdict);

CREATE TABLE verdict_invitation (
  id          {id},
  person      {int} NOT NULL REFERENCES person (id),
  commitment  {int} NOT NULL REFERENCES commitment (id),
  kind        TEXT  NOT NULL CHECK (kind IN ('pronunciar', 'replicar')),
  about       {int} NOT NULL,                                    -- newest claim then; commitment_verdict to reply to
  sent_on     TEXT  NOT NULL CHECK (length(sent_on) = 10),
  UNIQUE (person, commitment, kind, about)
) {strict};
CREATE INDEX verdict_invitation_day ON verdict_invitation (person, sent_on);
