import type { Study, Trial } from '@assay/wire';
import { numberText } from '../terminal/number-text.ts';
import { paint } from '../terminal/paint.ts';
import type { Paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { sparkline } from '../terminal/sparkline.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { durationText } from '../terminal/time-text.ts';
import type { LiveRegion } from './live-region.ts';
import type { RunningTrial } from './running-trial.ts';
import { valueText } from './command-template.ts';

const barWidth = 24;
const mostRunning = 12;
const stateMarks = { complete: '✓', pruned: '✂', failed: '✗', running: '…', waiting: '…' } as const;
const statePaints = { complete: 'green', pruned: 'yellow', failed: 'red' } as const satisfies Record<string, Paint>;

/** What a person sees of a study that is being run: a line for each trial that has ended, and below them what runs, and how far it is. */
export class TuneView {
  readonly #terminal: Terminal;
  readonly #region: LiveRegion;
  readonly #isQuiet: boolean;
  readonly #startedMs = Date.now();
  #study: Study;
  #running: readonly RunningTrial[] = [];
  #waiting: string | undefined;
  #spinner = 0;

  constructor(terminal: Terminal, region: LiveRegion, study: Study, isQuiet: boolean) {
    this.#terminal = terminal;
    this.#region = region;
    this.#study = study;
    this.#isQuiet = isQuiet;
  }

  study(now: Study): void {
    this.#study = now;
    this.#draw();
  }

  /** Why no trial was given: shown as long as it is so. */
  wait(reason: string | undefined): void {
    this.#waiting = reason === undefined ? undefined : (waitWords[reason] ?? reason);
  }

  show(running: readonly RunningTrial[]): void {
    this.#running = running;
    this.#spinner += 1;
    this.#draw();
  }

  ended({ asked, startedMs, lastLines, values }: RunningTrial, told: Trial): void {
    if (this.#isQuiet) return;
    const best = this.#study.best?.number === told.number ? paint(this.#terminal, 'bold', ' ★ best') : '';
    const value =
      told.objectives?.map(numberText).join(' ') ?? (values.length > 0 ? `(${numberText(values.at(-1))})` : '–');
    const state = told.state === 'waiting' || told.state === 'running' ? undefined : statePaints[told.state];
    const mark = `${stateMarks[told.state]} ${told.state.padEnd(8)}`;
    const line = [
      `#${asked.number}`.padStart(5),
      state === undefined ? mark : paint(this.#terminal, state, mark),
      value.padEnd(10) + best.padEnd(best === '' ? 7 : 0),
      valuesText(told.values),
      paint(this.#terminal, 'dim', durationText(Date.now() - startedMs)),
    ].join('  ');
    const failure = told.state === 'failed' ? [`       ${printable(told.failure)}`] : [];
    const more = told.state === 'failed' ? lastLines.slice(-4, -1).map((text) => `       | ${printable(text)}`) : [];
    this.#region.print([line, ...failure, ...more]);
  }

  note(text: string): void {
    this.#region.note(text);
  }

  #draw(): void {
    if (this.#isQuiet) return;
    const shown = this.#running.slice(0, mostRunning).map((trial) => this.#runningLine(trial));
    const rest = this.#running.length - shown.length;
    this.#region.draw([...shown, ...(rest > 0 ? [`       and ${rest} more`] : []), this.#statusLine()]);
  }

  #runningLine({ asked, startedMs, status, values, lastStep }: RunningTrial): string {
    const latest = values.length === 0 ? status.state : `${numberText(values.at(-1))} @ ${lastStep}`;
    const line = [
      `#${asked.number}`.padStart(5),
      paint(this.#terminal, 'cyan', latest.padEnd(18)),
      sparkline(values.slice(-12)).padEnd(12),
      valuesText(asked.values),
      paint(this.#terminal, 'dim', durationText(Date.now() - startedMs)),
    ];
    return line.join('  ');
  }

  #statusLine(): string {
    const { trialCounts: counts, limits, best, objectives } = this.#study;
    const done = counts.complete + counts.pruned + counts.failed;
    const total = limits.maxTrials;
    const filled = total === null ? 0 : Math.round((Math.min(done, total) / total) * barWidth);
    const bar = total === null ? '' : `${'█'.repeat(filled)}${'·'.repeat(barWidth - filled)}  `;
    const counted = [
      total === null ? `${done} trials` : `${done} of ${total} trials`,
      ...(counts.running > 0 ? [`${counts.running} running`] : []),
      ...(counts.pruned > 0 ? [`${counts.pruned} pruned`] : []),
      ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
      ...(best === null
        ? []
        : [`best ${objectives[0]?.metric ?? ''} ${numberText(best.objectives?.[0])} (#${best.number})`]),
      durationText(Date.now() - this.#startedMs),
      ...(this.#waiting === undefined ? [] : [this.#waiting]),
    ];
    return `${'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'.at(this.#spinner % 10)} ${bar}${counted.join(' · ')}`;
  }
}

const waitWords: Readonly<Record<string, string>> = {
  paused: 'the study is paused',
  parallelLimit: 'as many run elsewhere as may at a time',
  lastTrials: 'waiting for the last ones',
};

/** `lr=0.0031 units=64`, short numbers. */
export const valuesText = (values: Trial['values']): string =>
  Object.entries(values)
    .map(
      ([name, value]) =>
        `${printable(name)}=${typeof value === 'number' ? numberText(value) : printable(valueText(value))}`,
    )
    .join(' ');
