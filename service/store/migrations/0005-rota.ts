/** How duty is organised, drafts of months, and where the published months and the requests to change them stand in the records. */
export const rota = `
CREATE TABLE rota_setup (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  json TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
-- A draft that was dropped keeps its number, so that nobody who still shows it can save over a new one.
CREATE TABLE rota_draft (
  month TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  duties TEXT,
  generation TEXT,
  kept_at TEXT NOT NULL,
  by_name TEXT NOT NULL
) STRICT;
CREATE TABLE rota_version (
  month TEXT NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES record (seq),
  PRIMARY KEY (month, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE rota_swap (
  id TEXT PRIMARY KEY,
  give_day TEXT NOT NULL,
  take_day TEXT,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE rota_swap_step (
  swap_id TEXT NOT NULL REFERENCES rota_swap (id),
  seq INTEGER NOT NULL REFERENCES record (seq),
  PRIMARY KEY (swap_id, seq)
) STRICT, WITHOUT ROWID;
`;
