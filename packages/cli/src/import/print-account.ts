import { paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { printJson } from '../terminal/print-details.ts';
import { sizeText } from '../terminal/size-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ImportAccount, ImportCounts } from './import-account.ts';

const nouns = {
  experiments: 'experiment',
  runs: 'run',
  points: 'point',
  parameters: 'parameter',
  artifacts: 'artifact',
  logLines: 'log line',
  models: 'registered model',
  modelVersions: 'model version',
} as const satisfies Partial<Record<keyof ImportCounts, string>>;

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

function inWords(counts: ImportCounts): string {
  const parts = (Object.keys(nouns) as (keyof typeof nouns)[])
    .filter((key) => counts[key] > 0 || key === 'runs')
    .map((key) => {
      const size = key === 'artifacts' ? ` (${sizeText(counts.artifactBytes)})` : '';
      return counted(counts[key], nouns[key]) + size;
    });
  return parts.join(', ');
}

const headings = { damaged: 'Damaged', refused: 'Not taken', omitted: 'Left out' } as const;
const colours = { damaged: 'red', refused: 'red', omitted: 'dim' } as const;

/** The closing account: what was brought, what was here already, what was left out and why. */
export function printAccount(
  terminal: Terminal,
  account: ImportAccount,
  options: { readonly json: boolean; readonly dryRun: boolean; readonly place: string },
): void {
  const { brought, present, leftOut } = account;
  if (options.json) {
    printJson(terminal, { source: options.place, dryRun: options.dryRun, brought, present, leftOut });
    return;
  }
  terminal.print(`${options.dryRun ? 'There is' : 'Imported'}: ${inWords(brought)}.`);
  if (Object.values(present).some((count) => count > 0)) terminal.print(`Here already: ${inWords(present)}.`);
  for (const { kind, reason, count, examples } of leftOut) {
    const heading = paint(terminal, colours[kind], headings[kind]);
    terminal.print(`${heading}: ${count.toLocaleString('en')} × ${printable(reason)}`);
    for (const example of examples) terminal.print(`  ${printable(example)}`);
    if (count > examples.length && examples.length > 1) terminal.print('  …');
  }
}
