/** About how wide a text is in a common sans-serif face; nothing measures text here. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text)
    width += /[iljI.,:;'|!()[\]/ ]/.test(character)
      ? 0.32
      : /[mwMW@%]/.test(character)
        ? 0.88
        : character > '\u2E7F'
          ? 1
          : 0.57;
  return width * size;
}

/** The text within `room`: where it is too long its middle is left out, since names differ at their ends. */
export function fitted(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept >= 2; kept--) {
    const head = Math.ceil(kept / 2);
    const short = `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (kept - head)).join('')}`;
    if (textWidth(short, size) <= room) return short;
  }
  return '…';
}
