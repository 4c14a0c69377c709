import { paint } from './paint.ts';
import { textWidth } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** Prints names with their values, one a line; those whose value is empty are left out. Texts are printable. */
export function printDetails(terminal: Terminal, details: readonly (readonly [name: string, value: string])[]): void {
  const shown = details.filter(([, value]) => value !== '');
  const width = Math.max(0, ...shown.map(([name]) => textWidth(name)));
  for (const [name, value] of shown) {
    terminal.print(`${paint(terminal, 'dim', name)}${' '.repeat(width - textWidth(name))}  ${value}`);
  }
}

export function printHeading(terminal: Terminal, text: string): void {
  terminal.print(`\n${paint(terminal, 'bold', text)}`);
}

export const printJson = (terminal: Terminal, value: unknown): void => terminal.print(JSON.stringify(value, null, 2));
