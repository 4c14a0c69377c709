import { trialStates, type Objective } from '@assay/wire';
import { seriesHues } from '../charts/series-colour.ts';
import type { NamesKey } from '../plot/item-colours.ts';
import type { PlotLook } from '../plot/mark.ts';
import { byGroup } from '../plot/numbers-of-rows.ts';
import { isFeasible, type TrialData } from './trial-data.ts';

/** What all charts of a study are about. */
export interface ChartedTrials {
  readonly data: TrialData;
  readonly objectives: readonly Objective[];
  /** Those that are not hidden. */
  readonly rows: Uint32Array;
}

/** How trials are told apart by colour, from what is painted first to what lies on top. */
export const trialKinds = ['waiting', 'running', 'failed', 'pruned', 'infeasible', 'complete'] as const;
export type TrialKind = (typeof trialKinds)[number];

const placesOfStates = trialStates.map((state) => trialKinds.indexOf(state));
const complete = trialStates.indexOf('complete');
const infeasible = trialKinds.indexOf('infeasible');

/** Of the trial's kind among all. */
export function kindPlace(data: TrialData, row: number): number {
  const state = data.state[row] ?? 0;
  return state === complete && !isFeasible(data, row) ? infeasible : (placesOfStates[state] ?? 0);
}

export const kindOf = (data: TrialData, row: number): TrialKind => trialKinds[kindPlace(data, row)] ?? 'waiting';

/** In the order of `trialKinds`. */
export function kindColours(look: Pick<PlotLook, 'theme' | 'lineStrong'>): readonly string[] {
  const [blue = '', orange = '', green = '', , , , violet = '', red = ''] = seriesHues[look.theme];
  return [look.lineStrong, green, red, orange, violet, blue];
}

/** Names the kinds that some trials are of. */
export function kindKey(data: TrialData, rows: Uint32Array, look: PlotLook): NamesKey {
  const isThere = new Uint8Array(trialKinds.length);
  for (const row of rows) isThere[kindPlace(data, row)] = 1;
  const colours = kindColours(look);
  const names = trialKinds.flatMap((name, place) =>
    isThere[place] === 1 ? [{ name, colour: colours[place] ?? '' }] : [],
  );
  return { kind: 'names', title: 'state', names: names.toReversed() };
}

/** Rows in the order in which they are painted: by kind, the older first. */
export const byKind = (data: TrialData, rows: Uint32Array): Uint32Array =>
  byGroup(rows, (row) => kindPlace(data, row), trialKinds.length);

export const trialNoun = { one: 'trial', many: 'trials' };
