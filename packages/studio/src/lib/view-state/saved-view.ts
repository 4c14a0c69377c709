import { recordIn } from './read-values.ts';
import { printViewState, readViewState, type ViewTexts } from './view-state.ts';

/** What passes: which runs are chosen, what was looked at last. A link has it, a saved view does not. */
const passing: ReadonlySet<string> = new Set(['view', 'runs', 'at', 'artifact', 'tab', 'long']);

/** The part of a view that is saved. */
export const savedPart = (texts: ViewTexts): ViewTexts =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => !passing.has(name)));

/** The texts of a view as the server keeps them; what cannot be used is left out. */
export const readSavedView = (state: unknown): ViewTexts => printViewState(readViewState(recordIn(state) ?? {}));

/** Whether saving `texts` would leave the saved view as it is. */
export const isAsSaved = (texts: ViewTexts, state: unknown): boolean =>
  canonical(savedPart(texts)) === canonical(savedPart(readSavedView(state)));

const canonical = (texts: ViewTexts): string =>
  JSON.stringify(Object.entries(readSavedView(texts)).sort(([a], [b]) => (a < b ? -1 : 1)));

const linkPrefix = '~';

/** Views that were made to be linked to stand in no list. */
export const isLinkView = (name: string): boolean => name.startsWith(linkPrefix);

export const linkViewName = (nowMs: number): string => `${linkPrefix}${new Date(nowMs).toISOString()}`;

/** Whether an address says nothing of the view but which saved one it is. */
export const namesOnlyView = (texts: ViewTexts): boolean =>
  texts['view'] !== undefined && Object.keys(texts).length === 1;

/** The parts of the view that differ, by their names in the address. */
export function changedParts(before: ViewTexts, after: ViewTexts): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
