import { expect, test } from 'vitest';
import { OutputLog } from './output-log.ts';

const limits = { head: 3, tail: 2 };

test.each([
  [0, []],
  [3, ['1', '2', '3']],
  [4, ['1', '2', '3', '4']],
  [5, ['1', '2', '3', '4', '5']],
  [6, ['1', '2', '3', '… 1 lines are left out here …', '5', '6']],
  [9, ['1', '2', '3', '… 4 lines are left out here …', '8', '9']],
])('of %i lines the first and the last are kept', (count, kept) => {
  const sent: string[] = [];
  const log = new OutputLog(({ text }) => sent.push(text), limits);
  for (let i = 1; i <= count; i++) log.add({ timeMs: i, stream: 'stdout', text: String(i) });
  expect(sent).toEqual(kept.slice(0, limits.head));
  log.close();
  expect(sent).toEqual(kept);
});
