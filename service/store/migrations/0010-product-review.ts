/** Reports that wait to be looked through: work that is going on, one for each kind and span. */
export const productReview = `
CREATE TABLE product_review (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  -- Its text, whose it is, and what was said to it.
  json TEXT NOT NULL,
  UNIQUE (kind, from_day, until_day)
) STRICT, WITHOUT ROWID;
`;
