import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

export const logHandlers = {
  appendLog: runCommand('appendLog', same, same),
  readLog: runQuery('readLog', same, ({ lines, ...page }) => ({ ...page, lines: [...lines] })),
  searchLog: runQuery('searchLog', same, same),
} satisfies Partial<NativeHandlers>;
