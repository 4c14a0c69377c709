import { encodeBatch } from '@assay/series';
import { createRuns } from '../support/create-runs.ts';
import { encodeHead } from '../support/http-connection.ts';
import { sendAll, sendUntilTaken } from '../support/load.ts';
import { seededRandom } from '../support/random.ts';
import { trainingCurve } from '../support/training-curve.ts';

export const runCount = 10;
export const curveNames = Array.from({ length: 10 }, (_, i) => `metric/${i}`);
const stepsPerBatch = 1000;
const firstTimeMs = 1_790_000_000_000;

/** What is known of a curve without asking the server. */
export interface KnownCurve {
  readonly runId: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/** Logs ten curves of `points` points to each of ten runs, over HTTP, as binary frames of 10,000 points. */
export async function fillCurves(port: number, points: number): Promise<KnownCurve[]> {
  const runIds = await createRuns(port, 'bench series', runCount);
  const known: KnownCurve[] = [];
  const headers = { 'Content-Type': 'application/vnd.assay.points' };
  await sendAll(port, 4, runIds.entries(), async (connection, [run, runId]) => {
    const random = seededRandom(run);
    let timeMs = firstTimeMs;
    const curves = curveNames.map((_, index) => trainingCurve(run * 100 + index));
    const min = curveNames.map(() => Number.POSITIVE_INFINITY);
    const max = curveNames.map(() => Number.NEGATIVE_INFINITY);
    for (let from = 0; from < points; from += stepsPerBatch) {
      const batch = columns(Math.min(stepsPerBatch, points - from));
      for (let at = 0; at < batch.values.length; at++) {
        const step = from + Math.floor(at / curveNames.length);
        const name = at % curveNames.length;
        const value = curves[name]?.() ?? 0;
        min[name] = Math.min(min[name] ?? 0, value);
        max[name] = Math.max(max[name] ?? 0, value);
        batch.steps[at] = step;
        if (name === 0) timeMs += 980 + Math.floor(random() * 41);
        batch.timesMs[at] = timeMs;
        batch.values[at] = value;
        batch.nameIndex[at] = name;
      }
      const body = Buffer.from(encodeBatch({ names: curveNames, ...batch }));
      const head = encodeHead('POST', `/api/v1/runs/${runId}/metrics`, port, body.length, headers);
      await sendUntilTaken(connection, [head, body]);
    }
    curveNames.forEach((name, i) => known.push({ runId, name, min: min[i] ?? 0, max: max[i] ?? 0 }));
  });
  return known;
}

function columns(steps: number) {
  const count = steps * curveNames.length;
  return {
    nameIndex: new Uint32Array(count),
    steps: new Float64Array(count),
    timesMs: new Float64Array(count),
    values: new Float64Array(count),
  };
}
