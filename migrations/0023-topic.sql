-- SPDX-License-Identifier: EUPL-1.2
-- Policy areas with parents, challenge areas, SDGs, cross-cutting lenses, goals of national plans.
CREATE TABLE topic (
  id         {id},
  kind       TEXT  NOT NULL,
  code       TEXT  NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 60),
  parent     {int} REFERENCES topic (id),
  position   {int} NOT NULL,
  name       TEXT  NOT NULL,
  name_en    TEXT  NOT NULL,
  ogp_column TEXT,                                     -- header of OGP's dataset, where it has one
  retired    {int} NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  revision   {int} NOT NULL DEFAULT 1,
  changed_at {int} NOT NULL
) {strict};
