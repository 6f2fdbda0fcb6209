/** 设置: the taxonomy, thresholds, deadline policies, templates, questions, calls and rooms of the unit. */
export function SetupPart() {
  return null;
}
