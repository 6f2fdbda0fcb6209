import type { Fact, KeptFact } from '#domain/incident/facts';

/** A kept fact as it was stated, without what the record added. */
export const statedOf = ({
  key,
  label,
  number,
  text,
  isAbout,
  isVerified,
  source,
  knownAt,
}: KeptFact): Fact => ({ key, label, number, text, isAbout, isVerified, source, knownAt });
