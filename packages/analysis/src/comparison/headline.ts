import type { ComparedPair, Verdict } from './comparison.ts';
import type { ComparisonInput } from './comparison-input.ts';

/** Of one pair its sentence; of more how many are told apart, and which. */
export function headlineOf(
  pairs: readonly ComparedPair[],
  input: Pick<ComparisonInput, 'metric' | 'baseline'>,
): string {
  const [only] = pairs;
  if (pairs.length === 1 && only !== undefined) return only.sentence;
  const { metric, baseline } = input;
  const of = (...verdicts: readonly Verdict[]): ComparedPair[] =>
    pairs.filter(({ verdict }) => verdicts.includes(verdict));
  const rest = [
    counted(
      of('equivalent').length,
      baseline === null ? 'equal for all that matters' : 'equal to it for all that matters',
    ),
    counted(of('undecided').length, 'undecided'),
    counted(of('noClaim').length, 'without a claim'),
  ].filter((part) => part !== '');
  const others = rest.length === 0 ? '' : `; ${rest.join(', ')}`;
  if (baseline !== null) {
    const parts = [named(of('better'), 'beat'), named(of('worse'), 'fall behind')].filter((part) => part !== '');
    const told = parts.length === 0 ? 'none is told from it' : parts.join('; ');
    return `${pairs.length} sets beside ${baseline} on ${metric}: ${told}${others}.`;
  }
  const told = of('better', 'worse');
  const which = told.map(({ a, b, verdict }) => (verdict === 'better' ? `${b} beats ${a}` : `${a} beats ${b}`));
  const list = which.length === 0 ? 'none is told apart' : listed(which);
  return `${pairs.length} pairs of sets on ${metric}: ${list}${others}.`;
}

const counted = (count: number, words: string): string => (count === 0 ? '' : `${count} ${words}`);

function named(pairs: readonly ComparedPair[], verb: 'beat' | 'fall behind'): string {
  if (pairs.length === 0) return '';
  const names = listed(pairs.map(({ b }) => b));
  const conjugated = pairs.length > 1 ? verb : verb === 'beat' ? 'beats' : 'falls behind';
  return `${names} ${conjugated}`;
}

const listed = (texts: readonly string[]): string =>
  texts.length > 4 ? `${texts.slice(0, 3).join(', ')} and ${texts.length - 3} more` : texts.join(', ');
