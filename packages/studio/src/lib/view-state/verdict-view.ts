import { jsonIn, numberIn, textIn, textsIn, withoutUndefined, type ViewText } from './read-values.ts';
import { longId, shortId } from './short-id.ts';

/** A set of runs that was put together by hand, or a group of runs. */
export type GivenSet = { readonly name: string } & (
  | { readonly runIds: readonly string[] }
  | { readonly groupId: string }
);

/** Which sets of runs are held against each other, in what, and how. */
export interface VerdictView {
  /** The runs are those of this experiment, narrowed by the filter; the chosen ones where absent. */
  readonly experiment?: string;
  /** Made by hand; by the first field of `group` where absent. */
  readonly sets?: readonly GivenSet[];
  readonly metric?: string;
  /** The name of the set that the others are held against, or `experimentBaseline`; all pairs where absent. */
  readonly against?: string;
  /** Fields by which runs belong together; found by the server where absent. */
  readonly pairBy?: readonly string[] | 'none';
  /** The smallest difference that matters. */
  readonly minEffect?: number;
  readonly confidence?: number;
}

/** Stands in `against` for the baseline of the experiment; longer than the name of any set may be. */
export const experimentBaseline = '*baseline*';

export const maximumSets = 20;
const maximumRunsOfSet = 500;

export function readVerdictView(search: Readonly<Record<string, unknown>>): VerdictView {
  const experiment = textIn(search['experiment']);
  const pairBy = textsIn(search['pairBy'])?.slice(0, 5);
  return withoutUndefined({
    experiment: experiment && longId(experiment),
    sets: readSets(search['sets']),
    metric: textIn(search['metric']),
    against: textIn(search['against']),
    pairBy: pairBy?.[0] === 'none' ? ('none' as const) : pairBy,
    minEffect: numberIn(search['minEffect'], Number.MIN_VALUE, Number.MAX_VALUE),
    confidence: numberIn(search['confidence'], 0.5, 0.9999),
  });
}

export const printVerdictView = (view: VerdictView): Readonly<Record<string, ViewText>> =>
  withoutUndefined({
    experiment: view.experiment && shortId(view.experiment),
    sets: view.sets && JSON.stringify(view.sets.map(printSet)),
    metric: view.metric,
    against: view.against,
    pairBy: view.pairBy,
    minEffect: view.minEffect?.toString(),
    confidence: view.confidence?.toString(),
  });

const printSet = (set: GivenSet): readonly string[] =>
  'groupId' in set ? [set.name, '', shortId(set.groupId)] : [set.name, set.runIds.map(shortId).join(',')];

/** `["adam", "<ids>"]`, or `["all of a group", "", "<id>"]`. */
function readSets(value: unknown): readonly GivenSet[] | undefined {
  const listed = jsonIn(value);
  if (!Array.isArray(listed)) return undefined;
  const sets = listed.slice(0, maximumSets).flatMap((each: unknown): GivenSet[] => {
    if (!Array.isArray(each)) return [];
    const [name, runs, group] = each.map(textIn);
    if (name === undefined) return [];
    const groupId = group && longId(group);
    if (groupId !== undefined && groupId !== '') return [{ name, groupId }];
    const runIds = runs?.split(',').flatMap((text) => longId(text) ?? []) ?? [];
    return runIds.length === 0 ? [] : [{ name, runIds: [...new Set(runIds)].slice(0, maximumRunsOfSet) }];
  });
  return sets.length === 0 ? undefined : sets;
}
