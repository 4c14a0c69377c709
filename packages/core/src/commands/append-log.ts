import type { LogStream } from '../ports/run-log.ts';
import type { Command } from './command.ts';
import type { EpochMs } from '@assay/base';
import { checkLimit } from '../policy/limit.ts';
import { batchSource } from '../policy/batch-source.ts';
import { loadActiveRun } from '../steps/load.ts';
import { recordRunChange } from '../steps/record.ts';

export interface AppendLogInput {
  readonly runId: string;
  readonly clientId?: string;
  readonly sequence?: number;
  readonly lines: readonly { readonly timeMs: number; readonly stream: LogStream; readonly text: string }[];
}

export const appendLog: Command<AppendLogInput, { lineCount: number; replayed: boolean }> = async (
  tx,
  input,
  context,
) => {
  const { limits, now } = context;
  const run = await loadActiveRun(tx, input.runId);
  const lines = input.lines.map(({ timeMs, stream, text }, i) => {
    checkLimit(limits, 'logLineLength', text.length, `Log line ${i} has ${text.length} characters`, `lines[${i}].text`);
    // What a program prints may be anything: what no text can hold is shown as U+FFFD instead of losing the line.
    return { timeMs: timeMs as EpochMs, stream, text: text.toWellFormed().replaceAll('\0', '\uFFFD') };
  });
  const { replayed } = await tx.appendLog(run.id, lines, batchSource(input));
  if (replayed) return { lineCount: run.logLineCount, replayed };
  const lineCount = run.logLineCount + lines.length;
  checkLimit(limits, 'logLinesPerRun', lineCount, `Run "${run.name}" would have ${lineCount} log lines`);
  await tx.update('run', { id: run.id }, { logLineCount: lineCount, updatedMs: now });
  await recordRunChange(tx, 'run.log', run, { added: lines.length, lineCount });
  return { lineCount, replayed };
};
