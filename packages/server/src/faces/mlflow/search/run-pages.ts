import { runsAtOnce } from '@assay/core';
import type { CallOptions, MlflowRunPage, MlflowRunTable, Store } from '@assay/core';
import { WrittenJson } from '../written-json.ts';
import { printRuns } from './print-runs.ts';

/** Runs that are read at once are fewer where runs are large: about this many characters of them. */
const charactersAtOnce = 4 * 1024 * 1024;

/**
 * The answer of `runs/search`. A page of more runs than the core answers at once is read and written piece by piece; the next piece is read while
 * one is written, and no more than two are ever in memory. Each run is as it was when its piece was read.
 */
export function writeRunPage(
  { ids, runs, nextCursor }: MlflowRunPage,
  store: Store,
  options: CallOptions,
): WrittenJson {
  const end = nextCursor === null ? '' : `"next_page_token":${JSON.stringify(nextCursor)}`;
  if (runs === null) return new WrittenJson(`{${end}}`);
  const first = printRuns(runs);
  const closing = end === '' ? ']}' : `],${end}}`;
  return new WrittenJson(
    ids.length <= runsAtOnce ? `{"runs":[${first.join(',')}${closing}` : pieces(first, ids, closing, store, options),
  );
}

async function* pieces(
  first: readonly string[],
  ids: MlflowRunPage['ids'],
  closing: string,
  store: Store,
  options: CallOptions,
): AsyncGenerator<string, void, undefined> {
  let printed = first;
  let asked = runsAtOnce;
  let text = '{"runs":[';
  for (;;) {
    const piece: string = printed.join(',');
    const averageLength = piece.length / Math.max(1, printed.length);
    const count = Math.max(1, Math.min(runsAtOnce, Math.floor(charactersAtOnce / Math.max(1, averageLength))));
    const next = ids.slice(asked, asked + count);
    asked += next.length;
    const reading: Promise<MlflowRunTable> | undefined =
      next.length === 0 ? undefined : store.query('getMlflowRuns', { ids: next }, options);
    // Who waits for it may be gone before it is looked at.
    reading?.catch(() => undefined);
    yield text + piece;
    if (reading === undefined) break;
    printed = printRuns(await reading);
    text = printed.length === 0 ? '' : ',';
  }
  yield closing;
}
