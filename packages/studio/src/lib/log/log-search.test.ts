import { expect, it } from 'vitest';
import { LogSearch, type SeekLines } from './log-search.ts';

/** Seeks multiples of `of`; reads at most 1,000 lines for one answer, as a server does with a long log. */
function multiples(of: number, log: { lineCount: number }) {
  const asked: string[] = [];
  const seek: SeekLines = (start, direction, limit) => {
    asked.push(`${direction} ${start} ${limit}`);
    const hits: number[] = [];
    const step = direction === 'forward' ? 1 : -1;
    let line = start;
    for (let read = 0; read < 1000 && line >= 0 && line < log.lineCount && hits.length < limit; read++, line += step)
      if (line % of === 0) hits.push(line);
    return Promise.resolve({ hits, next: line >= 0 && line < log.lineCount ? line : null });
  };
  return { asked, seek };
}

const { signal } = new AbortController();

async function complete(search: LogSearch, lineCount: number): Promise<void> {
  search.search(lineCount);
  await expect.poll(() => search.isComplete || search.found().isCut || search.found().error !== undefined).toBe(true);
}

it('finds all of them, and those of lines that come later', async () => {
  const log = { lineCount: 5000 };
  const search = new LogSearch(multiples(700, log).seek, 10_000);
  await complete(search, 5000);
  expect(search.found().lines).toEqual([0, 700, 1400, 2100, 2800, 3500, 4200, 4900]);
  log.lineCount = 6001;
  await complete(search, 6001);
  expect(search.found()).toEqual({
    lines: [0, 700, 1400, 2100, 2800, 3500, 4200, 4900, 5600],
    searchedTo: 6001,
    isCut: false,
    error: undefined,
  });
});

it('ends where they are too many', async () => {
  const search = new LogSearch(multiples(2, { lineCount: 5000 }).seek, 100);
  await complete(search, 5000);
  expect(search.found().lines.length).toBe(100);
  expect(search.found().isCut).toBe(true);
  expect(await search.next(4000, 'forward', signal)).toBe(4002);
});

it.each([
  [0, 'forward', 3000],
  [3000, 'forward', 0],
  [-1, 'forward', 0],
  [3000, 'backward', 0],
  [0, 'backward', 3000],
  [4000, 'backward', 3000],
] as const)('from %d %s comes %d, whether it is known already or asked for', async (line, direction, expected) => {
  const { asked, seek } = multiples(3000, { lineCount: 5000 });
  const search = new LogSearch(seek, 100);
  search.search(5000);
  search.close();
  expect(await search.next(line, direction, signal)).toBe(expected);
  expect(asked.length).toBeGreaterThan(0);
  await complete(search, 5000);
  const before = asked.length;
  expect(await search.next(line, direction, signal)).toBe(expected);
  expect(asked.length).toBe(before);
});

it('says a fault, and goes on when told to', async () => {
  const { seek } = multiples(100, { lineCount: 500 });
  let fails = true;
  const search = new LogSearch((...question) => (fails ? Promise.reject(new Error('no')) : seek(...question)), 100);
  await complete(search, 500);
  expect(search.found().error).toEqual(new Error('no'));
  fails = false;
  search.retry();
  await complete(search, 500);
  expect(search.found()).toMatchObject({ lines: [0, 100, 200, 300, 400], error: undefined });
});
