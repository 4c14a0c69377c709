import type { LogStream } from '@assay/wire';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { api } from '../../../lib/api.ts';
import { LogPages } from '../../../lib/log/log-pages.ts';
import { LogSearch, type FoundLines } from '../../../lib/log/log-search.ts';

/** What is read while the scroll bar is dragged: a page that stays in view for so long. */
const restMs = 80;

/** The lines of a run's log around those in view; `linesPerPage` should be few where those do not follow one another. */
export function useLogPages(
  runId: string,
  linesPerPage: number,
  inView: readonly number[],
  lineCount: number,
): LogPages {
  const pages = useMemo(
    () =>
      new LogPages(
        linesPerPage,
        async (line, limit, signal) => (await api.readLog({ params: { runId }, query: { line, limit }, signal })).lines,
      ),
    [runId, linesPerPage],
  );
  useSyncExternalStore(pages.subscribe, pages.version);
  const wanted = [...new Set(inView.map((line) => Math.floor(line / linesPerPage)))].join(' ');
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const ask = (): void => {
      askedAt.current = performance.now();
      pages.want(wanted === '' ? [] : wanted.split(' ').map(Number), lineCount);
    };
    const sinceMs = performance.now() - askedAt.current;
    if (sinceMs > restMs) {
      ask();
      return undefined;
    }
    const timer = setTimeout(ask, restMs);
    return () => clearTimeout(timer);
  }, [pages, wanted, lineCount]);
  useEffect(() => () => pages.close(), [pages]);
  return pages;
}

export interface LogQuestion {
  /** All lines where empty. */
  readonly text: string;
  readonly matchCase: boolean;
  readonly stream: LogStream | undefined;
}

/** Lines that a list of them holds at the most. */
export const maximumFound = 100_000;

interface LogFinds extends FoundLines {
  readonly search: LogSearch;
}

/** All lines of a run's log that match, as far as they are found; undefined where there is no question. */
export function useLogSearch(
  runId: string,
  question: LogQuestion | undefined,
  lineCount: number,
): LogFinds | undefined {
  const { text, matchCase, stream } = question ?? none;
  const isAsked = question !== undefined;
  const search = useMemo(
    () =>
      new LogSearch(
        (from, direction, limit, signal) =>
          api.searchLog({
            params: { runId },
            query: { text, matchCase, from, direction, limit, ...(stream !== undefined && { stream }) },
            signal,
          }),
        maximumFound,
      ),
    [runId, text, matchCase, stream],
  );
  const found = useSyncExternalStore(search.subscribe, search.found);
  useEffect(() => {
    if (isAsked) search.search(lineCount);
  }, [search, isAsked, lineCount]);
  useEffect(() => () => search.close(), [search]);
  return useMemo(() => (isAsked ? { ...found, search } : undefined), [isAsked, found, search]);
}

const none: LogQuestion = { text: '', matchCase: false, stream: undefined };
