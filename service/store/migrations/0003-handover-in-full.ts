/** The leader's signature under a sheet, what is typed at a handover before it is signed, and what lasts longer than a shift. */
export const handoverInFull = `
ALTER TABLE shift ADD COLUMN reviewed_at TEXT;
ALTER TABLE shift ADD COLUMN review_seq INTEGER REFERENCES record (seq);
CREATE TABLE handover_work (
  shift_no INTEGER PRIMARY KEY,
  json TEXT NOT NULL,
  kept_at TEXT NOT NULL
) STRICT;
CREATE TABLE incident_release (
  entry_seq INTEGER PRIMARY KEY REFERENCES entry (seq),
  record_seq INTEGER NOT NULL REFERENCES record (seq)
) STRICT;
CREATE INDEX entry_lasting ON entry (day) WHERE category IN ('WARN', 'ABSENCE');
`;
