import type { LogLine } from '@assay/wire';
import { expect, it } from 'vitest';
import { LogPages } from './log-pages.ts';

const linesPerPage = 500;

const lineOf = (n: number): LogLine => ({ timeMs: n, stream: 'stdout', text: `line ${n}` });

/** A log whose answers come when they are let go. */
function slowLog() {
  const asked: { first: number; limit: number; signal: AbortSignal; answer: () => void; fail: () => void }[] = [];
  const pages = new LogPages(
    linesPerPage,
    (first, limit, signal) =>
      new Promise((resolve, reject) => {
        const lines = Array.from({ length: limit }, (_, n) => lineOf(first + n));
        asked.push({ first, limit, signal, answer: () => resolve(lines), fail: () => reject(new Error('no')) });
      }),
  );
  return { asked, pages };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

it('reads what is wanted once, and of a page that grew the rest', async () => {
  const { asked, pages } = slowLog();
  pages.want([0], 3);
  pages.want([0], 3);
  expect(asked.map(({ first, limit }) => [first, limit])).toEqual([[0, 3]]);
  asked[0]?.answer();
  await settled();
  expect(pages.version()).toBe(1);
  expect(pages.line(2)?.text).toBe('line 2');
  pages.want([0, 1], linesPerPage + 10);
  expect(asked.slice(1).map(({ first, limit }) => [first, limit])).toEqual([
    [3, linesPerPage - 3],
    [linesPerPage, 10],
  ]);
  for (const each of asked) each.answer();
  await settled();
  expect([3, linesPerPage + 9].map((n) => pages.line(n)?.text)).toEqual(['line 3', `line ${linesPerPage + 9}`]);
  expect(pages.line(linesPerPage + 10)).toBeUndefined();
});

it('gives up what is no longer wanted, and keeps only so much', async () => {
  const { asked, pages } = slowLog();
  pages.want([7], 1e6);
  pages.want([8], 1e6);
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[0]?.answer();
  await settled();
  expect(pages.line(7 * linesPerPage)).toBeUndefined();
  for (let page = 100; page < 200; page++) {
    pages.want([page], 1e6);
    asked.at(-1)?.answer();
    await settled();
  }
  const kept = Array.from({ length: 2000 }, (_, page) => page).filter(
    (page) => pages.line(page * linesPerPage) !== undefined,
  );
  expect(kept).toEqual(Array.from({ length: 40 }, (_, n) => 160 + n));
});

it('says what went wrong, and tries again when told to', async () => {
  const { asked, pages } = slowLog();
  pages.want([0], 10);
  asked[0]?.fail();
  await settled();
  expect(pages.error()).toEqual(new Error('no'));
  pages.want([0], 10);
  expect(asked.length).toBe(1);
  pages.forgetErrors();
  pages.want([0], 10);
  asked[1]?.answer();
  await settled();
  expect(pages.error()).toBeUndefined();
  expect(pages.line(9)?.text).toBe('line 9');
});
