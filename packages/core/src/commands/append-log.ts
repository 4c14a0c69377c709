import { AssayError } from '@assay/base';
import type { LogStream } from '../ports/run-log.ts';
import type { Command } from './command.ts';

export interface AppendLogInput {
  readonly runId: string;
  readonly clientId?: string;
  readonly sequence?: number;
  readonly lines: readonly { readonly timeMs: number; readonly stream: LogStream; readonly text: string }[];
}

export const appendLog: Command<AppendLogInput, { lineCount: number; replayed: boolean }> = async () => {
  throw new AssayError('NotOffered', 'appendLog is not there yet.');
};
