import { randomFrom, type AssayClient } from './seed.ts';

export const seedsOfEach = 8;

/** Runs of three optimizers with the same seeds: one clearly better, two hardly to be told apart. One curve overfits. */
export async function seedAnalysis(client: AssayClient): Promise<{
  readonly experimentId: string;
  readonly runIds: readonly string[];
}> {
  const { id: experimentId } = await client.createExperiment({ body: { name: 'optimizers with eight seeds each' } });
  const startedMs = Date.UTC(2026, 10, 20, 9);
  const runIds: string[] = [];
  for (const [optimizer, level] of [
    ['adam', 0.9],
    ['adamw', 0.905],
    ['sgd with momentum', 0.86],
  ] as const) {
    for (let seed = 0; seed < seedsOfEach; seed++) {
      const random = randomFrom(seed * 7 + optimizer.length);
      const ofSeed = (seed - seedsOfEach / 2) * 0.004;
      const run = await client.createRun({
        body: {
          experimentId,
          name: `${optimizer} seed ${seed}`,
          parameters: { optimizer, seed, lr: 0.001 * (1 + seed) },
          startedMs,
        },
      });
      runIds.push(run.id);
      const points = Array.from({ length: 40 }, (_, step) => {
        const timeMs = startedMs + step * 1000;
        const share = 1 - Math.exp(-step / 6);
        const accuracy = level * share + ofSeed + (random() - 0.5) * 0.006;
        const loss = 1.5 - 1.2 * share + Math.max(0, step - 22) * 0.02 + (random() - 0.5) * 0.004;
        return [
          { name: 'accuracy', step, timeMs, value: accuracy },
          { name: 'val_loss', step, timeMs, value: loss },
          { name: 'train_loss', step, timeMs, value: 1.5 - 1.3 * share },
        ];
      });
      await client.logMetrics({ params: { runId: run.id }, body: { points: points.flat() } });
      await client.updateRun({ params: { runId: run.id }, body: { status: 'completed', endedMs: startedMs + 40_000 } });
    }
  }
  return { experimentId, runIds };
}
