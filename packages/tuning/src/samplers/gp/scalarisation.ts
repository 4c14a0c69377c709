import { RandomStream } from '@assay/base';
import { stateCodes } from '../../history/trial-history.ts';
import type { SuggestContext } from '../sampler.ts';

/** One loss for a trial with one or more objectives. */
export interface Scalarisation {
  /** The same for the same weights. */
  readonly name: string;
  readonly lossOf: (row: number) => number;
}

/** So many sets of weights take turns; each has a model of its own. */
const turns = 8;

/**
 * With one objective its loss. With more the augmented Chebyshev sum max w f + 0.05 Σ w f of the losses over their ranges so far, with
 * weights spread over the simplex (Knowles 2006, ParEGO, https://doi.org/10.1109/TEVC.2005.851274).
 */
export function scalarisation({ history, definition, number }: SuggestContext): Scalarisation {
  const { losses } = history;
  if (losses.length <= 1) return { name: 'loss', lossOf: (row) => losses[0]?.[row] ?? Number.NaN };
  const turn = ((number % turns) + turns) % turns;
  const random = RandomStream.of(definition.seed, turn, 0x9a4e60);
  const cuts = losses.slice(1).map((_, k) => (k === 0 ? (turn + 0.5) / turns : random.uniform()));
  const ends = [0, ...cuts.sort((a, b) => a - b), 1];
  const scaled = losses.map((column, k) => {
    let low = Infinity;
    let high = -Infinity;
    for (let row = 0; row < history.count; row++) {
      const loss = column[row] as number;
      if (history.states[row] !== stateCodes.complete || !Number.isFinite(loss)) continue;
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
    const weight = (ends[k + 1] as number) - (ends[k] as number);
    const factor = weight / (high > low ? high - low : 1);
    return (row: number): number => factor * ((column[row] as number) - low);
  });
  return {
    name: `turn ${turn}`,
    lossOf: (row) => {
      const parts = scaled.map((of) => of(row));
      return Math.max(...parts) + 0.05 * parts.reduce((sum, part) => sum + part, 0);
    },
  };
}
