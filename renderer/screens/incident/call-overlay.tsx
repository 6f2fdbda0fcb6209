/** 电话报告: the calling screen. */
export function CallOverlay() {
  return null;
}
