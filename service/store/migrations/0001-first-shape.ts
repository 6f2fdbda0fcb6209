/** The first shape of the store: the chained record, and the views and working tables beside it. */
export const firstShape = `
CREATE TABLE record (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  hash TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'record is append-only'); END;
CREATE TRIGGER record_is_never_removed BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'record is append-only'); END;
-- REPLACE would remove a row without asking the trigger above, so a row may only be added at the end.
CREATE TRIGGER record_grows_at_its_end BEFORE INSERT ON record
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM record)
BEGIN SELECT RAISE(ABORT, 'record is append-only'); END;
CREATE INDEX record_beside_log ON record (seq)
WHERE kind NOT IN ('entry', 'correction', 'void', 'state', 'reminder-done');

-- What stands in the records, arranged for reading; verify compares it with them.
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY REFERENCES record (seq),
  year INTEGER NOT NULL,
  no INTEGER NOT NULL,
  category TEXT NOT NULL,
  urgency TEXT NOT NULL,
  state TEXT NOT NULL,
  occurred_at TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  day TEXT NOT NULL,
  shift_no INTEGER NOT NULL,
  recorder_id TEXT NOT NULL,
  recorder_name TEXT NOT NULL,
  is_late INTEGER NOT NULL,
  is_important INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  remind_at TEXT,
  is_reminder_done INTEGER NOT NULL,
  content_seq INTEGER NOT NULL,
  version INTEGER NOT NULL,
  correction_count INTEGER NOT NULL,
  UNIQUE (year, no)
) STRICT;
CREATE INDEX entry_by_shift ON entry (shift_no, seq);
CREATE INDEX entry_by_day ON entry (day, seq);
CREATE INDEX entry_by_occurred ON entry (occurred_at);
CREATE INDEX entry_open ON entry (seq) WHERE state <> 'done';
CREATE INDEX entry_with_reminder ON entry (remind_at) WHERE remind_at IS NOT NULL AND is_reminder_done = 0 AND is_void = 0;
CREATE TABLE entry_change (
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  record_seq INTEGER NOT NULL REFERENCES record (seq),
  PRIMARY KEY (entry_seq, record_seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry_link (
  from_seq INTEGER NOT NULL,
  to_seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (to_seq, from_seq, kind)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE entry_text USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Cn'"
);
-- Every save adds a part to the index; joining sixteen at a time would slow down one save in sixteen.
INSERT INTO entry_text (entry_text, rank) VALUES ('crisismerge', 64);

CREATE TABLE shift (
  no INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  slot INTEGER NOT NULL,
  name TEXT NOT NULL,
  planned_from_at TEXT NOT NULL,
  planned_until_at TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  "end" TEXT,
  leader_name TEXT NOT NULL,
  start_seq INTEGER NOT NULL REFERENCES record (seq),
  end_seq INTEGER REFERENCES record (seq)
) STRICT;
CREATE INDEX shift_by_day ON shift (day, no);
CREATE UNIQUE INDEX shift_running ON shift ((1)) WHERE ended_at IS NULL;
CREATE TABLE shift_member (
  shift_no INTEGER NOT NULL REFERENCES shift (no),
  person_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  name TEXT NOT NULL,
  duty TEXT NOT NULL,
  from_at TEXT NOT NULL,
  until_at TEXT,
  PRIMARY KEY (shift_no, person_id, from_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE station (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  json TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  post TEXT NOT NULL,
  unit TEXT NOT NULL,
  phones TEXT NOT NULL,
  "group" TEXT NOT NULL,
  "order" INTEGER NOT NULL,
  joined_day TEXT,
  left_day TEXT,
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  person_id TEXT NOT NULL REFERENCES person (id),
  roles TEXT NOT NULL,
  state TEXT NOT NULL,
  secret TEXT NOT NULL,
  must_change_password INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  locked_until TEXT,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  seat TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  signed_in_at TEXT NOT NULL,
  is_locked INTEGER NOT NULL
) STRICT;
CREATE TABLE draft (
  account_id TEXT NOT NULL,
  id TEXT NOT NULL,
  corrects INTEGER,
  content TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (account_id, id)
) STRICT;
CREATE TABLE attachment (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE phrase (
  id TEXT PRIMARY KEY,
  category TEXT,
  text TEXT NOT NULL,
  "order" INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
-- Answers already given, so that a command that arrives twice is done once.
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  method TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  output TEXT NOT NULL,
  done_at TEXT NOT NULL
) STRICT;
CREATE INDEX command_by_age ON command (done_at);
`;
