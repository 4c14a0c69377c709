import { Study } from '@assay/tuning';
import type { PrunerDefinition, SamplerDefinition } from '@assay/tuning';
import { optunaVersion } from '../optuna/optuna-environment.ts';
import type { OptunaProcess } from '../optuna/optuna-process.ts';
import { lcbenchEpochs } from '../tasks/lcbench-tasks.ts';
import type { PrunedSearcher } from './run-pruned-search.ts';

/** One of Assay's studies; its version is the fingerprint of its sampler. */
export function assayPruned(
  kind: SamplerDefinition['kind'],
  pruner: PrunerDefinition,
  version: string,
): PrunedSearcher {
  let study: Study | undefined;
  let next = 0;
  const begun = (): Study => {
    if (study === undefined) throw new Error('No search has begun');
    return study;
  };
  return {
    name: pruner.kind === 'none' ? kind : `${kind} + ${pruner.kind}`,
    version,
    begin: (space, seed, plannedTrials) => {
      const objectives = [{ metric: 'loss', direction: 'minimize' }] as const;
      study = new Study({ space, objectives, sampler: { kind }, pruner, seed, plannedTrials });
      next = 0;
    },
    ask: () => {
      const suggestion = begun().suggest(next);
      if (suggestion === 'exhausted') throw new Error(`${kind} says that there is no further point`);
      begun().put({ number: next, state: 'running', ...suggestion });
      return { number: next++, ...suggestion };
    },
    train: (trial, lossAt) => {
      if (pruner.kind !== 'none') {
        for (let epoch = 1; epoch <= lcbenchEpochs; epoch++) {
          begun().report(trial.number, epoch, lossAt(epoch));
          if (epoch === lcbenchEpochs || !begun().shouldPrune(trial.number)) continue;
          begun().put({ state: 'pruned', ...trial });
          return epoch;
        }
      }
      begun().put({ state: 'complete', ...trial, objectives: [lossAt(lcbenchEpochs)] });
      return lcbenchEpochs;
    },
  };
}

/** Optuna's default sampler, with its successive halving at its defaults or without pruning. */
export function optunaPruned(optuna: OptunaProcess, prunes: boolean): PrunedSearcher {
  return {
    name: prunes ? 'optuna-tpe + successiveHalving' : 'optuna-tpe',
    version: optunaVersion,
    begin: async (space, seed) => {
      await optuna.begin('tpe', seed, space, prunes ? { name: 'SuccessiveHalvingPruner', options: {} } : undefined);
    },
    ask: () => optuna.ask(),
    train: async ({ number }, lossAt) => {
      if (!prunes) {
        await optuna.tell(number, lossAt(lcbenchEpochs));
        return lcbenchEpochs;
      }
      for (let epoch = 1; epoch < lcbenchEpochs; epoch++) {
        if (await optuna.reportStep(number, epoch, lossAt(epoch))) return epoch;
      }
      await optuna.tell(number, lossAt(lcbenchEpochs));
      return lcbenchEpochs;
    },
  };
}
