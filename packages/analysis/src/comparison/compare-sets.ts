import { adjustPValues } from '@assay/stats';
import { invalidInput } from '@assay/base';
import { choosePairing } from './choose-pairing.ts';
import type { Comparison, ComparedPair, Correction } from './comparison.ts';
import type { ComparedSetInput, ComparisonInput } from './comparison-input.ts';
import { describeSet } from './describe-set.ts';
import { headlineOf } from './headline.ts';
import { measurePair } from './measure-pair.ts';
import { rankSets } from './rank-sets.ts';
import { sentenceOf } from './sentence.ts';
import { warningsOf } from './set-warnings.ts';
import { isBeyond, verdictOf } from './verdict.ts';

const adjustments = {
  holm: 'holm',
  bh: 'benjamini-hochberg',
  by: 'benjamini-yekutieli',
} as const satisfies Record<Exclude<Correction, 'none'>, string>;

/**
 * Sets of runs beside one another: each with the baseline, or all pairs. How pairs are made and tests are chosen: `choosePairing`, `chooseTest`. The p-values of all pairs that were tested are corrected together. The order of the runs in a set changes
 * nothing, and of two sets in each other's place every answer is the mirror image. Fewer than two sets, two of one name, sets that share runs, or a baseline that is none of them: InvalidInput.
 */
export function compareSets(input: ComparisonInput): Comparison {
  checkSets(input);
  const { goal, minEffect, confidence, correction, baseline } = input;
  const couples = couplesOf(input.sets, baseline);
  const options = { ...input, comparisons: couples.length };
  const measured = couples.map(([a, b]) => {
    const design = choosePairing(a, b, input);
    return { a, b, design, measures: measurePair(design, options) };
  });
  const pValues = measured.flatMap(({ measures: { p } }) => (p === null ? [] : [p]));
  const adjusted = correction === 'none' ? pValues : adjustPValues(pValues, adjustments[correction]);
  let next = 0;
  const pairs = measured.map(({ a, b, design, measures }) => {
    const pAdjusted = measures.p === null ? null : (adjusted[next++] ?? null);
    const verdict = verdictOf(measures, pAdjusted, { goal, minEffect, confidence });
    const { refusal: _, equivalence: __, ...shown } = measures;
    const pair: ComparedPair = {
      a: a.name,
      b: b.name,
      unit: design.unit,
      n: { a: design.a.length, b: design.b.length },
      pairing: design.unit === 'runs' ? null : design.pairing,
      ...shown,
      pAdjusted,
      verdict,
      isBeyondMinEffect: isBeyond(measures, { goal, minEffect, confidence }),
      sentence: sentenceOf({
        a: a.name,
        b: b.name,
        metric: input.metric,
        unit: input.unit,
        design,
        measures,
        verdict,
        pAdjusted,
        comparisons: pValues.length,
        correction,
        confidence,
        minEffect,
        hasBaseline: baseline !== null,
      }),
    };
    return { pair, design };
  });
  const answers = pairs.map(({ pair }) => pair);
  return {
    metric: input.metric,
    unit: input.unit,
    value: input.value,
    goal,
    goalSource: input.goalSource,
    baseline,
    minEffect,
    confidence,
    correction,
    alternative: input.alternative,
    seed: input.seed,
    sets: input.sets.map((set) => describeSet(set, confidence)),
    pairs: answers,
    ranking: rankSets(input),
    warnings: warningsOf(input, pairs),
    sentence: headlineOf(answers, input),
  };
}

function checkSets({ sets, baseline }: ComparisonInput): void {
  if (sets.length < 2) throw invalidInput('sets', `expected at least two sets to compare, got ${sets.length}`);
  const names = new Set<string>();
  const owners = new Map<string, string>();
  for (const { name, runIds } of sets) {
    if (names.has(name)) throw invalidInput('sets', `two sets are named "${name}". Give each a name of its own.`);
    names.add(name);
    for (const id of runIds) {
      const owner = owners.get(id);
      if (owner !== undefined)
        throw invalidInput(
          'sets',
          `run ${id} is in "${owner}" and in "${name}". A run cannot stand on both sides: narrow one of the sets.`,
        );
      owners.set(id, name);
    }
  }
  if (baseline !== null && !names.has(baseline))
    throw invalidInput('baseline', `no set is named "${baseline}". Name one of ${[...names].join(', ')}.`);
}

type Couple = readonly [ComparedSetInput, ComparedSetInput];

function couplesOf(sets: readonly ComparedSetInput[], baseline: string | null): Couple[] {
  if (baseline === null) return sets.flatMap((a, i) => sets.slice(i + 1).map((b): Couple => [a, b]));
  const a = sets.find(({ name }) => name === baseline);
  return a === undefined ? [] : sets.filter((b) => b !== a).map((b): Couple => [a, b]);
}
