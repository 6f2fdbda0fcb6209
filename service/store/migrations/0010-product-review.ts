/** Reports that wait to be looked through: work that is going on, one for each kind and span where only one of these can stand. */
export const productReview = `
CREATE TABLE product_review (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  -- Its text, whose it is, and what was said to it.
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Of numbered products a day may have several, and several of them may wait.
CREATE UNIQUE INDEX product_review_of_span ON product_review (kind, from_day, until_day)
  WHERE kind NOT IN ('digest', 'info');
`;
