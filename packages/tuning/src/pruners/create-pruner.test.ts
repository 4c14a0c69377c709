import { RandomStream } from '@assay/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../test/prune-decisions.ts';
import type { PrunerDefinition } from '../study-definition.ts';
import type { Trial } from '../trial.ts';
import { createPruner } from './create-pruner.ts';

describe('all of them', () => {
  const all: readonly PrunerDefinition[] = [
    { kind: 'none' },
    { kind: 'median', startupTrials: 1 },
    { kind: 'percentile', percentile: 25, startupTrials: 2, interval: 3 },
    { kind: 'medianOfAverages', startupTrials: 1 },
    { kind: 'successiveHalving', reductionFactor: 2 },
    { kind: 'successiveHalving', minResource: 2, reductionFactor: 3 },
    { kind: 'hyperband', minResource: 1 },
    { kind: 'hyperband', maxResource: 9, reductionFactor: 2 },
    { kind: 'threshold', upper: 1 },
    { kind: 'wilcoxon', pThreshold: 0.4 },
    { kind: 'patient', patience: 1, wrapped: { kind: 'median', startupTrials: 1 } },
  ];

  it('decide by what there is, not by how it came to be', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('minimize' as const, 'maximize' as const), (seed, direction) => {
        const random = RandomStream.of(seed);
        const lived = historyOf([], direction);
        const deciding = all.map((definition) => createPruner(definition, lived, 5));
        const now = new Map<number, Trial>();
        for (let event = 0; event < 60; event++) {
          const number = random.below(8);
          const held: Trial = now.get(number) ?? { number, state: 'running', values: {}, reports: [] };
          const value = random.below(12) === 0 ? NaN : random.normal();
          const reports = new Map((held.reports ?? []).map((report) => [report.step, report.value]));
          // Now and then out of order, a second time, or after the end.
          reports.set(random.below(3) === 0 ? random.below(9) : reports.size * 2, value);
          const next: Trial = {
            ...held,
            ...(random.below(6) === 0
              ? { state: random.below(2) === 0 ? 'complete' : 'pruned', objectives: [value] }
              : {}),
            reports: [...reports].map(([step, told]) => ({ step, value: told })).sort((a, b) => a.step - b.step),
          };
          now.set(number, next);
          lived.put(next);
          const fresh = historyOf(random.shuffle([...now.values()]), direction);
          for (const [i, definition] of all.entries()) {
            const row = lived.rowOf(number) ?? -1;
            expect(deciding[i]?.(row)).toBe(createPruner(definition, fresh, 5)(fresh.rowOf(number) ?? -1));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('say what is wrong with their options', () => {
    const wrong: readonly [PrunerDefinition, string][] = [
      [{ kind: 'percentile', percentile: 101 }, 'pruner.percentile'],
      [{ kind: 'percentile', percentile: NaN }, 'pruner.percentile'],
      [{ kind: 'median', interval: 0 }, 'pruner.interval'],
      [{ kind: 'median', warmupSteps: -1 }, 'pruner.warmupSteps'],
      [{ kind: 'successiveHalving', reductionFactor: 1 }, 'pruner.reductionFactor'],
      [{ kind: 'successiveHalving', minResource: 0 }, 'pruner.minResource'],
      [{ kind: 'successiveHalving', bootstrapCount: 1 }, 'pruner.bootstrapCount'],
      [{ kind: 'hyperband', minResource: 9, maxResource: 3 }, 'pruner.maxResource'],
      [{ kind: 'threshold' }, 'pruner'],
      [{ kind: 'threshold', lower: 2, upper: 1 }, 'pruner.lower'],
      [{ kind: 'wilcoxon', pThreshold: 2 }, 'pruner.pThreshold'],
      [{ kind: 'patient', patience: -1 }, 'pruner.patience'],
      [{ kind: 'patient', patience: 1, minDelta: -1 }, 'pruner.minDelta'],
    ];
    for (const [definition, path] of wrong)
      expect(() => createPruner(definition, historyOf([]), 0)).toThrow(
        expect.objectContaining({ code: 'InvalidInput', details: { path } }),
      );
  });
});
