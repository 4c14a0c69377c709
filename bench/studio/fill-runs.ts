import { encodeBatch } from '@assay/series';
import { createRuns } from '../support/create-runs.ts';
import { encodeHead } from '../support/http-connection.ts';
import { sendAll, sendUntilTaken } from '../support/load.ts';
import { trainingCurve } from '../support/training-curve.ts';

const batchPoints = 10_000;
const firstTimeMs = 1_790_000_000_000;

/** The one value that stands out, to be looked for on the chart. */
export const spike = { run: 7, step: 612_345, value: 99.5 } as const;

/** Runs with one curve of `points` points each, logged over HTTP; one of them has a spike. */
export async function fillRuns(port: number, count: number, points: number): Promise<readonly string[]> {
  const runIds = await createRuns(port, 'bench studio', count);
  const headers = { 'Content-Type': 'application/vnd.assay.points' };
  await sendAll(port, 4, runIds.entries(), async (connection, [run, runId]) => {
    const next = trainingCurve(run);
    for (let from = 0; from < points; from += batchPoints) {
      const length = Math.min(batchPoints, points - from);
      const steps = Float64Array.from({ length }, (_, i) => from + i);
      const values = Float64Array.from(steps, (step) => {
        const value = next();
        return run === spike.run && step === Math.min(spike.step, points - 1) ? spike.value : value;
      });
      const timesMs = steps.map((step) => firstTimeMs + step * 100);
      const batch = { names: ['loss'], nameIndex: new Uint32Array(length), steps, timesMs, values };
      const body = Buffer.from(encodeBatch(batch));
      await sendUntilTaken(connection, [
        encodeHead('POST', `/api/v1/runs/${runId}/metrics`, port, body.length, headers),
        body,
      ]);
    }
  });
  return runIds;
}
