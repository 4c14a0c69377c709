import { encodeHead } from '../support/http-connection.ts';
import type { HttpRequest } from '../support/http-connection.ts';
import { batchNames, batchPoints, msPerStep } from './batch-points.ts';
import { metricsPath } from './formats.ts';
import type { IngestFormat } from './formats.ts';
import type { MovingBody } from './moving-body.ts';

const stepsPerBatch = 100;
export const pointsPerBatch = stepsPerBatch * batchNames.length;

/** Batches of different values, sent in turn: points of one chunk of a series have each value once. */
const variants = 12;

interface Line {
  readonly heads: readonly Buffer[];
  readonly scratch: Buffer;
  turn: number;
}

/** For each connection a run of its own, to which it sends one batch of 1,000 points after the other. */
export class BatchLines {
  readonly #bodies: readonly MovingBody[];
  readonly #lines: readonly Line[];

  constructor(port: number, runIds: readonly string[], format: IngestFormat) {
    const stride = { steps: stepsPerBatch, ms: stepsPerBatch * msPerStep };
    this.#bodies = Array.from({ length: variants }, (_, seed) =>
      format.body(batchPoints(seed + 1, batchNames, stepsPerBatch), stride),
    );
    const longest = Math.max(...this.#bodies.map(({ length }) => length));
    this.#lines = runIds.map((runId) => ({
      heads: this.#bodies.map(({ length }) => encodeHead('POST', metricsPath(runId), port, length, format.headers)),
      scratch: Buffer.alloc(longest),
      turn: 0,
    }));
  }

  /** The next batch of a connection; its bytes hold until the connection's next call. */
  readonly request = (connection: number): HttpRequest => {
    const line = this.#lines[connection];
    const variant = (connection + (line?.turn ?? 0)) % variants;
    const [head, body] = [line?.heads[variant], this.#bodies[variant]];
    if (line === undefined || head === undefined || body === undefined)
      throw new Error(`No line for connection ${connection}`);
    return [head, body.write(line.scratch, line.turn++)];
  };

  /** Batches that were handed out, those refused among them. */
  get sent(): number {
    return this.#lines.reduce((sum, line) => sum + line.turn, 0);
  }
}
