import { assertNever } from '@assay/base';
import type { PrunerDefinition } from '../study-definition.ts';
import { hyperbandPruner } from './hyperband-pruner.ts';
import { medianOfAveragesPruner } from './median-of-averages-pruner.ts';
import { patientPruner } from './patient-pruner.ts';
import { percentilePruner } from './percentile-pruner.ts';
import type { Pruner } from './pruner.ts';
import type { TrialHistory } from '../history/trial-history.ts';
import { successiveHalvingPruner } from './successive-halving-pruner.ts';
import { thresholdPruner } from './threshold-pruner.ts';
import { wilcoxonPruner } from './wilcoxon-pruner.ts';

/** The pruner that a study's definition names, over its trials' reports. Throws InvalidInput with the path of a wrong option. */
export function createPruner(definition: PrunerDefinition, history: TrialHistory, seed: number): Pruner {
  switch (definition.kind) {
    case 'none':
      return () => false;
    case 'median':
      return percentilePruner({ ...definition, percentile: 50 }, history);
    case 'percentile':
      return percentilePruner(definition, history);
    case 'medianOfAverages':
      return medianOfAveragesPruner(definition, history);
    case 'successiveHalving':
      return successiveHalvingPruner(definition, history);
    case 'hyperband':
      return hyperbandPruner(definition, history, seed);
    case 'threshold':
      return thresholdPruner(definition, history);
    case 'wilcoxon':
      return wilcoxonPruner(definition, history);
    case 'patient': {
      const { wrapped } = definition;
      return patientPruner(
        definition,
        wrapped === undefined ? undefined : createPruner(wrapped, history, seed),
        history,
      );
    }
    default:
      return assertNever(definition);
  }
}
