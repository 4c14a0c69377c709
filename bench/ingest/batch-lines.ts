import { encodeHead } from '../support/http-connection.ts';
import type { HttpRequest } from '../support/http-connection.ts';
import { batchNames, batchPoints, msPerStep } from './batch-points.ts';
import { metricsPath } from './formats.ts';
import type { IngestFormat } from './formats.ts';
import type { MovingBody } from './moving-body.ts';

const stepsPerBatch = 100;
export const pointsPerBatch = stepsPerBatch * batchNames.length;

interface Line {
  readonly head: Buffer;
  readonly body: MovingBody;
  turn: number;
}

/** For each connection a run of its own, to which it sends one batch of 1,000 points after the other. */
export class BatchLines {
  readonly #lines: readonly Line[];

  constructor(port: number, runIds: readonly string[], format: IngestFormat) {
    const stride = { steps: stepsPerBatch, ms: stepsPerBatch * msPerStep };
    this.#lines = runIds.map((runId, index) => {
      const body = format.body(batchPoints(index + 1, batchNames, stepsPerBatch), stride);
      return { head: encodeHead('POST', metricsPath(runId), port, body.at(0).length, format.headers), body, turn: 0 };
    });
  }

  readonly request = (connection: number): HttpRequest => {
    const line = this.#lines[connection];
    if (line === undefined) throw new Error(`No line for connection ${connection}`);
    return [line.head, line.body.at(line.turn++)];
  };

  /** Batches that were handed out, those refused among them. */
  get sent(): number {
    return this.#lines.reduce((sum, line) => sum + line.turn, 0);
  }
}
