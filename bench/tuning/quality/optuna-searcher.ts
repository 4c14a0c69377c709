import type { OptunaProcess, OptunaSampler } from '../optuna/optuna-process.ts';
import { optunaVersion } from '../optuna/optuna-environment.ts';
import type { Searcher } from './searcher.ts';

/** `optuna-tpe` is Optuna's default; `optuna-tpe4` its default as it was in version 4. */
export function optunaSearcher(optuna: OptunaProcess, sampler: OptunaSampler): Searcher {
  return {
    name: `optuna-${sampler}`,
    version: optunaVersion,
    begin: async (space, seed) => {
      const version = await optuna.begin(sampler, seed, space);
      if (version !== optunaVersion) throw new Error(`Optuna ${version} is not ${optunaVersion}`);
    },
    ask: () => optuna.ask(),
    tell: (number, loss) => optuna.tell(number, loss),
  };
}
