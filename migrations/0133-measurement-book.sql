-- SPDX-License-Identifier: EUPL-1.2
-- The workbook of values while somebody looks at what it would do: one that waits per person and institution.
CREATE TABLE measurement_book (
  id           {id},
  jurisdiction {int} NOT NULL REFERENCES jurisdiction (id),
  institution  {int} REFERENCES institution (id),            -- nothing: what the person answers for
  file_name    TEXT  NOT NULL,
  body         TEXT,                                         -- its rows as CSV, as they came
  parts        TEXT,
  remarks      TEXT,
  added_by     {int} NOT NULL REFERENCES person (id),
  added_at     {int} NOT NULL
) {strict};
CREATE INDEX measurement_book_of ON measurement_book (jurisdiction, added_by);
