import type { Design } from './choose-pairing.ts';
import type { ComparedDifference, ComparisonUnit, Correction, Verdict } from './comparison.ts';
import { fewestUnits } from './comparison-input.ts';
import { formatNumber, formatP } from './format-number.ts';
import type { PairMeasures } from './measure-pair.ts';

export interface SentenceInput {
  readonly a: string;
  readonly b: string;
  readonly metric: string;
  readonly unit: string;
  readonly design: Design;
  readonly measures: PairMeasures;
  readonly verdict: Verdict;
  readonly pAdjusted: number | null;
  /** 1 where there is one comparison: then nothing is said of corrections. */
  readonly comparisons: number;
  readonly correction: Correction;
  readonly confidence: number;
  readonly minEffect: number | null;
  /** b is spoken of, also where it is the worse one. */
  readonly hasBaseline: boolean;
}

/** A set that is named by a number, which is no part of the sum. */
const spoken = (name: string): string => (/^[-−+.]?\d/.test(name) ? `“${name}”` : name);

/** The verdict with its numbers, as one would say it. */
export function sentenceOf(given: SentenceInput): string {
  const input = { ...given, a: spoken(given.a), b: spoken(given.b) };
  const { a, b, metric, verdict, measures, hasBaseline } = input;
  const { difference } = measures;
  if (measures.refusal !== null || difference === null) return refusalOf(input);
  switch (verdict) {
    case 'better':
      return `${b} beats ${a} on ${metric} by ${gap(input, difference)}; ${evidence(input, difference, true)}${needs(input)}.`;
    case 'worse':
      return hasBaseline
        ? `${b} falls behind ${a} on ${metric} by ${gap(input, difference)}; ${evidence(input, difference, true)}${needs(input)}.`
        : `${a} beats ${b} on ${metric} by ${gap(input, difference)}; ${evidence(input, difference, true)}${needs(input)}.`;
    case 'equivalent':
      return `${a} and ${b} differ on ${metric} by less than the ${amount(input, input.minEffect ?? 0)} that matters; ${b} − ${a} = ${signed(input, difference)}, ${evidence(input, difference, false)}.`;
    default:
      return `Whether ${a} or ${b} is better on ${metric} cannot be told; ${b} − ${a} = ${signed(input, difference)}, ${evidence(input, difference, false)}${needs(input)}.`;
  }
}

/** Spread of the numbers in a sentence: what their decimals go by. */
function spreadOf({ standardError, low, high }: ComparedDifference): number | null {
  if (standardError !== null && standardError > 0) return standardError;
  return low !== null && high !== null && high > low ? (high - low) / 4 : null;
}

const withUnit = (unit: string, text: string): string =>
  unit === '' ? text : unit === '%' ? `${text} %` : `${text} ${unit}`;

const amount = ({ unit }: SentenceInput, value: number): string => withUnit(unit, plain(value));

/** As the asker gave it. */
const plain = (value: number): string => String(Number(value.toPrecision(6))).replaceAll('-', '−');

const plusMinus = (difference: ComparedDifference, value: number): string => {
  const spread = spreadOf(difference);
  const { standardError } = difference;
  const text = formatNumber(value, spread);
  return standardError !== null && standardError > 0 ? `${text} ± ${formatNumber(standardError, spread)}` : text;
};

const gap = (input: SentenceInput, difference: ComparedDifference): string =>
  withUnit(input.unit, plusMinus(difference, Math.abs(difference.estimate)));

const signed = (input: SentenceInput, difference: ComparedDifference): string =>
  withUnit(input.unit, plusMinus(difference, difference.estimate));

/** The interval (turned to the winner's side where there is one), n and p. */
function evidence(input: SentenceInput, difference: ComparedDifference, isTurned: boolean): string {
  const { low, high, estimate } = difference;
  const spread = spreadOf(difference);
  const ends = low === null || high === null ? null : isTurned && estimate < 0 ? [-high, -low] : [low, high];
  const interval =
    ends === null
      ? ''
      : `${percent(input.confidence)} interval [${ends.map((end) => formatNumber(end === 0 ? 0 : end, spread)).join(', ')}], `;
  return `${interval}${units(input.design)}${probability(input)}`;
}

function probability({ pAdjusted, comparisons, correction }: SentenceInput): string {
  if (pAdjusted === null) return '';
  return `, ${formatP(pAdjusted)}${comparisons > 1 && correction !== 'none' ? ` after ${nameOfCorrection(correction)}` : ''}`;
}

export const nameOfCorrection = (correction: Correction): string =>
  ({ holm: 'Holm', bh: 'Benjamini and Hochberg', by: 'Benjamini and Yekutieli', none: 'no correction' })[correction];

export const percent = (confidence: number): string => `${Number((100 * confidence).toPrecision(4))} %`;

const nounOfUnit = {
  runs: ['run', 'runs of each'],
  pairs: ['pair', 'pairs'],
  folds: ['fold', 'folds'],
  dataSets: ['data set', 'data sets'],
} as const satisfies Record<ComparisonUnit, readonly [string, string]>;

/** `n = 10 paired seeds`, `n = 8 and 10 runs`. */
export function units(design: Design): string {
  const [n, m] = [design.a.length, design.b.length];
  if (design.unit === 'runs') return n === m ? `n = ${n} runs each` : `n = ${n} and ${m} runs`;
  if (design.unit === 'pairs') {
    const [only] = design.keys;
    const isSeeds = design.keys.length === 1 && only?.role === 'seed' && /seed|random_state/i.test(only.field);
    return isSeeds ? `n = ${n} paired seeds` : `n = ${n} pairs by ${design.pairing.by.join(' and ')}`;
  }
  return `n = ${n} ${nounOfUnit[design.unit][1]}`;
}

function needs({ measures: { neededRuns }, verdict, minEffect, design, unit }: SentenceInput): string {
  if (neededRuns === null) return '';
  const noun = nounOfUnit[design.unit][1];
  const has = Math.min(design.a.length, design.b.length);
  if (
    minEffect !== null &&
    neededRuns.forMinEffect !== null &&
    (verdict === 'undecided' || neededRuns.forMinEffect > has)
  )
    return `; a difference as small as ${withUnit(unit, plain(minEffect))} would need ${neededRuns.forMinEffect} ${noun}`;
  if (verdict === 'undecided' && neededRuns.forSeenEffect !== null && neededRuns.forSeenEffect > has)
    return `; a difference of the size seen would need about ${neededRuns.forSeenEffect} ${noun}`;
  return '';
}

function refusalOf({ a, b, metric, unit, design, measures: { refusal, difference } }: SentenceInput): string {
  const [n, m] = [design.a.length, design.b.length];
  const seen =
    difference === null ? '' : ` ${b} − ${a} = ${withUnit(unit, formatNumber(difference.estimate))} on ${metric}.`;
  switch (refusal) {
    case 'one':
      if (n === 1 && m === 1)
        return design.unit === 'runs'
          ? `One run each; no claim can be made.${seen}`
          : `${capital(units(design).slice(4))}; no claim can be made.${seen}`;
      return `One run of ${n === 1 ? a : b}; no claim can be made.${seen}`;
    case 'few':
      return `Too few to tell chance from difference (${units(design)}); no claim can be made with fewer than ${fewestUnits}.${seen}`;
    case 'same':
      return `${a} and ${b} gave the very same ${metric} in ${design.unit === 'runs' ? 'all runs' : `each of ${n} ${nounOfUnit[design.unit][1]}`}.`;
    case 'flat':
      return `All runs of ${a} gave the same ${metric}, and so did those of ${b}; with nothing that varies, no claim can be made about chance.${seen} Repeat with other seeds.`;
    default: {
      const empty = n === 0 && m === 0 ? `${a} and ${b} have` : `${n === 0 ? a : b} has`;
      return `${empty} no run with a value of ${metric}; no claim can be made.`;
    }
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
