import { describe, expect, it } from 'vitest';
import { decisions, historyOf, trial, type Way } from '../../test/prune-decisions.ts';
import type { PrunerDefinition } from '../study-definition.ts';
import type { Trial } from '../trial.ts';
import { createPruner } from './create-pruner.ts';
import { hyperbandBracket, hyperbandBudgets } from './hyperband-pruner.ts';

const complete = (...ways: readonly Way[]): Trial[] => ways.map((way, i) => trial(i, 'complete', way, 0));

describe('median', () => {
  const five = complete([1, 1], [2, 2], [3, 3], [4, 4], [5, 5]);

  it('compares the best so far with the others at this step', () => {
    expect(decisions({ kind: 'median' }, five, [3, 3])).toEqual([false, false]);
    expect(decisions({ kind: 'median' }, five, [3.1, 9])).toEqual([true, true]);
    expect(decisions({ kind: 'median' }, five, [0, 9])).toEqual([false, false]);
    expect(decisions({ kind: 'median' }, five, [2.9, 3.1], 'maximize')).toEqual([true, false]);
  });

  it('waits for trials and steps, and for one that has this step', () => {
    expect(decisions({ kind: 'median' }, five.slice(1), [9])).toEqual([false]);
    expect(decisions({ kind: 'median', startupTrials: 0 }, [], [9])).toEqual([false]);
    expect(decisions({ kind: 'median', startupTrials: 0 }, five.slice(4), [9])).toEqual([true]);
    expect(decisions({ kind: 'median', warmupSteps: 2 }, five, [9, 9])).toEqual([false, true]);
    expect(decisions({ kind: 'median' }, five, [[7, 9]])).toEqual([false]);
    expect(decisions({ kind: 'median', minTrials: 6 }, five, [9])).toEqual([false]);
    const others = five.map((other) => ({ ...other, state: 'pruned' as const }));
    expect(decisions({ kind: 'median', startupTrials: 0 }, others, [9])).toEqual([false]);
  });

  it('decides at the first report of each interval', () => {
    const long = complete(...Array.from({ length: 5 }, () => Array.from({ length: 12 }, () => 1)));
    const way: Way = [1, 2, 4, 5, 7, 8, 9, 12].map((step) => [step, 9]);
    expect(decisions({ kind: 'median', interval: 4 }, long, way)).toEqual([
      true,
      false,
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
    expect(decisions({ kind: 'median', interval: 4, warmupSteps: 2 }, long, way)).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  it('leaves NaN of the others out, and ends what has nothing but NaN', () => {
    const holed = complete([1], [2], [NaN], [NaN], [3]);
    expect(decisions({ kind: 'median' }, holed, [2])).toEqual([false]);
    expect(decisions({ kind: 'median' }, holed, [2.1])).toEqual([true]);
    expect(decisions({ kind: 'median' }, five, [NaN, NaN])).toEqual([true, true]);
    expect(decisions({ kind: 'median' }, five, [1, NaN])).toEqual([false, false]);
    expect(decisions({ kind: 'median' }, complete([NaN], [NaN], [NaN], [NaN], [NaN]), [9])).toEqual([false]);
  });
});

describe('percentile', () => {
  it('interpolates between neighbours, from the good end', () => {
    const five = complete([1], [2], [3], [4], [5]);
    const pruner: PrunerDefinition = { kind: 'percentile', percentile: 30 };
    expect(decisions(pruner, five, [2.2])).toEqual([false]);
    expect(decisions(pruner, five, [2.21])).toEqual([true]);
    expect(decisions(pruner, five, [3.8], 'maximize')).toEqual([false]);
    expect(decisions(pruner, five, [3.79], 'maximize')).toEqual([true]);
    expect(decisions({ kind: 'percentile', percentile: 0 }, five, [1.1])).toEqual([true]);
    expect(decisions({ kind: 'percentile', percentile: 100 }, five, [5])).toEqual([false]);
  });
});

describe('median of averages', () => {
  it('compares the latest value with the running averages of the others up to this step', () => {
    // Averages at step 2: 1.5, 3, 5; their median 3.
    const three = complete([1, 2], [4, 2], [9, 1]);
    const pruner: PrunerDefinition = { kind: 'medianOfAverages', startupTrials: 3 };
    expect(decisions(pruner, three, [4, 3])).toEqual([false, false]);
    expect(decisions(pruner, three, [1, 3.1])).toEqual([false, true]);
    // At step 3 the averages stay as they ended.
    expect(decisions(pruner, three, [1, 1, 3.1])).toEqual([false, false, true]);
    expect(decisions(pruner, three, [1, NaN])).toEqual([false, true]);
    expect(decisions(pruner, complete([NaN, 2], [NaN, 4], [1]), [0, 2.1])).toEqual([false, true]);
    expect(decisions({ kind: 'medianOfAverages' }, three, [99])).toEqual([false]);
  });
});

describe('successive halving', () => {
  const pruner: PrunerDefinition = { kind: 'successiveHalving', minResource: 1, reductionFactor: 2 };

  it('lets the best share of those that have reached a rung go on', () => {
    const others = [trial(0, 'running', [5, 5]), trial(1, 'pruned', [6]), trial(2, 'failed', [7, 7])];
    // Rung 0, four values, two places: 5 and the own.
    expect(decisions(pruner, others, [5.5])).toEqual([false]);
    expect(decisions(pruner, others, [6])).toEqual([false]);
    expect(decisions(pruner, others, [6.5])).toEqual([true]);
    // Rung 1 (step 2), three values, one place.
    expect(decisions(pruner, others, [1, 5])).toEqual([false, false]);
    expect(decisions(pruner, others, [1, 5.5])).toEqual([false, true]);
    expect(decisions(pruner, others, [1, 7.5], 'maximize')).toEqual([true, false]);
    // Step 3 is no rung, step 4 is, and nobody has been there.
    expect(decisions(pruner, others, [1, 1, 99, 99])).toEqual([false, false, false, false]);
  });

  it('goes through the rungs that a report has passed, and ends NaN at a rung only', () => {
    const others = [trial(0, 'running', [5, 5]), trial(1, 'pruned', [6])];
    expect(decisions(pruner, others, [[3, 4]])).toEqual([false]);
    expect(decisions(pruner, others, [[3, 5.5]])).toEqual([true]);
    expect(decisions(pruner, others, [1, 1, NaN, NaN])).toEqual([false, false, false, true]);
    expect(decisions(pruner, [trial(0, 'running', [NaN])], [9])).toEqual([false]);
  });

  it('is the first of its rung always, unless that waits for others', () => {
    expect(decisions(pruner, [], [9])).toEqual([false]);
    expect(decisions({ ...pruner, bootstrapCount: 1 }, [], [9])).toEqual([true]);
    expect(decisions({ ...pruner, bootstrapCount: 1 }, [trial(0, 'pruned', [10])], [9])).toEqual([false]);
    expect(decisions({ ...pruner, minEarlyStoppingRate: 1 }, complete([1, 1]), [9, 9])).toEqual([false, true]);
  });

  it('takes its least resource from the longest complete trial', () => {
    const way: Way = [1, 2, 3].map((step) => [step, 9]);
    expect(decisions({ kind: 'successiveHalving' }, [trial(0, 'pruned', [1])], way)).toEqual([false, false, false]);
    const long = trial(
      0,
      'complete',
      [
        [1, 1],
        [30, 1],
      ],
      1,
    );
    expect(decisions({ kind: 'successiveHalving' }, [long], way)).toEqual([false, true, false]);
    expect(decisions({ kind: 'successiveHalving' }, complete([1]), way)).toEqual([true, false, false]);
  });
});

describe('Hyperband', () => {
  it('shares the trials out by the budgets of its brackets', () => {
    expect(hyperbandBudgets(1, 81, 3)).toEqual([81, 34, 15, 8, 5]);
    expect(hyperbandBudgets(1, 27, 3)).toEqual([27, 12, 6, 4]);
    expect(hyperbandBudgets(1, 52, 3)).toEqual([27, 12, 6, 4]);
    expect(hyperbandBudgets(1, 243, 3)).toHaveLength(6);
    const counts = [0, 0, 0, 0];
    for (let number = 0; number < 4900; number++) {
      const bracket = hyperbandBracket([27, 12, 6, 4], 7, number);
      counts[bracket] = (counts[bracket] ?? 0) + 1;
    }
    for (const [bracket, share] of [27, 12, 6, 4].entries())
      expect(Math.abs((counts[bracket] ?? 0) / 100 - share)).toBeLessThan(2);
  });

  it('halves within each bracket, later ones from a later step on', () => {
    const pruner: PrunerDefinition = { kind: 'hyperband', maxResource: 9 };
    const history = historyOf([]);
    const prune = createPruner(pruner, history, 3);
    const budgets = hyperbandBudgets(1, 9, 3);
    const firstIn = new Set<number>();
    for (let number = 0; number < 60; number++) {
      history.put({ number, state: 'running', values: {} });
      const bracket = hyperbandBracket(budgets, 3, number);
      for (const step of [1, 3, 9]) {
        // Each trial is worse than all before it, so that the second of a bracket goes at its first rung.
        history.report(number, step, number);
        const isRung = step >= 3 ** bracket;
        const isFirst = !firstIn.has(bracket);
        if (isRung && !isFirst) {
          expect(prune(number)).toBe(true);
          break;
        }
        expect(prune(number)).toBe(false);
      }
      firstIn.add(bracket);
    }
    expect(firstIn.size).toBe(3);
  });

  it('waits for a complete trial where the resource is not said', () => {
    expect(decisions({ kind: 'hyperband' }, [trial(0, 'running', [1, 1, 1])], [9, 9, 9])).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('patient', () => {
  it('asks only of what has stopped getting better', () => {
    const pruner: PrunerDefinition = { kind: 'patient', patience: 1 };
    expect(decisions(pruner, [], [3, 4, 4, 2, 5])).toEqual([false, false, true, false, false]);
    expect(decisions(pruner, [], [3, 2, 2, 1, 0], 'maximize')).toEqual([false, false, true, true, true]);
    expect(decisions({ ...pruner, minDelta: 1 }, [], [3, 4, 4, 4.1])).toEqual([false, false, false, false]);
    expect(decisions({ ...pruner, minDelta: 0.9 }, [], [3, 4, 4])).toEqual([false, false, true]);
    expect(decisions({ kind: 'patient', patience: 0 }, [], [3, 4])).toEqual([false, true]);
    expect(decisions(pruner, [], [3, NaN, NaN])).toEqual([false, false, true]);
    expect(decisions(pruner, [], [NaN, NaN, NaN])).toEqual([false, false, false]);
  });

  it('leaves the decision to the pruner in it', () => {
    const wrapped: PrunerDefinition = { kind: 'threshold', upper: 5 };
    expect(decisions({ kind: 'patient', patience: 0, wrapped }, [], [9, 4, 5, 6])).toEqual([false, false, false, true]);
    expect(decisions({ kind: 'patient', patience: 0, wrapped: { kind: 'none' } }, [], [1, 2])).toEqual([false, false]);
  });
});

describe('threshold', () => {
  it('ends what is outside, or NaN', () => {
    expect(decisions({ kind: 'threshold', upper: 5 }, [], [5, 5.1, NaN, -Infinity])).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(decisions({ kind: 'threshold', lower: 2, upper: 5 }, [], [1, 3], 'maximize')).toEqual([true, false]);
    expect(decisions({ kind: 'threshold', upper: 5, warmupSteps: 2, interval: 2 }, [], [9, 9, 9, 9])).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});

describe('Wilcoxon', () => {
  it('measures against the best on the steps that both have', () => {
    const others = [trial(0, 'complete', [1, 2, 1, 2, 1], 1.4), trial(1, 'complete', [9, 9, 9, 9, 9], 9)];
    const worse: Way = [
      [5, 2],
      [3, 2.1],
      [1, 2.2],
      [2, 3.3],
      [4, 3.4],
    ];
    // p = 1/4, 1/8, 1/16 …
    expect(decisions({ kind: 'wilcoxon' }, others, worse)).toEqual([false, false, false, true, true]);
    expect(decisions({ kind: 'wilcoxon', startupSteps: 5 }, others, worse)).toEqual([false, false, false, false, true]);
    expect(decisions({ kind: 'wilcoxon', pThreshold: 0.3 }, others, worse)).toEqual([false, true, true, true, true]);
    const [, low] = others;
    expect(decisions({ kind: 'wilcoxon' }, low === undefined ? [] : [low], worse, 'maximize').at(-1)).toBe(true);
    expect(decisions({ kind: 'wilcoxon' }, others, [2, 3, 2, 3, NaN]).at(-1)).toBe(false);
    expect(decisions({ kind: 'wilcoxon' }, [], worse)).toEqual([false, false, false, false, false]);
  });

  it('lets alone what has the better mean', () => {
    const others = [trial(0, 'complete', [1, 1, 1, 1, 1, 50], 9)];
    expect(decisions({ kind: 'wilcoxon' }, others, [2, 2, 2, 2, 2])).toEqual(Array.from({ length: 5 }, () => false));
  });
});
