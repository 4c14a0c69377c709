import { decodeBucketsFrame } from '@assay/series';
import { encodeHead, HttpConnection, jsonType } from '../support/http-connection.ts';
import { expectStatus } from '../support/load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { seededRandom } from '../support/random.ts';
import { latencyOf } from '../support/spread.ts';
import { curveNames } from './fill-curves.ts';
import type { KnownCurve } from './fill-curves.ts';

const buckets = 1000;
const frameType = 'application/vnd.assay.buckets';
const aim = (ms: number): Pick<Figure, 'aim'> => ({ aim: { value: ms, better: 'less' } });

export interface CurveQuery {
  readonly runIds: readonly string[];
  readonly names: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly columns?: readonly string[];
}

/** Asks a server for curves, one request after the other on one connection, and looks at what came. */
export class CurveReader implements Disposable {
  readonly #port: number;
  readonly #connection: HttpConnection;
  readonly #known: ReadonlyMap<string, KnownCurve>;
  readonly #points: number;

  private constructor(port: number, connection: HttpConnection, known: readonly KnownCurve[], points: number) {
    this.#port = port;
    this.#connection = connection;
    this.#known = new Map(known.map((curve) => [`${curve.runId} ${curve.name}`, curve]));
    this.#points = points;
  }

  static async open(port: number, known: readonly KnownCurve[], points: number): Promise<CurveReader> {
    return new CurveReader(port, await HttpConnection.open(port), known, points);
  }

  get all(): CurveQuery {
    return { runIds: [...new Set([...this.#known.values()].map(({ runId }) => runId))], names: curveNames };
  }

  /** One curve after the other. */
  one(turn: number): CurveQuery {
    const { runId, name } = [...this.#known.values()][turn % this.#known.size] ?? { runId: '', name: '' };
    return { runIds: [runId], names: [name] };
  }

  /** The time until the whole answer is there, checked afterwards: every point once, the extremes exact. */
  async ask(query: CurveQuery, accept: string): Promise<{ ms: number; sizeBytes: number }> {
    const body = Buffer.from(JSON.stringify({ ...query, x: 'step', buckets }));
    const headers = { ...jsonType, Accept: accept };
    const head = encodeHead('POST', '/api/v1/metrics/query', this.#port, body.length, headers);
    const sentAt = performance.now();
    const answer = expectStatus(await this.#connection.send([head, body]), 200);
    const ms = performance.now() - sentAt;
    if (accept === frameType) this.#expectWhole(query, answer.body);
    return { ms, sizeBytes: answer.body.length };
  }

  async figure(
    name: string,
    times: number,
    query: (turn: number) => CurveQuery,
    accept: string,
    aimMs?: number,
    before?: () => void,
  ): Promise<Figure> {
    const timesMs: number[] = [];
    let sizeBytes = 0;
    for (let turn = 0; turn <= times; turn++) {
      before?.();
      const answer = await this.ask(query(turn), accept);
      sizeBytes = answer.sizeBytes;
      // The first one warms up, unless each is cold.
      if (turn > 0 || before !== undefined) timesMs.push(answer.ms);
    }
    const { p50, p95, max } = latencyOf(timesMs);
    const size = sizeBytes >= 100_000 ? `${short(sizeBytes / 1e6)} MB` : `${short(sizeBytes / 1e3)} kB`;
    const spread = `p95 ${short(p95)} max ${short(max)} ms of ${timesMs.length}; ${size}`;
    return { name, value: p50, unit: 'ms', spread, ...(aimMs !== undefined && aim(aimMs)) };
  }

  #expectWhole(query: CurveQuery, body: Buffer): void {
    const { curves } = decodeBucketsFrame(new Uint8Array(body));
    if (curves.length !== query.runIds.length * query.names.length)
      throw new Error(`${curves.length} curves came, expected ${query.runIds.length * query.names.length}`);
    const { from, to } = query;
    const expected = from === undefined || to === undefined ? this.#points : to - from + 1;
    for (const { runId, name, index, count, min, max } of curves) {
      if (index.length === 0 || (expected >= buckets && index.length !== buckets))
        throw new Error(`${name} of ${runId} has ${index.length} buckets`);
      const total = count && fold(count, (sum, each) => sum + each);
      if (total !== undefined && total !== expected)
        throw new Error(`${name} of ${runId} has ${total} points in its buckets, expected ${expected}`);
      const known = this.#known.get(`${runId} ${name}`);
      if (from !== undefined || known === undefined) continue;
      const least = min && fold(min, Math.min);
      const greatest = max && fold(max, Math.max);
      if (least !== known.min || greatest !== known.max)
        throw new Error(`${name} of ${runId}: ${least} … ${greatest}, logged were ${known.min} … ${known.max}`);
    }
  }

  [Symbol.dispose](): void {
    this.#connection[Symbol.dispose]();
  }
}

function fold(values: ArrayLike<number>, join: (a: number, b: number) => number): number {
  let joined = values[0] ?? Number.NaN;
  for (let i = 1; i < values.length; i++) joined = join(joined, values[i] ?? Number.NaN);
  return joined;
}

/** Warm: asked again and again. Each answer is one binary frame but where JSON is said. */
export async function measureWarm(reader: CurveReader, points: number, times: number): Promise<Figure[]> {
  const random = seededRandom(17);
  const windowOf = (share: number, query: CurveQuery): CurveQuery => {
    const width = Math.floor(points * share);
    const from = Math.floor(random() * (points - width));
    return { ...query, from, to: from + width - 1 };
  };
  const { all } = reader;
  const of = `${(curveNames.length * all.runIds.length).toString()} curves × ${points.toLocaleString('en')} points`;
  return [
    await reader.figure(`${of}, warm`, times, () => all, frameType, 100),
    await reader.figure(
      `${of}, min, max and mean alone`,
      times,
      () => ({ ...all, columns: ['min', 'max', 'mean'] }),
      frameType,
    ),
    await reader.figure(`${of}, windows of a half`, times, () => windowOf(0.5, all), frameType),
    await reader.figure(`${of}, JSON`, Math.ceil(times / 3), () => all, 'application/json'),
    await reader.figure('one of these curves', times * 3, (turn) => reader.one(turn), frameType, 5),
    await reader.figure(
      '1 % of one of these curves',
      times * 3,
      (turn) => windowOf(0.01, reader.one(turn)),
      frameType,
      5,
    ),
    await reader.figure(
      '0.01 % of one of these curves',
      times * 3,
      (turn) => windowOf(0.0001, reader.one(turn)),
      frameType,
    ),
  ];
}

export const frameMediaType = frameType;
