import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ListQuestion } from '../../lib/queries/query-key.ts';
import { pageLengthOf } from '../../lib/queries/run-list-body.ts';
import { findPlace, itemAt, lengthOf, pagesFor, placeAt, type ListNode } from '../../lib/run-list/list-tree.ts';
import { useKept } from '../../lib/use-kept.ts';
import { defaultFirst, maximumSelected, type ViewState } from '../../lib/view-state/view-state.ts';
import { itemsOf, questionBelow, questionId, tableQuestion, type RunListNeeds } from './run-list-question.ts';
import type { RunListItem, RunListRow } from './run-list-row.ts';
import { pagesAtHand, useListPages, usePageCount, type PageNeeded } from './use-list-pages.ts';

export interface RunList {
  /** Undefined until the first answer. */
  readonly rowCount: number | undefined;
  /** Runs, or groups, of the list itself, without what is unfolded. */
  readonly total: number;
  /** Runs in all groups, where it is a list of groups. */
  readonly runTotal: number | undefined;
  readonly rowAt: (index: number) => RunListRow | undefined;
  readonly placeOf: (row: RunListRow) => number | undefined;
  /** The rows from the top that are at hand, as many as curves are drawn at most. */
  readonly firstRows: readonly RunListRow[];
  readonly listKey: string;
  /** What is shown is the answer to an earlier question. */
  readonly isStale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly onWindow: (first: number, last: number) => void;
}

const rowsAhead = 40;
/** What is read changes with each so many rows; what is drawn follows each frame. */
const rowStep = 50;

interface Shown {
  readonly tree: ListNode<RunListItem>;
  readonly questions: ReadonlyMap<string, ListQuestion>;
  readonly runTotal: number | undefined;
}

/** The rows of the table of runs, of which only those are read that are looked at. `isReady` is false while the columns are not known. */
export function useRunList(
  needs: RunListNeeds,
  { first = defaultFirst, open }: Pick<ViewState, 'first' | 'open'>,
  isReady: boolean,
): RunList {
  const client = useQueryClient();
  const pageCount = usePageCount();
  const [seen, setSeen] = useState({ first: 0, last: 60 });
  const opened = useMemo(() => new Set(open), [open]);
  const question = useMemo(() => tableQuestion(needs), [needs]);
  const present = useMemo(
    () => (isReady && pageCount >= 0 ? shownList(client, question, opened, needs) : undefined),
    [client, question, opened, needs, pageCount, isReady],
  );
  const shown = useKept(present);

  const rootId = questionId(question);
  const needed = useMemo<readonly PageNeeded[]>(() => {
    if (!isReady) return [];
    if (present === undefined) return [{ question, page: 0 }];
    const parts = [
      [0, Math.min(first, maximumSelected) - 1],
      [seen.first - rowsAhead, seen.last + rowsAhead - 1],
    ] as const;
    const pages = new Map<string, Set<number>>([[rootId, new Set([0])]]);
    for (const [from, to] of parts) {
      for (const [id, numbers] of pagesFor(present.tree, from, to)) {
        pages.set(id, new Set([...(pages.get(id) ?? []), ...numbers]));
      }
    }
    return [...pages].flatMap(([id, numbers]) => {
      const of = present.questions.get(id);
      return of === undefined ? [] : [...numbers].map((page) => ({ question: of, page }));
    });
  }, [present, question, rootId, first, seen, isReady]);
  const { error, retry } = useListPages(needed);

  const rows = useMemo(() => shown && rowsOf(shown.tree, opened, needs), [shown, opened, needs]);
  const onWindow = useCallback((from: number, to: number) => {
    const [begin, end] = [Math.floor(from / rowStep) * rowStep, Math.ceil(to / rowStep) * rowStep];
    setSeen((was) => (was.first === begin && was.last === end ? was : { first: begin, last: end }));
  }, []);
  return {
    rowCount: shown && lengthOf(shown.tree),
    total: shown?.tree.total ?? 0,
    runTotal: shown?.runTotal,
    rowAt: rows?.rowAt ?? noRow,
    placeOf: rows?.placeOf ?? noRow,
    firstRows: rows?.firstRows ?? none,
    listKey: shown?.tree.id ?? '',
    isStale: present === undefined,
    error,
    retry,
    onWindow,
  };
}

const noRow = (): undefined => undefined;
const none: readonly never[] = [];

/** What is at hand of a list; undefined before its first answer. */
function shownList(
  client: QueryClient,
  question: ListQuestion,
  opened: ReadonlySet<string>,
  needs: RunListNeeds,
): Shown | undefined {
  const questions = new Map<string, ListQuestion>();
  const { newest } = pagesAtHand(client, question);
  if (newest?.total === undefined) return undefined;
  const build = (of: ListQuestion, hint: number, depth: number): ListNode<RunListItem> => {
    const id = questionId(of);
    questions.set(id, of);
    const atHand = pagesAtHand(client, of);
    const pageLength = pageLengthOf(of);
    const pages = new Map([...atHand.pages].map(([page, answer]) => [page, itemsOf(of, answer)]));
    const total = atHand.newest?.total ?? hint;
    const below: { index: number; list: ListNode<RunListItem> }[] = [];
    if (opened.size > 0 && depth < 20) {
      for (const [page, items] of pages) {
        for (const [i, item] of items.entries()) {
          const inner = opened.has(item.id) ? questionBelow(item, needs) : undefined;
          const index = page * pageLength + i;
          if (inner !== undefined && index < total)
            below.push({ index, list: build(inner.question, inner.total, depth + 1) });
        }
      }
    }
    below.sort((a, b) => a.index - b.index);
    return { id, total, pageLength, pages, open: below };
  };
  const runTotal = 'runTotal' in newest ? newest.runTotal : undefined;
  return { tree: build(question, newest.total, 0), questions, runTotal };
}

/** Rows as the table takes them: the same object as long as nothing in it changes. */
function rowsOf(tree: ListNode<RunListItem>, opened: ReadonlySet<string>, needs: RunListNeeds) {
  const rowAt = (index: number): RunListRow | undefined => {
    const place = placeAt(tree, index);
    const item = itemAt(place);
    if (item === undefined) return undefined;
    const isOpen = questionBelow(item, needs) === undefined ? undefined : opened.has(item.id);
    return rowFor(item, place.depth, isOpen);
  };
  const placeOf = (row: RunListRow): number | undefined => findPlace(tree, (item) => item.id === row.id);
  const firstRows: RunListRow[] = [];
  for (let i = 0; i < Math.min(maximumSelected, lengthOf(tree)); i++) {
    const row = rowAt(i);
    if (row !== undefined) firstRows.push(row);
  }
  return { rowAt, placeOf, firstRows };
}

const made = new WeakMap<object, RunListRow>();

function rowFor(item: RunListItem, depth: number, isOpen: boolean | undefined): RunListRow {
  const source = item.kind === 'run' ? item.run : item.group;
  const before = made.get(source);
  if (before !== undefined && before.depth === depth && before.isOpen === isOpen && before.id === item.id)
    return before;
  const row: RunListRow = { ...item, depth, isOpen };
  made.set(source, row);
  return row;
}
