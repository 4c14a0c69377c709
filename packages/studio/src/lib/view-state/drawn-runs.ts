import { defaultFirst, maximumSelected, type ViewState } from './view-state.ts';

type Eyes = Pick<ViewState, 'first' | 'hidden' | 'shown' | 'solo' | 'pinned' | 'baseline'>;

/** Runs that stay at the top of the table: the baseline, then those that were pinned. */
export const topRuns = ({ baseline, pinned = [] }: Pick<ViewState, 'baseline' | 'pinned'>): readonly string[] => [
  ...new Set([...(baseline === undefined ? [] : [baseline]), ...pinned]),
];

/**
 * The runs whose curves are drawn, at most 500: those that stay at the top count first, then the rows in their order; the first so many
 * without those that were hidden, and with those that were shown besides. While some are looked at alone, only these.
 * `orderedIds` are the table's rows from its top; more than `maximumSelected` are never looked at.
 */
export function drawnRuns(view: Eyes, orderedIds: readonly string[]): readonly string[] {
  const order = [...new Set([...topRuns(view), ...orderedIds])];
  if (view.solo !== undefined) return inOrder(new Set(view.solo), order);
  const drawn = new Set(order.slice(0, view.first ?? defaultFirst));
  for (const id of view.hidden ?? []) drawn.delete(id);
  for (const id of view.shown ?? []) drawn.add(id);
  return inOrder(drawn, order);
}

/** Those that the table does not have at hand come last. */
function inOrder(ids: ReadonlySet<string>, order: readonly string[]): readonly string[] {
  return [...new Set([...order.filter((id) => ids.has(id)), ...ids])].slice(0, maximumSelected);
}

type EyePatch = { readonly [K in 'hidden' | 'shown' | 'solo']?: readonly string[] | undefined };

/** What the eye of a run changes in the view: drawn becomes hidden, and the other way round. */
export function turnEye(view: Eyes, orderedIds: readonly string[], id: string): EyePatch {
  const isDrawn = drawnRuns(view, orderedIds).includes(id);
  if (view.solo !== undefined) {
    const solo = isDrawn ? view.solo.filter((each) => each !== id) : [...view.solo, id];
    return { solo: listOrNone(solo) };
  }
  const isFirst = [...new Set([...topRuns(view), ...orderedIds])].slice(0, view.first ?? defaultFirst).includes(id);
  const [hidden, shown] = [without(view.hidden, id), without(view.shown, id)];
  if (isDrawn && isFirst) hidden.push(id);
  if (!isDrawn && !isFirst) shown.push(id);
  return { hidden: listOrNone(hidden), shown: listOrNone(shown) };
}

/** Looks at one run alone; at all again where it is alone already. */
export const turnSolo = (view: Pick<ViewState, 'solo'>, id: string): EyePatch => ({
  solo: view.solo?.length === 1 && view.solo[0] === id ? undefined : [id],
});

const without = (ids: readonly string[] = [], id: string): string[] => ids.filter((each) => each !== id);
const listOrNone = (ids: readonly string[]): readonly string[] | undefined => (ids.length === 0 ? undefined : ids);
