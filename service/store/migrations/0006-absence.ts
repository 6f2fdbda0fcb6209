/** The absence registry: its rules, where each absence stands, and where its steps stand in the records. */
export const absence = `
CREATE TABLE absence_rules (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  json TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE absence (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  no INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  from_at TEXT NOT NULL,
  -- The end that counts for lists: the return where it was recorded, otherwise the planned one.
  until_at TEXT NOT NULL,
  state TEXT NOT NULL,
  -- The newest step.
  seq INTEGER NOT NULL REFERENCES record (seq),
  UNIQUE (year, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX absence_until ON absence (until_at);
CREATE INDEX absence_not_back ON absence (from_at) WHERE state IN ('approved', 'reported');
CREATE TABLE absence_step (
  absence_id TEXT NOT NULL REFERENCES absence (id),
  seq INTEGER NOT NULL REFERENCES record (seq),
  PRIMARY KEY (absence_id, seq)
) STRICT, WITHOUT ROWID;
`;
