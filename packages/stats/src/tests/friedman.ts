import { invalidInput } from '@assay/base';
import { sample } from '../descriptive/sample.ts';
import { rank } from '../ranking/ranks.ts';
import { chiSquareSurvival } from '../special/chi-square.ts';
import { fSurvival } from '../special/f.ts';

export interface FriedmanResult {
  /** Of each treatment over the blocks; 1 is the least value. */
  readonly averageRanks: readonly number[];
  /** Corrected for ties. */
  readonly chiSquare: number;
  readonly df: number;
  readonly pValue: number;
  /** R. L. Iman and J. M. Davenport's statistic (1980), less conservative, with df and df · (blocks − 1) degrees of freedom. */
  readonly f: number;
  readonly fPValue: number;
}

/**
 * M. Friedman's test (JASA 32, 1937): do treatments (columns) rank alike over blocks (rows, e.g. data sets)? `blocks[i][j]` is what treatment j gave on block i. All ties: chi-square
 * 0, p = 1. Fewer than two blocks or treatments, or rows of different lengths: InvalidInput.
 */
export function friedman(blocks: readonly ArrayLike<number>[]): FriedmanResult {
  const treatments = blocks[0]?.length ?? 0;
  if (blocks.length < 2 || treatments < 2) throw invalidInput('blocks', 'expected at least 2 blocks of 2 treatments');
  const sums = new Float64Array(treatments);
  let ties = 0;
  for (const [i, row] of blocks.entries()) {
    if (row.length !== treatments)
      throw invalidInput(`blocks[${i}]`, `expected ${treatments} values as in the first, got ${row.length}`);
    const ranked = rank(sample(row, `blocks[${i}]`));
    ties += ranked.ties;
    for (let j = 0; j < treatments; j++) sums[j] = (sums[j] as number) + (ranked.ranks[j] as number);
  }
  return friedmanOfRankSums([...sums], blocks.length, ties);
}

/** The same from the ranks of each treatment summed over blocks, and Σ(t³ − t) over the ties within blocks. */
export function friedmanOfRankSums(rankSums: readonly number[], blocks: number, ties = 0): FriedmanResult {
  const k = rankSums.length;
  const df = k - 1;
  const averageRanks = rankSums.map((sum) => sum / blocks);
  const squares = averageRanks.reduce((sum, own) => sum + (own - (k + 1) / 2) ** 2, 0);
  const correction = 1 - ties / (blocks * (k ** 3 - k));
  const chiSquare = correction > 0 ? ((12 * blocks) / (k * (k + 1))) * (squares / correction) : 0;
  const room = blocks * df - chiSquare;
  const f = chiSquare === 0 ? 0 : room > 0 ? ((blocks - 1) * chiSquare) / room : Infinity;
  return {
    averageRanks,
    chiSquare,
    df,
    pValue: chiSquareSurvival(chiSquare, df),
    f,
    fPValue: fSurvival(f, df, df * (blocks - 1)),
  };
}
