/** What the unit itself adds to the official calendar: versions of years, the newest above the older ones. */
export const officialCalendarStep = `
CREATE TABLE calendar_amendment (
  record_seq INTEGER PRIMARY KEY REFERENCES record (seq),
  year INTEGER NOT NULL,
  source TEXT NOT NULL,
  notice TEXT NOT NULL,
  issued_day TEXT,
  recorded_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  covers_year INTEGER NOT NULL,
  days TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX calendar_amendment_year ON calendar_amendment (year);
`;
