import { assertNever } from '@assay/base';
import type { SamplerDefinition } from '../study-definition.ts';
import { AutoSampler } from './auto/auto-sampler.ts';
import { CmaesSampler } from './cmaes/cmaes-sampler.ts';
import { GpSampler } from './gp/gp-sampler.ts';
import { GridSampler } from './grid.ts';
import { QmcSampler } from './qmc/qmc.ts';
import { Nsga2Sampler } from './nsga2/nsga2.ts';
import { randomSampler } from './random.ts';
import type { Sampler } from './sampler.ts';
import { TpeSampler } from './tpe/tpe.ts';

/** The sampler of a definition; one a study, since it may keep what it made from the study's history. */
export function makeSampler(definition: SamplerDefinition): Sampler {
  switch (definition.kind) {
    case 'random':
      return randomSampler;
    case 'grid':
      return new GridSampler(definition.levels);
    case 'sobol':
    case 'halton':
      return new QmcSampler(definition.kind, definition.scramble);
    case 'tpe':
      return new TpeSampler(definition);
    case 'auto':
      return new AutoSampler();
    case 'gp':
      return new GpSampler(definition);
    case 'cmaes':
      return new CmaesSampler(definition);
    case 'nsga2':
      return new Nsga2Sampler(definition);
    default:
      return assertNever(definition);
  }
}
