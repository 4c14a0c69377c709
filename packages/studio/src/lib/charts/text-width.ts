/**
 * About how wide a text is in a usual sans-serif, in pixels, without asking the page: axes are laid out alike on the screen and in a
 * file. Errs on the wide side.
 */
export function textWidthPx(text: string, sizePx: number): number {
  let ems = 0;
  for (const sign of text) ems += widthOf(sign);
  return ems * sizePx;
}

function widthOf(sign: string): number {
  if (/[.,:;'|!il ]/.test(sign)) return 0.37;
  if (/[mwMW@%]/.test(sign)) return 0.99;
  if (/[A-Z]/.test(sign)) return 0.73;
  return (sign.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.64;
}
