/** 考核: how timely and complete reports were. */
export function AssessPart() {
  return null;
}
