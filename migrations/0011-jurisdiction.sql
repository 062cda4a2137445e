-- SPDX-License-Identifier: EUPL-1.2
-- Who runs plans: countries, provinces, cities, bodies.
CREATE TABLE jurisdiction (
  id           {id},
  code         TEXT  NOT NULL UNIQUE CHECK (length(code) BETWEEN 2 AND 40),
  name         TEXT  NOT NULL CHECK (length(name) BETWEEN 2 AND 120),
  kind         TEXT  NOT NULL,
  territory    {int} REFERENCES territory (id),
  parent       {int} REFERENCES jurisdiction (id),
  utc_offset_s {int} NOT NULL,
  demo         {int} NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
  reference    {int} NOT NULL DEFAULT 0 CHECK (reference IN (0, 1)),
  note         TEXT,
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL
) {strict};
