import type { AssayClient } from '@assay/sdk';
import type { Study } from '@assay/wire';
import { numberText } from '../terminal/number-text.ts';
import { paint } from '../terminal/paint.ts';
import { printDetails, printHeading, printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import { printTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { fillTemplate, valueText } from './command-template.ts';
import { stopReasonWords } from '../studies/print-study.ts';
import type { TuneEnd } from './tune-loop.ts';

export function printTuneStart(terminal: Terminal, study: Study, unnamed: readonly string[]): void {
  const { complete, pruned, failed } = study.trialCounts;
  const done = complete + pruned + failed;
  const what = `study ${paint(terminal, 'bold', printable(study.name))} of ${printable(study.experimentName)}`;
  terminal.print(done === 0 ? `New ${what}` : `Going on with ${what}: ${done} trials so far`);
  if (unnamed.length > 0)
    terminal.note(
      `The command does not name ${unnamed.map((name) => `{${printable(name)}}`).join(', ')}: the program has to read ` +
        'its environment (ASSAY_PARAMETERS, or ASSAY_PARAMETER_<name>).',
    );
}

/** What was found, and how to go on. */
export async function printTuneEnd(
  terminal: Terminal,
  client: AssayClient,
  study: Study,
  { words, end, isQuiet }: { readonly words: readonly string[]; readonly end: TuneEnd; readonly isQuiet: boolean },
): Promise<void> {
  if (isQuiet) return printJson(terminal, study);
  const { complete, pruned, failed } = study.trialCounts;
  const parts = [
    `${complete} complete`,
    ...(pruned > 0 ? [`${pruned} pruned`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  printHeading(
    terminal,
    `${printable(study.name)}: ${parts.join(', ')}${study.stopReason === null ? '' : ` (${stopReasonWords[study.stopReason]})`}`,
  );
  const { best } = study;
  if (best !== null) {
    printDetails(terminal, [
      [
        `best ${printable(study.objectives[0]?.metric ?? '')}`,
        `${numberText(best.objectives?.[0])}, trial ${best.number}`,
      ],
      ...Object.entries(best.values).map(
        ([name, value]) => [`  ${printable(name)}`, printable(valueText(value))] as const,
      ),
      ['run', `${client.url}/runs/${best.runId}`],
      [
        'again',
        shellText(fillTemplate(words, best.values, { trial: best.number, run: best.runId ?? '', study: study.name })),
      ],
    ]);
  }
  if (study.front !== undefined && study.front.length > 0) printFront(terminal, study);
  if (end === 'interrupted') terminal.note(`To go on: the same command with --study ${shellText([study.name])}`);
  if (end === 'failures')
    terminal.note(
      `Left, since trials failed one after the other. To go on once that is mended: the same command with --study ${shellText([study.name])}`,
    );
}

function printFront(terminal: Terminal, { front = [], objectives }: Study): void {
  printHeading(terminal, 'None is better in all objectives than these');
  const names = Object.keys(front[0]?.values ?? {});
  printTable(
    terminal,
    [
      { title: 'trial', align: 'right', whole: true },
      ...objectives.map(({ metric }) => ({ title: printable(metric), align: 'right' as const })),
      ...names.map((name) => ({ title: printable(name), align: 'right' as const })),
    ],
    front.map((trial) => [
      String(trial.number),
      ...objectives.map((_, index) => numberText(trial.objectives?.[index])),
      ...names.map((name) => printable(valueText(trial.values[name]))),
    ]),
  );
}

/** As it could be typed. */
const shellText = (words: readonly string[]): string =>
  words.map((word) => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)).join(' ');
