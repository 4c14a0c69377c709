const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const satisfies Record<string, readonly [number, number]>;

export type Paint = keyof typeof codes;

/** The text in a colour or weight, where the terminal shows them. */
export function paint(terminal: { readonly colours: boolean }, kind: Paint, text: string): string {
  if (!terminal.colours || text === '') return text;
  const [on, off] = codes[kind];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

/** The colour of a run's status. */
export function statusPaint(status: string): Paint | undefined {
  switch (status) {
    case 'completed':
      return 'green';
    case 'failed':
      return 'red';
    case 'stopped':
    case 'stopping':
      return 'yellow';
    case 'running':
      return 'cyan';
    default:
      return undefined;
  }
}
