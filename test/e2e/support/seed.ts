import { crc32, deflateSync } from 'node:zlib';
import { createClient } from '@assay/sdk/browser';
import type { AssayClient } from '@assay/sdk/browser';
import { chartMediaTypes } from '@assay/wire';
import type { CreateRun, MetricPoint } from '@assay/wire';

export type { AssayClient } from '@assay/sdk/browser';
export const clientOf = (url: string): AssayClient => createClient({ url });

/** A repeatable stream of numbers between 0 and 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface CurveChoice {
  readonly learningRate: number;
  readonly seed: number;
  readonly steps: number;
}

/** Points as a training leaves them: a falling loss, a rising accuracy, and the use of the machine. */
export function trainingPoints({ learningRate, seed, steps }: CurveChoice, startedMs: number): MetricPoint[] {
  const random = randomFrom(seed);
  const points: MetricPoint[] = [];
  for (let step = 0; step < steps; step++) {
    const progress = 1 - Math.exp((-step / steps) * 6 * Math.min(1, learningRate * 12));
    const timeMs = startedMs + step * 120;
    const noise = (random() - 0.5) * 0.06;
    points.push({ name: 'train/loss', value: 2.3 * (1 - progress) + 0.05 + Math.abs(noise), step, timeMs });
    points.push({ name: 'train/accuracy', value: Math.min(1, 0.1 + 0.88 * progress + noise / 3), step, timeMs });
    if (step % 10 === 0) {
      points.push({ name: 'val/loss', value: 2.3 * (1 - progress) + 0.12 + Math.abs(noise) / 2, step, timeMs });
      points.push({ name: 'val/accuracy', value: Math.min(1, 0.1 + 0.85 * progress + noise / 5), step, timeMs });
      points.push({ name: 'system/cpu percent', value: 60 + 30 * random(), timeMs });
      points.push({ name: 'system/memory bytes', value: 4e8 + step * 1e5, timeMs });
    }
  }
  return points;
}

/** A run with everything that a page can show of it; answers its id. */
export async function seedRun(client: AssayClient, body: CreateRun, curve: CurveChoice): Promise<string> {
  const startedMs = body.startedMs ?? Date.now() - curve.steps * 120;
  const run = await client.createRun({ body: { ...body, startedMs } });
  await client.logMetrics({ params: { runId: run.id }, body: { points: trainingPoints(curve, startedMs) } });
  return run.id;
}

export async function finishRun(
  client: AssayClient,
  runId: string,
  status: 'completed' | 'failed' | 'stopped',
  durationMs: number,
  statusMessage = '',
): Promise<void> {
  const { startedMs } = await client.getRun({ params: { runId } });
  await client.updateRun({
    params: { runId },
    body: { status, statusMessage, endedMs: (startedMs ?? Date.now()) + durationMs },
  });
}

const classes = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

export const confusionMatrix = {
  title: 'Test set',
  labels: classes,
  counts: classes.map((_, row) => classes.map((__, column) => (row === column ? 33 + (row % 4) : (row * column) % 3))),
};

/** AUC of the second curve is 0.75: four items, one pair in the wrong order. */
export const rocCurve = {
  title: 'One against the rest',
  curves: [
    {
      label: 'digit 3',
      falsePositiveRate: [0, 0, 0.1, 1],
      truePositiveRate: [0, 0.8, 0.95, 1],
      thresholds: [null, 0.9, 0.5, 0],
      areaUnderCurve: 0.965,
    },
    {
      label: 'digit 8',
      falsePositiveRate: [0, 0, 0.5, 0.5, 1],
      truePositiveRate: [0, 0.5, 0.5, 1, 1],
      thresholds: [null, 0.8, 0.4, 0.35, 0.1],
      areaUnderCurve: null,
    },
  ],
};

export const precisionRecall = {
  title: 'One against the rest',
  curves: [
    {
      label: 'digit 3',
      precision: [0.1, 0.6, 0.9, 1],
      recall: [1, 0.95, 0.8, 0],
      thresholds: [0, 0.5, 0.9],
      averagePrecision: 0.91,
      baseline: 0.1,
    },
  ],
};

export const predictions = {
  title: 'Some predictions',
  columns: ['item', 'true class', 'predicted', 'confidence', 'right'],
  rows: Array.from({ length: 300 }, (_, i) => [
    i,
    classes[i % 10] ?? '',
    classes[(i * 7) % 10] ?? '',
    ((i * 37) % 100) / 100,
    i % 7 !== 0,
  ]),
};

/** A picture of 64 x 64 pixels that fades from black to white (PNG, 8-bit grey). */
export function greyPicture(): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const size = 64;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 8;
  const rows = Buffer.concat(
    Array.from({ length: size }, (_, y) => Buffer.from([0, ...Array.from({ length: size }, (__, x) => x * 2 + y * 2)])),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  );
}

/** Adds artifacts of every kind that has a preview. */
export async function seedArtifacts(client: AssayClient, runId: string): Promise<void> {
  const upload = (
    name: string,
    mediaType: string,
    body: string | Uint8Array<ArrayBuffer>,
    direction: 'input' | 'output' = 'output',
  ) => client.uploadArtifact({ params: { runId }, query: { name, direction }, body, mediaType });
  await upload('plots/confusion.json', chartMediaTypes.confusionMatrix, JSON.stringify(confusionMatrix));
  await upload('plots/roc.json', chartMediaTypes.rocCurve, JSON.stringify(rocCurve));
  await upload('plots/precision-recall.json', chartMediaTypes.precisionRecall, JSON.stringify(precisionRecall));
  await upload('tables/predictions.json', chartMediaTypes.table, JSON.stringify(predictions));
  await upload('samples/fade.png', 'image/png', greyPicture());
  await upload('report.md', 'text/markdown', '# Report\n\nThe test accuracy is what counts.\n');
  await upload('config.json', 'application/json', '{"layers":[64,32,10],"optimizer":{"name":"adam","lr":0.001}}');
  await upload('model.bin', 'application/octet-stream', new Uint8Array(48_211).fill(7));
  await upload('digits.csv', 'text/csv', 'a,b,label\n0,16,3\n1,12,8\n', 'input');
  await client.logArtifact({
    params: { runId },
    body: { name: 'base model', uri: 's3://models/base/v3', direction: 'input' },
  });
  await client.logArtifact({
    params: { runId },
    body: { name: 'conclusion', value: 'Good enough to be tried on the second test set.' },
  });
}

const learningRates = [0.003, 0.01, 0.03, 0.1];

/** What the screenshots show: a full experiment, a long one, a small one, and a run without any. */
export async function seedShowcase(
  client: AssayClient,
  manyRuns = 500,
): Promise<{ readonly runId: string; readonly experimentId: string }> {
  const digits = await client.createExperiment({
    body: {
      name: 'digits',
      description: 'How wide must the hidden layer be for handwritten digits?',
      folder: 'vision',
      tags: { team: 'vision', data: 'UCI optical digits' },
    },
  });
  let shown = '';
  for (let i = 0; i < 12; i++) {
    const learningRate = learningRates[i % 4] ?? 0.01;
    const hidden = [16, 32, 64][Math.floor(i / 4)] ?? 16;
    const curve = { learningRate, seed: i + 1, steps: 600 };
    const runId = await seedRun(
      client,
      {
        experimentId: digits.id,
        name: `lr ${learningRate} hidden ${hidden} seed ${i}`,
        parameters: {
          'learning rate': learningRate,
          'hidden units': hidden,
          seed: i,
          optimizer: i % 2 === 0 ? 'adam' : 'sgd',
          'batch size': 64,
        },
        tags: i === 11 ? { candidate: '' } : {},
        source: 'sdk-typescript',
        environment: {
          git: {
            commit: '9f2c1e7a8b',
            branch: 'main',
            dirty: true,
            patch: '--- a/train.ts\n+++ b/train.ts\n@@ -1 +1 @@\n-const rate = 0.1;\n+const rate = 0.03;\n',
          },
          commandLine: ['node', 'train.ts', '--seed', String(i)],
          hardware: { cpu: '2 × Xeon', memoryBytes: 8_000_000_000, os: 'Linux 6.1' },
          packages: { typescript: '7.0.2', vite: '8.3.8' },
        },
      },
      curve,
    );
    if (i < 9) await finishRun(client, runId, 'completed', 72_000 + i * 900);
    else if (i === 9)
      await finishRun(client, runId, 'failed', 31_000, 'RangeError: the loss is not finite at step 258');
    else if (i === 10) await finishRun(client, runId, 'stopped', 20_000);
    else {
      shown = runId;
      await seedArtifacts(client, runId);
      const lines = Array.from({ length: 1500 }, (_, n) => ({
        timeMs: Date.now(),
        stream: n % 97 === 0 ? ('stderr' as const) : ('stdout' as const),
        text: `epoch ${n}: loss \u001B[32m${(2 / (n + 1)).toFixed(4)}\u001B[0m`,
      }));
      await client.appendLog({ params: { runId }, body: { lines } });
    }
  }
  await client.createRun({
    body: {
      experimentId: digits.id,
      parentRunId: shown,
      name: 'evaluation on the second test set',
      status: 'scheduled',
    },
  });

  const wide = await client.createExperiment({
    body: {
      name: 'a-search-with-a-name-that-is-far-longer-than-any-column-of-a-table-could-ever-show-in-full-2026-11',
      description: 'Long words: '.repeat(40),
    },
  });
  const random = randomFrom(42);
  for (let from = 0; from < manyRuns; from += 25) {
    await Promise.all(
      Array.from({ length: Math.min(25, manyRuns - from) }, async (_, n) => {
        const i = from + n;
        const run = await client.createRun({
          body: {
            experimentId: wide.id,
            name: `sweep-${String(i).padStart(4, '0')}-with-a-rather-long-name-that-differs-only-at-its-very-end-${i}`,
            parameters: {
              lr: 10 ** (-4 + 3 * random()),
              depth: 1 + Math.floor(random() * 12),
              'a parameter with a long name': `value-${'x'.repeat(i % 60)}`,
            },
          },
        });
        await client.logMetrics({
          params: { runId: run.id },
          body: {
            points: [0, 1, 2, 3].map((step) => ({
              name: 'validation/mean squared error',
              value: random() * 10 ** (random() * 9 - 5),
              step,
            })),
          },
        });
        await client.updateRun({ params: { runId: run.id }, body: { status: i % 23 === 0 ? 'failed' : 'completed' } });
      }),
    );
  }
  await client.createExperiment({ body: { name: 'empty experiment', folder: 'drafts' } });
  const single = await client.createExperiment({ body: { name: 'one run only' } });
  await seedRun(client, { experimentId: single.id, name: 'the only one' }, { learningRate: 0.05, seed: 99, steps: 3 });
  await client.createRun({ body: { name: 'a run that belongs nowhere', parameters: { why: 'none was given' } } });
  return { runId: shown, experimentId: digits.id };
}
