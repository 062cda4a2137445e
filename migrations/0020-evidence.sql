-- SPDX-License-Identifier: EUPL-1.2
-- Proofs: contents named by their hash, and the records that name them. commitment, milestone and
-- claim belong to rooms further down: no foreign keys towards them.
CREATE TABLE evidence_file (
  id          {id},
  sha256      TEXT  NOT NULL UNIQUE CHECK (length(sha256) = 64),
  size_bytes  {int} NOT NULL CHECK (size_bytes >= 0),
  media_type  TEXT  NOT NULL,
  cleaned     {int} NOT NULL DEFAULT 0 CHECK (cleaned IN (0, 1)),
  virus       TEXT  NOT NULL,
  uploaded_by {int} REFERENCES person (id),
  uploaded_at {int} NOT NULL
) {strict};

CREATE TABLE evidence (
  id               {id},
  jurisdiction     {int} NOT NULL REFERENCES jurisdiction (id),
  commitment       {int},
  milestone        {int},
  claim            {int},
  kind             TEXT  NOT NULL CHECK (kind IN ('enlace', 'archivo')),
  url              TEXT,
  file             {int} REFERENCES evidence_file (id),
  file_name        TEXT,
  description      TEXT  NOT NULL CHECK (length(description) BETWEEN 10 AND 500),
  copy             {int} REFERENCES evidence_file (id),
  captured_at      {int},
  copy_text_hash   TEXT,
  link_state       TEXT,
  link_code        {int},
  moved_to         TEXT,
  checked_at       {int},
  visibility       TEXT  NOT NULL CHECK (visibility IN ('publica', 'reservada')),
  withdrawn_at     {int},
  withdrawn_reason TEXT,
  added_by         {int} REFERENCES person (id),
  added_at         {int} NOT NULL,
  revision         {int} NOT NULL DEFAULT 1,
  changed_at       {int} NOT NULL,
  CHECK ((kind = 'enlace' AND url IS NOT NULL AND file IS NULL) OR (kind = 'archivo' AND url IS NULL AND file IS NOT NULL)),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
) {strict};
CREATE INDEX evidence_commitment ON evidence (commitment);
CREATE INDEX evidence_claim ON evidence (claim);
CREATE INDEX evidence_checked ON evidence (kind, checked_at);
