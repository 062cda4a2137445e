-- SPDX-License-Identifier: EUPL-1.2
-- Figures of a plan as a whole, "Índices 1": derived, with what they were computed from.
CREATE TABLE plan_index (
  id          {id},
  plan        {int} NOT NULL REFERENCES plan (id),
  code        TEXT  NOT NULL,
  numerator   {int} NOT NULL,
  denominator {int} NOT NULL,
  value_centi {int},                                       -- nothing: there is nothing to measure yet
  left_out    {int} NOT NULL,                              -- what could not be counted (not reported)
  computed_on TEXT  NOT NULL CHECK (length(computed_on) = 10),
  methodology {int} NOT NULL REFERENCES methodology (id),
  UNIQUE (plan, code)
) {strict};
-- What each year's last day showed, kept: plans are compared over years.
CREATE TABLE plan_index_kept (
  id          {id},
  plan        {int} NOT NULL REFERENCES plan (id),
  code        TEXT  NOT NULL,
  year        {int} NOT NULL,
  numerator   {int} NOT NULL,
  denominator {int} NOT NULL,
  value_centi {int},
  left_out    {int} NOT NULL,
  computed_on TEXT  NOT NULL CHECK (length(computed_on) = 10),
  methodology {int} NOT NULL REFERENCES methodology (id),
  UNIQUE (plan, code, year)
) {strict};
