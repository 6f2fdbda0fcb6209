/** Written products, the packages that they leave in, and what a central office takes in from other rooms. */
export const product = `
CREATE TABLE product_setup (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  -- The record that it stands in.
  seq INTEGER NOT NULL REFERENCES record (seq),
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE product (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  is_zero INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  year INTEGER NOT NULL,
  no INTEGER NOT NULL,
  state TEXT NOT NULL,
  -- The newest step, and how many there were.
  seq INTEGER NOT NULL REFERENCES record (seq),
  steps INTEGER NOT NULL,
  UNIQUE (kind, year, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_day ON product (until_day, kind);
CREATE TABLE unit_key (
  public_key TEXT PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES record (seq)
) STRICT, WITHOUT ROWID;
-- What signs; it is in no record, in no export and in no package.
CREATE TABLE unit_secret (
  public_key TEXT PRIMARY KEY,
  private_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE package (
  id TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  product_id TEXT NOT NULL REFERENCES product (id),
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  -- When it was put somewhere last; null while it is nowhere.
  delivered_at TEXT,
  -- The newest step, and how many there were.
  seq INTEGER NOT NULL REFERENCES record (seq),
  steps INTEGER NOT NULL,
  UNIQUE (public_key, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX package_day ON package (until_day);
CREATE INDEX package_of ON package (product_id);
CREATE INDEX package_delivered ON package (delivered_at);
-- Packages that are on their way to a destination of the set-up.
CREATE TABLE package_way (
  package_id TEXT NOT NULL REFERENCES package (id),
  destination_id TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_try_at TEXT,
  -- Why it did not go the last time.
  failure TEXT,
  PRIMARY KEY (package_id, destination_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE office_setup (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  seq INTEGER NOT NULL REFERENCES record (seq),
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE office_room (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- The newest step, and how many there were.
  seq INTEGER NOT NULL REFERENCES record (seq),
  steps INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Keys of rooms, and keys that came in and belong to nobody yet.
CREATE TABLE office_key (
  public_key TEXT PRIMARY KEY,
  room_id TEXT NOT NULL REFERENCES office_room (id),
  retired_at TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE office_card (
  public_key TEXT PRIMARY KEY,
  unit_name TEXT NOT NULL,
  first_seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE intake (
  id TEXT PRIMARY KEY,
  room_id TEXT REFERENCES office_room (id),
  day TEXT,
  arrived_at TEXT NOT NULL,
  verdict TEXT NOT NULL,
  is_zero INTEGER NOT NULL,
  is_late INTEGER NOT NULL,
  -- 1 where it is the report of its day; a weekly report and a bulletin are none.
  is_daily INTEGER NOT NULL,
  -- Of a package.
  public_key TEXT,
  sequence INTEGER,
  manifest TEXT,
  product_id TEXT,
  replaces TEXT,
  -- 1 where it takes a report back.
  is_withdrawal INTEGER NOT NULL,
  file_sha256 TEXT,
  -- The newest step, and how many there were.
  seq INTEGER NOT NULL REFERENCES record (seq),
  steps INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX intake_day ON intake (day, room_id);
CREATE INDEX intake_daily ON intake (room_id, day, verdict, is_zero, is_late, is_withdrawal) WHERE is_daily = 1 AND verdict <> 'refused';
CREATE INDEX intake_room ON intake (room_id, day);
CREATE INDEX intake_key ON intake (public_key, sequence);
CREATE INDEX intake_last_number ON intake (public_key, verdict, sequence);
CREATE INDEX intake_last_arrival ON intake (room_id, verdict, arrived_at);
CREATE INDEX intake_product ON intake (room_id, product_id);
CREATE INDEX intake_file ON intake (file_sha256);
CREATE INDEX intake_held ON intake (arrived_at) WHERE verdict = 'held';
-- What the reports said that came in, so that it can be counted and found; it is made from the packages, and compared with them when the store is verified.
CREATE TABLE received_report (
  intake_id TEXT PRIMARY KEY REFERENCES intake (id),
  json TEXT NOT NULL,
  incidents INTEGER NOT NULL,
  deaths INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  injured INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX received_figures ON received_report (intake_id, incidents, deaths, missing, injured)
  WHERE incidents > 0 OR deaths > 0 OR missing > 0 OR injured > 0;
CREATE TABLE received_line (
  id INTEGER PRIMARY KEY,
  intake_id TEXT NOT NULL REFERENCES intake (id),
  what TEXT NOT NULL,
  heading TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX received_line_of ON received_line (intake_id);
CREATE VIRTUAL TABLE received_text USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Cn'"
);
CREATE TABLE chase (
  id TEXT PRIMARY KEY,
  room_id TEXT NOT NULL REFERENCES office_room (id),
  day TEXT NOT NULL,
  called_at TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES record (seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX chase_day ON chase (day, room_id);
-- Files of the watched directory that need not be looked at again.
CREATE TABLE inbox_seen (
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  modified_at TEXT NOT NULL,
  -- What came in with it, perhaps by another way before, and when it was seen.
  intake_id TEXT NOT NULL REFERENCES intake (id),
  seen_at TEXT NOT NULL,
  PRIMARY KEY (name, bytes, modified_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_seen_of ON inbox_seen (intake_id, seen_at);
CREATE INDEX inbox_seen_at ON inbox_seen (seen_at);
`;
