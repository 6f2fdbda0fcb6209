/** Incidents: how they are handled, where each stands, its facts, calls and reports, which alarms rang, spot checks, and forms that were not saved yet. */
export const incident = `
CREATE TABLE incident_setup (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  -- The record that it stands in.
  seq INTEGER NOT NULL REFERENCES record (seq),
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  no INTEGER NOT NULL,
  received_at TEXT NOT NULL,
  state TEXT NOT NULL,
  -- The newest step.
  seq INTEGER NOT NULL REFERENCES record (seq),
  entry_seq INTEGER REFERENCES record (seq),
  UNIQUE (year, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_received ON incident (received_at);
CREATE INDEX incident_open ON incident (received_at) WHERE state = 'open';
CREATE INDEX incident_entry ON incident (entry_seq);
CREATE TABLE incident_step (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  seq INTEGER NOT NULL REFERENCES record (seq),
  PRIMARY KEY (incident_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_fact (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  seq INTEGER NOT NULL REFERENCES record (seq),
  place INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (incident_id, seq, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_call (
  id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id),
  started_at TEXT NOT NULL,
  -- The newest step.
  seq INTEGER NOT NULL REFERENCES record (seq),
  steps INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_call_of ON incident_call (incident_id, started_at);
CREATE TABLE incident_report (
  id TEXT PRIMARY KEY,
  incident_id TEXT REFERENCES incident (id),
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  no INTEGER NOT NULL,
  issued_at TEXT NOT NULL,
  -- The newest step, and how many there were.
  seq INTEGER NOT NULL REFERENCES record (seq),
  steps INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_report_of ON incident_report (incident_id, issued_at);
CREATE INDEX incident_report_at ON incident_report (issued_at);
CREATE UNIQUE INDEX bulletin_no ON incident_report (kind, year, no) WHERE kind IN ('bulletin', 'special');
-- Which alarms rang: of a stage, for the moment at which it is due, at which mark (a percentage, 100 the deadline itself).
CREATE TABLE incident_alarm (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  stage_id TEXT NOT NULL,
  due_at TEXT NOT NULL,
  mark INTEGER NOT NULL,
  rung_at TEXT NOT NULL,
  acknowledged_at TEXT,
  PRIMARY KEY (incident_id, stage_id, due_at, mark)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_alarm_open ON incident_alarm (rung_at) WHERE acknowledged_at IS NULL;
CREATE TABLE spot_check (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  no INTEGER NOT NULL,
  room_id TEXT NOT NULL,
  picked_at TEXT NOT NULL,
  -- The newest step, and how many there were.
  seq INTEGER NOT NULL REFERENCES record (seq),
  steps INTEGER NOT NULL,
  UNIQUE (year, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX spot_check_at ON spot_check (picked_at);
CREATE TABLE form_draft (
  account_id TEXT NOT NULL,
  key TEXT NOT NULL,
  json TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;
`;
