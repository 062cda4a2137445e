-- SPDX-License-Identifier: EUPL-1.2
-- Reserved proofs with their legal ground; the workbook of a report while somebody looks at what it would do.
ALTER TABLE evidence ADD COLUMN ground TEXT;

CREATE TABLE report_book (
  id           {id},
  report       {int} NOT NULL REFERENCES report (id),
  revision_of  {int} NOT NULL,                              -- of the report when it was brought
  file_name    TEXT  NOT NULL,
  remarks      TEXT,
  added_by     {int} NOT NULL REFERENCES person (id),
  added_at     {int} NOT NULL
) {strict};
CREATE INDEX report_book_of ON report_book (report);

CREATE TABLE report_book_line (
  id           {id},
  book         {int} NOT NULL REFERENCES report_book (id) ON DELETE CASCADE,
  number       {int} NOT NULL,                              -- row as people see it
  key          TEXT  NOT NULL,
  answer       TEXT,
  cause        TEXT,
  text         TEXT,
  next_step    TEXT,
  forecast     TEXT,
  delivered    TEXT,
  link         TEXT
) {strict};
CREATE INDEX report_book_line_of ON report_book_line (book);
