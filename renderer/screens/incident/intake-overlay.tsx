/** 接报: takes in an incident from anywhere, beside what is on the screen. */
export function IntakeOverlay() {
  return null;
}
