-- SPDX-License-Identifier: EUPL-1.2
-- Where proposals come from and go to: merged and split with their lineage, undone without loss; and what
-- tells that two say the same.
CREATE TABLE lineage_deed (
  id            {id},
  cocreation    {int} NOT NULL REFERENCES cocreation (id),
  kind          TEXT  NOT NULL,
  reason        TEXT  NOT NULL,
  person        {int} NOT NULL REFERENCES person (id),
  done_at       {int} NOT NULL,
  done_on       TEXT  NOT NULL CHECK (length(done_on) = 10),
  undone_on     TEXT  CHECK (length(undone_on) = 10),
  undone_by     {int} REFERENCES person (id),
  undone_reason TEXT,
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL
) {strict};
CREATE INDEX lineage_deed_of ON lineage_deed (cocreation);

CREATE TABLE lineage_link (
  id         {id},
  deed       {int} NOT NULL REFERENCES lineage_deed (id),
  parent     {int} NOT NULL REFERENCES proposal (id),
  child      {int} NOT NULL REFERENCES proposal (id),
  from_state TEXT  NOT NULL,          -- of the parent, given back when it is undone
  UNIQUE (deed, parent, child),
  CHECK (parent <> child)
) {strict};
CREATE INDEX lineage_link_parent ON lineage_link (parent);
CREATE INDEX lineage_link_child ON lineage_link (child);
