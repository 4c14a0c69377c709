import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './native-handlers.ts';

export const logHandlers = {
  appendLog: runCommand('appendLog', same, same),
  readLog: runQuery('readLog', same, ({ lines, ...page }) => ({ ...page, lines: [...lines] })),
} satisfies Partial<NativeHandlers>;
