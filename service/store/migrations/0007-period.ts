/** Important periods: how they are prepared, where each stands, drafts and published versions of their tables, what was sent, and who was called. */
export const period = `
CREATE TABLE period_setup (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  json TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE period (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  no INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  state TEXT NOT NULL,
  -- The newest step.
  seq INTEGER NOT NULL REFERENCES record (seq),
  UNIQUE (year, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX period_until ON period (until_day);
CREATE TABLE period_step (
  period_id TEXT NOT NULL REFERENCES period (id),
  seq INTEGER NOT NULL REFERENCES record (seq),
  PRIMARY KEY (period_id, seq)
) STRICT, WITHOUT ROWID;
-- A draft that was dropped keeps its number, so that nobody who still shows it can save over a new one.
CREATE TABLE period_draft (
  period_id TEXT PRIMARY KEY REFERENCES period (id),
  version INTEGER NOT NULL,
  base INTEGER NOT NULL,
  cells TEXT,
  outcome TEXT,
  kept_at TEXT NOT NULL,
  by_name TEXT NOT NULL
) STRICT;
CREATE TABLE period_plan (
  period_id TEXT NOT NULL REFERENCES period (id),
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES record (seq),
  PRIMARY KEY (period_id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE period_report (
  id TEXT PRIMARY KEY,
  period_id TEXT NOT NULL REFERENCES period (id),
  -- The newest step.
  seq INTEGER NOT NULL REFERENCES record (seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX period_report_of ON period_report (period_id);
CREATE TABLE call_out (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  no INTEGER NOT NULL,
  is_drill INTEGER NOT NULL,
  called_at TEXT NOT NULL,
  is_ended INTEGER NOT NULL,
  -- The newest step, and how many there were.
  seq INTEGER NOT NULL REFERENCES record (seq),
  steps INTEGER NOT NULL,
  UNIQUE (year, is_drill, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_out_at ON call_out (called_at);
`;
