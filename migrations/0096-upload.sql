-- SPDX-License-Identifier: EUPL-1.2
-- A file on its way in parts: who sends it and how large it will be. How much has arrived is the size of
-- its file in data_dir/subidas. Gone after a day; what a form took from it is evidence of its own.
CREATE TABLE upload (
  token_hash TEXT  PRIMARY KEY CHECK (length(token_hash) = 64),
  person     {int} NOT NULL REFERENCES person (id),
  file_name  TEXT  NOT NULL CHECK (length(file_name) BETWEEN 1 AND 300),
  size_bytes {int} NOT NULL CHECK (size_bytes > 0),
  begun_at   {int} NOT NULL
) {strict};
CREATE INDEX upload_person ON upload (person, begun_at);
