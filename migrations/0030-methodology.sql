-- SPDX-License-Identifier: EUPL-1.2
-- Versions of the methodology: the numbers of the algorithm, in force from a day. The shipped one
-- belongs to nobody and counts where a jurisdiction has none of its own.
CREATE TABLE methodology (
  id            {id},
  jurisdiction  {int} REFERENCES jurisdiction (id),
  code          TEXT  NOT NULL,
  number        {int} NOT NULL CHECK (number BETWEEN 1 AND 9999),
  algorithm     TEXT  NOT NULL,
  title         TEXT  NOT NULL CHECK (length(title) BETWEEN 2 AND 200),
  state         TEXT  NOT NULL CHECK (state IN ('borrador', 'propuesta', 'vigente', 'reemplazada')),
  effective_on  TEXT  NOT NULL CHECK (length(effective_on) = 10),
  act           {int} REFERENCES act (id),
  approved_by   {int} REFERENCES person (id),
  approved_at   {int},
  grace_days    {int} NOT NULL CHECK (grace_days BETWEEN 0 AND 365),
  soon_days     {int} NOT NULL CHECK (soon_days BETWEEN 0 AND 365),
  period_months {int} NOT NULL CHECK (period_months BETWEEN 1 AND 12),
  close_days    {int} NOT NULL CHECK (close_days BETWEEN 0 AND 90),
  late_index    {int} NOT NULL CHECK (late_index BETWEEN 0 AND 100),          -- hundredths: 0.60 is 60
  risk_index    {int} NOT NULL CHECK (risk_index BETWEEN 0 AND 100),
  silent_share  {int} NOT NULL CHECK (silent_share BETWEEN 1 AND 10000),      -- hundredths of a percent
  partial_share {int} NOT NULL CHECK (partial_share BETWEEN 0 AND 10000),
  note          TEXT,
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL,
  CHECK (late_index <= risk_index),
  -- In force or replaced: a jurisdiction's version has an act and a co-lead's approval.
  CHECK (jurisdiction IS NULL OR state IN ('borrador', 'propuesta')
         OR (act IS NOT NULL AND approved_by IS NOT NULL AND approved_at IS NOT NULL)),
  UNIQUE (jurisdiction, code, number)
) {strict};

INSERT INTO methodology (code, number, algorithm, title, state, effective_on, grace_days, soon_days, period_months,
                         close_days, late_index, risk_index, silent_share, partial_share, changed_at)
VALUES ('hito', 1, 'hito-1', 'Hito 1', 'vigente', '1900-01-01', 15, 30, 6, 15, 60, 90, 5000, 5000, 0);
