const escape = String.fromCodePoint(0x1b);
const bell = String.fromCodePoint(0x07);

// Control sequences of terminals (ECMA-48): CSI with its parameters, OSC up to its end, and single escapes.
const sequences = new RegExp(
  `${escape}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)?|[@-Z\\\\-_])`,
  'g',
);

/** Text without the colours and cursor movements of a terminal; of a line written over, what was written last. */
export function withoutAnsi(text: string): string {
  const plain = text.includes(escape) ? text.replaceAll(sequences, '') : text;
  const parts = plain.split('\r').filter((part) => part !== '');
  return parts.at(-1) ?? '';
}
