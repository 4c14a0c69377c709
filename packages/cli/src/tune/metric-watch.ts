import { AssayError, fromWireNumber } from '@assay/base';
import type { AssayClient } from '@assay/sdk';

export interface WatchedPoint {
  readonly step: number;
  readonly value: number;
}

/** After so many points of a trial every second one is passed over, after twice as many three of four, and so on. */
const pointsBeforeThinning = 256;

/**
 * New points of one metric of a run, whoever logs them. Points without a step are counted: 0, 1, 2, …; a step comes once and in rising order. A
 * metric of very many points is thinned, in all trials at the same places.
 */
export class MetricWatch {
  readonly #client: AssayClient;
  readonly #runId: string;
  readonly #metric: string;
  #lastTimeMs = -1;
  #seenAtLastTime = new Set<string>();
  #unstepped = 0;
  #lastStep = -Infinity;
  #count = 0;
  #taken = 0;
  #stride = 1;

  constructor(client: AssayClient, runId: string, metric: string) {
    this.#client = client;
    this.#runId = runId;
    this.#metric = metric;
  }

  async read(): Promise<readonly WatchedPoint[]> {
    const points: RawPoint[] = [];
    const fromTimeMs = Math.max(0, this.#lastTimeMs);
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { name: this.#metric, fromTimeMs, ...(cursor !== undefined && { cursor }) };
      const page = await this.#client.readPoints({ params: { runId: this.#runId }, query }).catch(emptyIfUnknown);
      for (const [index, value] of page.values.entries())
        points.push({
          step: page.steps[index] ?? null,
          timeMs: page.timesMs[index] ?? 0,
          value: fromWireNumber(value),
        });
      cursor = page.nextCursor;
    }
    const isNew = (point: RawPoint): boolean =>
      point.timeMs > this.#lastTimeMs || !this.#seenAtLastTime.has(keyOf(point));
    const fresh = points.filter(isNew);
    if (fresh.length === 0) return [];
    this.#lastTimeMs = fresh.reduce((latest, { timeMs }) => Math.max(latest, timeMs), this.#lastTimeMs);
    this.#seenAtLastTime = new Set(points.filter(({ timeMs }) => timeMs === this.#lastTimeMs).map(keyOf));
    return fresh.flatMap(({ step, value }) => this.take(step, value));
  }

  /** A point that came another way; itself, or nothing where it is passed over. */
  take(givenStep: number | null, value: number): readonly WatchedPoint[] {
    const step = givenStep ?? this.#unstepped++;
    if (step <= this.#lastStep) return [];
    this.#lastStep = step;
    this.#count += 1;
    if ((this.#count - 1) % this.#stride !== 0) return [];
    this.#taken += 1;
    if (this.#taken >= pointsBeforeThinning) {
      this.#taken = pointsBeforeThinning / 2;
      this.#stride *= 2;
    }
    return [{ step, value }];
  }
}

interface RawPoint {
  readonly step: number | null;
  readonly timeMs: number;
  readonly value: number;
}

const keyOf = ({ step, value }: RawPoint): string => `${step} ${value}`;

type Page = Awaited<ReturnType<AssayClient['readPoints']>>;

/** A metric that nobody has logged yet is not known. */
function emptyIfUnknown(thrown: unknown): Pick<Page, 'steps' | 'timesMs' | 'values' | 'nextCursor'> {
  if (thrown instanceof AssayError && thrown.code === 'NotFound')
    return { steps: [], timesMs: [], values: [], nextCursor: null };
  throw thrown;
}
