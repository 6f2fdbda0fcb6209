/** 查岗: spot checks of other duty rooms. */
export function ChecksPart() {
  return null;
}
