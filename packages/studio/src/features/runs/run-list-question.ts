import type { RunPage, AggregatedRuns } from '@assay/wire';
import { joinFilters, viewFilter } from '../../lib/filter/view-filter.ts';
import type { ListQuestion, RunScope, RunsAsked } from '../../lib/queries/query-key.ts';
import { scopeBody } from '../../lib/queries/run-list-body.ts';
import { groupId } from '../../lib/run-list/group-id.ts';
import { readSort } from '../../lib/view-state/sort.ts';
import { withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import type { RunListItem } from './run-list-row.ts';
import { columnsAsked } from './run-fields-shown.ts';

export const questionId = (question: ListQuestion): string => JSON.stringify(question);

export interface RunListNeeds {
  readonly scope: RunScope;
  readonly view: Pick<ViewState, 'filter' | 'brush' | 'sort' | 'group' | 'flat'>;
  /** Fields that the columns show. */
  readonly fields: readonly string[];
}

/** Nested runs stand under their parents as long as nothing narrows the list; a search finds them wherever they are. */
export const isNested = (view: RunListNeeds['view']): boolean =>
  view.flat !== true && view.group === undefined && viewFilter(view) === undefined;

/** What the table as a whole asks for. */
export function tableQuestion({ scope, view, fields }: RunListNeeds): ListQuestion {
  const narrowed = { ...scopeBody(scope), ...withoutUndefined({ filter: viewFilter(view) }) };
  if (view.group !== undefined) {
    const by = [...view.group];
    const numbers = fields.filter((field) => isAggregable(field) && !by.includes(field)).slice(0, 64);
    const sort = readSort(view.sort);
    const isSortable = sort !== undefined && ['count', ...by, ...numbers].includes(sort.columnId);
    return {
      kind: 'groups',
      asked: { ...narrowed, by, fields: numbers, ...(isSortable && { sort: view.sort }) },
    };
  }
  const { sort } = view;
  return {
    kind: 'runs',
    asked: {
      ...narrowed,
      ...(isNested(view) && { rootsOnly: true }),
      ...(sort !== undefined && readSort(sort)?.columnId !== 'count' && { sort }),
      ...columnsAsked(fields),
    },
  };
}

/** Numbers, or what may be: groups have a mean of it. */
export const isAggregable = (field: string): boolean => /^(?:metrics\.|params\.|duration$)/.test(field);

/** What a row unfolds to, and how many rows those are; undefined where it unfolds to nothing. */
export function questionBelow(
  item: RunListItem,
  { scope, view, fields }: RunListNeeds,
): { readonly question: ListQuestion; readonly total: number } | undefined {
  if (item.kind === 'run') {
    if (item.run.childCount === 0 || !isNested(view)) return undefined;
    const asked: RunsAsked = { parentRunId: item.id, sort: 'created', ...columnsAsked(fields) };
    return { question: { kind: 'runs', asked }, total: item.run.childCount };
  }
  const filter = joinFilters(viewFilter(view), item.group.filter ?? undefined);
  if (item.group.filter === null || filter === undefined) return undefined;
  const { sort } = view;
  const asked: RunsAsked = {
    ...scopeBody(scope),
    filter,
    ...(sort !== undefined && readSort(sort)?.columnId !== 'count' && { sort }),
    ...columnsAsked(fields),
  };
  return { question: { kind: 'runs', asked }, total: item.group.count };
}

/** The rows of a page. */
export const itemsOf = (question: ListQuestion, page: RunPage | AggregatedRuns): readonly RunListItem[] =>
  'runs' in page
    ? page.runs.map((run) => ({ kind: 'run', id: run.id, run }))
    : page.groups.map((group) => ({
        kind: 'group',
        id: groupId(question.kind === 'groups' ? question.asked.by : [], group.key),
        group,
      }));
