import { improvementText } from '@assay/analysis/gate';
import type { GateCheck, GateOutcome, GateResult } from '@assay/analysis/gate';
import { paint } from '../terminal/paint.ts';
import type { Paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { printTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { pValueText, rounded } from './print-comparison.ts';

const words: Readonly<Record<GateOutcome, string>> = {
  clears: 'clears',
  short: 'not shown',
  fails: 'fails',
  noClaim: 'too few runs',
};

/** Whether the gate is cleared, each check with its figures, and why. */
export function printGate(terminal: Terminal, { title, passed, checks, warnings }: GateResult): void {
  const byValue = checks.some((check) => check.byValue) ? ' BY VALUE ALONE: nothing is claimed about chance' : '';
  const headline = `${printable(title)}: ${passed ? 'cleared' : 'not cleared'}${byValue}`;
  terminal.print(paint(terminal, passed ? (byValue === '' ? 'green' : 'yellow') : 'red', headline));
  terminal.print('');
  printTable(
    terminal,
    [
      { title: 'metric' },
      { title: 'wanted' },
      { title: 'baseline', align: 'right' },
      { title: 'candidate', align: 'right' },
      { title: 'better by', align: 'right' },
      { title: 'n', align: 'right' },
      { title: 'p', align: 'right' },
      { title: '', colour: colourOf },
    ],
    checks.map((check) => [
      printable(check.metric),
      wanted(check),
      rounded(check.baseline.mean),
      rounded(check.candidate.mean),
      improvementText(check),
      check.paired
        ? `${Math.min(check.baseline.n, check.candidate.n)} pairs`
        : `${check.baseline.n}, ${check.candidate.n}`,
      pValueText(check.p),
      words[check.outcome],
    ]),
  );
  terminal.print('');
  for (const { metric, reason } of checks) terminal.print(`${printable(metric)}: ${printable(reason)}`);
  for (const warning of warnings) terminal.print(paint(terminal, 'yellow', `! ${printable(warning)}`));
}

const wanted = ({ rule }: GateCheck): string =>
  rule.kind === 'notWorse'
    ? `not worse by ${rounded(rule.by)}`
    : rule.by === 0
      ? 'better'
      : `better by > ${rounded(rule.by)}`;

function colourOf(cell: string): Paint | undefined {
  if (cell === words.clears) return 'green';
  return cell === words.fails ? 'red' : 'yellow';
}
