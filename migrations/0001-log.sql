-- SPDX-License-Identifier: EUPL-1.2
-- 0001-log.sql: the log of every change. Entries are appended by the generic writes, in the same
-- transaction; the sealer numbers them and chains their hashes afterwards (seq, prev_hash, entry_hash).
-- No foreign keys: an entry outlives what it speaks of.

CREATE TABLE log_entry (
  id            {id},
  done_at       {int} NOT NULL,     -- seconds since 1970, UTC
  person        {int},              -- NULL: the program, or a visitor
  role          TEXT  NOT NULL,     -- acted in
  action        TEXT  NOT NULL,     -- crear, cambiar, quitar, or a note's word
  record_table  TEXT,
  record_id     {int},
  jurisdiction  {int},
  act           {int},              -- that the move names
  on_behalf_of  {int},              -- institution reported for
  request       TEXT,
  reason        TEXT,               -- as typed
  changes       TEXT  NOT NULL,     -- {"field":[before,after]}; a secret field: null
  private       TEXT,               -- the same for personal data; erasable together with salt
  salt          TEXT,
  private_hash  TEXT,               -- SHA-256 of salt and private
  seq           {int} UNIQUE,
  prev_hash     TEXT,
  entry_hash    TEXT,
  CHECK ((seq IS NULL) = (entry_hash IS NULL) AND (seq IS NULL) = (prev_hash IS NULL))
) {strict};

CREATE INDEX log_entry_unsealed ON log_entry (id) WHERE seq IS NULL;
CREATE INDEX log_entry_of_record ON log_entry (record_table, record_id, id);
CREATE INDEX log_entry_of_jurisdiction ON log_entry (jurisdiction, id);

-- What was written stays: only the seal may be put, and personal data erased.
-- only: sqlite
CREATE TRIGGER log_entry_stays BEFORE UPDATE ON log_entry
WHEN old.seq IS NOT NULL AND NOT (new.private IS NULL AND new.salt IS NULL)
  OR new.id IS NOT old.id OR new.done_at IS NOT old.done_at OR new.person IS NOT old.person
  OR new.role IS NOT old.role OR new.action IS NOT old.action OR new.record_table IS NOT old.record_table
  OR new.record_id IS NOT old.record_id OR new.jurisdiction IS NOT old.jurisdiction OR new.act IS NOT old.act
  OR new.on_behalf_of IS NOT old.on_behalf_of OR new.request IS NOT old.request OR new.reason IS NOT old.reason
  OR new.changes IS NOT old.changes OR new.private_hash IS NOT old.private_hash
  OR (old.seq IS NOT NULL AND (new.seq IS NOT old.seq OR new.prev_hash IS NOT old.prev_hash
      OR new.entry_hash IS NOT old.entry_hash))
BEGIN SELECT RAISE(ABORT, 'the log is not rewritten'); END;
CREATE TRIGGER log_entry_not_removed BEFORE DELETE ON log_entry
BEGIN SELECT RAISE(ABORT, 'the log is not rewritten'); END;
-- only: postgres
CREATE FUNCTION log_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (old.seq IS NULL OR (new.private IS NULL AND new.salt IS NULL))
     AND (new.id, new.done_at, new.person, new.role, new.action, new.record_table, new.record_id,
          new.jurisdiction, new.act, new.on_behalf_of, new.request, new.reason, new.changes, new.private_hash)
         IS NOT DISTINCT FROM
         (old.id, old.done_at, old.person, old.role, old.action, old.record_table, old.record_id,
          old.jurisdiction, old.act, old.on_behalf_of, old.request, old.reason, old.changes, old.private_hash)
     AND (old.seq IS NULL OR (new.seq, new.prev_hash, new.entry_hash) IS NOT DISTINCT FROM
                             (old.seq, old.prev_hash, old.entry_hash))
  THEN RETURN new; END IF;
  RAISE EXCEPTION 'the log is not rewritten';
END $$;
CREATE TRIGGER log_entry_stays BEFORE UPDATE OR DELETE ON log_entry
FOR EACH ROW EXECUTE FUNCTION log_entry_guard();
-- both
