import type { Design } from './choose-pairing.ts';
import { farValues } from './choose-test.ts';
import type { ComparedPair, ComparisonWarning, LeftOutReason } from './comparison.ts';
import { fewestUnits } from './comparison-input.ts';
import type { ComparedSetInput, ComparisonInput } from './comparison-input.ts';

const reasonWords = {
  noValue: 'without a value of the metric',
  notFinite: 'whose value is NaN or infinite',
  notFinished: 'that have not finished',
  failed: 'that failed',
  stopped: 'that were stopped',
  inBaseline: 'that are in the baseline',
} as const satisfies Record<LeftOutReason, string>;

/** What the asker should know beside the verdicts. */
export function warningsOf(
  input: ComparisonInput,
  pairs: readonly { readonly pair: ComparedPair; readonly design: Design }[],
): ComparisonWarning[] {
  const { sets, correction } = input;
  const found: ComparisonWarning[] = [];
  const few = sets.filter(({ values }) => values.length < fewestUnits);
  if (few.length > 0)
    found.push({
      kind: 'fewRuns',
      message: `${namesOf(few)} ${few.length === 1 ? 'has' : 'have'} fewer than ${fewestUnits} runs: too few for a p-value. Look at the single values.`,
    });
  for (const set of sets) {
    const parts = set.leftOut.filter(({ reason }) => reason !== 'inBaseline');
    if (parts.length === 0) continue;
    const said = parts.map(({ reason, count }) => `${count} ${reasonWords[reason]}`).join(', ');
    const isLoss = parts.some(({ reason }) => reason === 'failed' || reason === 'notFinite');
    const hint = isLoss ? ' What failed does not count against the set: judge the others with that in mind.' : '';
    found.push({ kind: 'leftOut', message: `Left out of ${set.name}: ${said}.${hint}` });
  }
  const tested = pairs.filter(({ pair }) => pair.p !== null).length;
  if (correction === 'none' && tested > 1)
    found.push({
      kind: 'uncorrected',
      message: `${tested} comparisons, not corrected for their number: about one in twenty would be found to differ where nothing does.`,
    });
  const noted = (note: string): string[] =>
    pairs.flatMap(({ pair, design }) =>
      design.unit === 'runs' && design.note === note ? [`${pair.a} and ${pair.b}`] : [],
    );
  const folds = noted('foldsNotUnique');
  if (folds.length > 0)
    found.push({
      kind: 'foldsNotPaired',
      message: `Runs on folds of the same data depend on one another, but those of ${firstOf(folds)} could not be paired by fold: p is smaller than it should be. Name with pairBy what makes each run one of its kind.`,
    });
  const dataSets = pairs.flatMap(({ design }) =>
    design.unit !== 'runs' && design.fewDataSets !== undefined ? [design.fewDataSets] : [],
  );
  const most = Math.max(...dataSets);
  if (dataSets.length > 0)
    found.push({
      kind: 'fewDataSets',
      message: `${most} data ${most === 1 ? 'set is' : 'sets are'} too few to speak of others: what is said here is about ${most === 1 ? 'this one' : 'these'} alone.`,
    });
  const few2 = noted('fewPartners');
  if (few2.length > 0)
    found.push({
      kind: 'notAllPaired',
      message: `Most runs of ${firstOf(few2)} have no partner with the same key, so they are compared as independent runs.`,
    });
  for (const { pair } of pairs) {
    const { a = 0, b = 0 } = pair.pairing?.withoutPartner ?? {};
    if (a + b > 0)
      found.push({
        kind: 'notAllPaired',
        message: `${a + b} of ${pair.a} and ${pair.b} have no partner and are left out of their comparison.`,
      });
  }
  for (const set of sets) {
    const far = set.values.length >= fewestUnits ? farValues(set.values) : [];
    if (far.length > 0)
      found.push({
        kind: 'farValues',
        message: `${far.length === 1 ? 'A value' : `${far.length} values`} of ${set.name} ${far.length === 1 ? 'lies' : 'lie'} far from its others (${far.slice(0, 3).map(short).join(', ')}${far.length > 3 ? ', …' : ''}): look at ${far.length === 1 ? 'that run' : 'those runs'}.`,
      });
  }
  const sameSeed = sets.filter((set) => hasOneSeed(set, input));
  if (sameSeed.length > 0)
    found.push({
      kind: 'sameSeed',
      message: `All runs of ${namesOf(sameSeed)} have the same seed: they may say less about chance than their number suggests.`,
    });
  return [...found, ...input.warnings];
}

function hasOneSeed(set: ComparedSetInput, { keyFields }: ComparisonInput): boolean {
  if (set.values.length < 2) return false;
  return keyFields.some(({ field, role }) => {
    const texts = role === 'seed' ? set.keys.get(field) : undefined;
    return texts !== undefined && texts[0] !== null && texts.length > 1 && texts.every((text) => text === texts[0]);
  });
}

const short = (value: number): string => String(Number(value.toPrecision(4)));
const firstOf = (names: readonly string[]): string =>
  names.length > 2 ? `${names[0]}, and of ${names.length - 1} other pairs,` : names.join(', and of ');
const namesOf = (sets: readonly ComparedSetInput[]): string => {
  const names = sets.map(({ name }) => name);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
};
