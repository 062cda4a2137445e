-- SPDX-License-Identifier: EUPL-1.2
-- The register of decisions that other records must name.
CREATE TABLE act (
  id            {id},
  jurisdiction  {int} NOT NULL REFERENCES jurisdiction (id),
  number        TEXT  NOT NULL CHECK (length(number) BETWEEN 1 AND 60),
  kind          TEXT  NOT NULL,
  decided_on    TEXT  NOT NULL CHECK (length(decided_on) = 10),
  body          TEXT  NOT NULL,
  title         TEXT  NOT NULL,
  text          TEXT,
  result        TEXT  NOT NULL,
  url           TEXT,
  evidence_file {int},
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL,
  UNIQUE (jurisdiction, body, number)
) {strict};

CREATE TABLE act_observation (
  id              {id},
  act             {int} NOT NULL REFERENCES act (id),
  number          {int} NOT NULL,
  text            TEXT  NOT NULL,
  incorporated_on TEXT  CHECK (length(incorporated_on) = 10),
  how             TEXT,
  revision        {int} NOT NULL DEFAULT 1,
  changed_at      {int} NOT NULL,
  UNIQUE (act, number)
) {strict};
