import { randomFrom, type AssayClient } from './seed.ts';

export const trialCount = 240;
const startedMs = Date.UTC(2026, 10, 21, 9);

interface SeededTrial {
  readonly number: number;
  /** Of complete ones. */
  readonly loss: number | undefined;
}

interface SeededStudy {
  readonly id: string;
  readonly name: string;
  readonly experimentId: string;
  readonly trials: readonly SeededTrial[];
  readonly best: number;
  readonly pruned: number;
}

interface StudySeed {
  readonly name?: string;
  readonly experimentName?: string;
  readonly objectives?: 1 | 2;
}

/** A study of 240 trials that were run elsewhere, a part of them pruned or failed, that goes on. */
export async function seedStudy(client: AssayClient, seed: StudySeed = {}): Promise<SeededStudy> {
  const { name = 'learning rates and widths', experimentName = 'digits', objectives = 1 } = seed;
  const random = randomFrom(3);
  const study = await client.createStudy({
    body: {
      experimentName,
      name,
      space: {
        lr: { kind: 'float', low: 1e-5, high: 0.1, scale: 'log' },
        units: { kind: 'int', low: 16, high: 512 },
        optimizer: { kind: 'categorical', choices: ['adam', 'sgd'] },
      },
      objectives: [
        { metric: 'loss', direction: 'minimize' },
        ...(objectives === 2 ? [{ metric: 'latency', direction: 'minimize' } as const] : []),
      ],
      sampler: { kind: 'tpe' },
      pruner: { kind: 'median' },
      seed: 1,
      limits: { maxTrials: trialCount * 2 },
    },
  });
  const freeMs = [0, 0, 0, 0].map(() => startedMs);
  const trials = Array.from({ length: trialCount }, (_, number) => {
    const breadth = 40 / (number + 40);
    const values = {
      lr: 10 ** (-2.5 + (random() - 0.5) * 3 * breadth),
      units: 16 + Math.floor(496 * random()),
      optimizer: random() < 0.6 ? 'adam' : 'sgd',
    };
    const loss =
      0.02 + (Math.log10(values.lr) + 2.5) ** 2 / 8 + (values.optimizer === 'sgd' ? 0.05 : 0) + random() / 20;
    const chance = number === 0 ? 1 : random();
    const state = chance < 0.15 ? ('pruned' as const) : chance < 0.18 ? ('failed' as const) : ('complete' as const);
    const lane = freeMs.indexOf(Math.min(...freeMs));
    const beganMs = freeMs[lane] ?? startedMs;
    const endedMs = beganMs + Math.round((state === 'complete' ? 40_000 : 12_000) * (0.5 + random()));
    freeMs[lane] = endedMs + 500;
    return {
      values,
      state,
      ...(state === 'complete' && { objectives: [loss, 2 + values.units / 60 + random()].slice(0, objectives) }),
      ...(state === 'failed' && { failure: 'out of memory' }),
      startedMs: beganMs,
      endedMs,
      ...(objectives === 1 && {
        reports: Array.from({ length: state === 'complete' ? 12 : 4 }, (_step, step) => ({
          step,
          value: loss + (0.5 + random() / 10) * Math.exp(-step / 3),
        })),
      }),
    };
  });
  await client.tellTrials({ params: { studyId: study.id }, body: { trials } });
  const told = trials.map(({ objectives: found }, number) => ({ number, loss: found?.[0] }));
  const best = told.reduce((least, each) => ((each.loss ?? 9) < (least.loss ?? 9) ? each : least));
  return {
    id: study.id,
    name,
    experimentId: study.experimentId,
    trials: told,
    best: best.number,
    pruned: trials.filter(({ state }) => state === 'pruned').length,
  };
}
