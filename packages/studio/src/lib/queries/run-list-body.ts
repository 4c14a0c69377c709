import type { ListQuestion, RunScope } from './query-key.ts';

export const pageLengthOf = ({ kind }: ListQuestion): number => (kind === 'runs' ? 100 : 200);

/** The scope as operations name it. */
export const scopeBody = (
  scope: RunScope,
): { readonly experimentIds: string[]; readonly groupId?: string } | { readonly unassigned: true } =>
  'experimentId' in scope
    ? { experimentIds: [scope.experimentId], ...(scope.groupId !== undefined && { groupId: scope.groupId }) }
    : scope;

/** Which part of a list a page of it is, counted from 0. */
export const pageOf = (question: ListQuestion, page: number): { readonly offset: number; readonly limit: number } => ({
  offset: page * pageLengthOf(question),
  limit: pageLengthOf(question),
});

/** More names than these are not read. */
const maximumNames = 100_000;

/** Whose parameters, metrics and tags are listed: an experiment's, or those of the runs without one. */
export const columnsAskedOf = (experimentId: string | null) => ({
  ...(experimentId === null ? { unassigned: true as const } : { experimentId }),
  limit: maximumNames,
});
