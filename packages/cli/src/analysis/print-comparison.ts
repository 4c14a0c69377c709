import type { ComparedPair, Comparison } from '@assay/wire';
import { differenceText, numberText } from '../terminal/number-text.ts';
import { paint } from '../terminal/paint.ts';
import type { Paint } from '../terminal/paint.ts';
import { printHeading } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import { printTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { dotStrip, intervalStrip, spanOf } from './strips.ts';

const stripWidth = 40;

const verdictColours: Readonly<Partial<Record<ComparedPair['verdict'], Paint>>> = {
  better: 'green',
  worse: 'red',
  undecided: 'yellow',
  noClaim: 'yellow',
};

export const rounded = (value: number | null, digits = 4): string =>
  value === null ? '–' : numberText(Number(value.toPrecision(digits)));

export const pValueText = (p: number | null): string => (p === null ? '–' : p < 0.001 ? '<0.001' : rounded(p, 2));

/** A comparison as a person reads it: the sentence, the sets with their values, the differences, what to know besides. */
export function printComparison(terminal: Terminal, comparison: Comparison): void {
  const { sets, pairs, sentence, warnings, ranking, metric, value, goal } = comparison;
  const [only, ...others] = pairs;
  const colour = others.length === 0 && only !== undefined ? verdictColours[only.verdict] : undefined;
  terminal.print(paint(terminal, colour ?? 'bold', printable(sentence)));

  const which = value === 'last' ? '' : ` (${value} of each run)`;
  printHeading(terminal, `${printable(metric)}${which}, ${goal === 'minimize' ? 'less' : 'more'} is better`);
  const span = spanOf(
    sets.flatMap(({ values, meanLow, meanHigh }) => [...values, meanLow, meanHigh]),
    stripWidth,
  );
  printTable(
    terminal,
    [
      { title: 'set' },
      { title: 'n', align: 'right' },
      { title: 'mean', align: 'right' },
      { title: 'sd', align: 'right' },
      { title: 'median', align: 'right' },
      { title: span === undefined ? '' : ends(span.least, span.greatest), whole: true },
    ],
    sets.flatMap((set) => {
      const strip = span === undefined ? '' : dotStrip(set.values, span);
      const row = [
        printable(set.name),
        String(set.n),
        rounded(set.mean),
        rounded(set.standardDeviation),
        rounded(set.median),
        strip,
      ];
      const interval = { low: set.meanLow, estimate: set.mean ?? 0, high: set.meanHigh };
      if (span === undefined || set.mean === null) return [row];
      return [row, ['', '', '', '', '', intervalStrip(interval, span)]];
    }),
  );
  printPairs(terminal, comparison);
  if (pairs.length > 1) {
    terminal.print('');
    for (const pair of pairs) terminal.print(`  ${printable(pair.sentence)}`);
  }
  if (ranking !== null) terminal.print(`\n${printable(ranking.sentence)}`);
  if (warnings.length > 0) terminal.print('');
  for (const { message } of warnings) terminal.print(paint(terminal, 'yellow', `! ${printable(message)}`));
}

/** The differences on one scale, with the place of none. */
function printPairs(terminal: Terminal, { pairs, confidence, minEffect }: Comparison): void {
  const known = pairs.filter(({ difference }) => difference !== null);
  if (known.length === 0) return;
  const span = spanOf(
    [
      0,
      minEffect,
      minEffect === null ? null : -minEffect,
      ...known.flatMap(({ difference }) => [
        difference?.low ?? null,
        difference?.estimate ?? null,
        difference?.high ?? null,
      ]),
    ],
    stripWidth,
  );
  if (span === undefined) return;
  const marks = [
    ...(minEffect === null
      ? []
      : [
          { at: minEffect, mark: '┊' },
          { at: -minEffect, mark: '┊' },
        ]),
    { at: 0, mark: '│' },
  ];
  printHeading(terminal, `Differences with ${Number((100 * confidence).toPrecision(4))} % intervals`);
  printTable(
    terminal,
    [
      { title: 'b − a' },
      { title: 'n', align: 'right' },
      { title: 'difference', align: 'right' },
      { title: 'interval', align: 'right' },
      { title: 'p', align: 'right' },
      { title: 'verdict', colour: (cell) => verdictColours[cell as ComparedPair['verdict']] },
      { title: ends(span.least, span.greatest), whole: true },
    ],
    known.map((pair) => {
      const { a, b, n, pairing, difference, pAdjusted, p, verdict } = pair;
      const { low = null, estimate = 0, high = null } = difference ?? {};
      return [
        `${printable(b)} − ${printable(a)}`,
        pairing === null ? `${n.b}, ${n.a}` : `${n.a} pairs`,
        differenceText(Number(estimate.toPrecision(4))),
        low === null || high === null ? '–' : `${rounded(low)} to ${rounded(high)}`,
        pValueText(pAdjusted ?? p),
        verdict === 'noClaim' ? 'no claim' : verdict,
        intervalStrip({ low, estimate, high }, span, marks),
      ];
    }),
  );
}

/** The ends of a strip, as its heading. */
function ends(least: number, greatest: number): string {
  const [left, right] = [rounded(least, 3), rounded(greatest, 3)];
  return `${left}${' '.repeat(Math.max(1, stripWidth - left.length - right.length))}${right}`;
}
