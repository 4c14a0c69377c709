import { fromWireNumber } from '@assay/base';
import type { CurvesFrame } from '@assay/series';
import type { ArrivedSeries, QueryMetrics } from '@assay/wire';
import { foldPoints, type ArrivedCurve } from './fold-points.ts';

/** Curves that are on the screen. */
export interface ShownCurves {
  /** What names the answer. */
  readonly hash: string;
  readonly query: QueryMetrics;
  readonly frame: CurvesFrame;
  /** Up to where in the tail of points the frame goes, as it was answered. */
  readonly tailCursor: number;
}

/** What the tail needs of the page. */
export interface LiveTailHost {
  readonly shown: () => readonly ShownCurves[];
  /** Shows curves with points that have just arrived. */
  readonly put: (hash: string, frame: CurvesFrame, tailCursor: number) => void;
  /** Asks for curves anew. */
  readonly refresh: (hash: string) => void;
  /** Points arrived behind the part of the axis that is zoomed to. */
  readonly onBeyond: () => void;
  readonly open: (
    question: { readonly runIds: string; readonly names?: string; readonly cursor: number },
    signal: AbortSignal,
  ) => AsyncIterable<TailEvent>;
}

export type TailEvent =
  | { readonly type: 'points'; readonly series: readonly ArrivedSeries[]; readonly cursor: number }
  | { readonly type: 'reset' }
  | { readonly type: 'open' };

const maximumRuns = 200;
const maximumNames = 100;
/** After a stream that failed. */
const restMs = 10_000;
/** A grid that grew by this is asked for anew. */
const growth = 1.5;

/**
 * Follows the points of the curves on the screen: what arrives is folded into what is shown, so that only new points are sent, each once.
 * An answer says up to where it goes, and events say from where to where they go; where these do not meet, the curves are asked for anew.
 */
export class LiveTail {
  readonly #host: LiveTailHost;
  #connection: AbortController | undefined;
  #asked = { runIds: new Set<string>(), names: undefined as ReadonlySet<string> | undefined };
  #position = 0;
  #restsUntilMs = 0;
  /** Up to where what is shown goes, since it was folded. */
  readonly #cursors = new Map<string, { readonly frame: CurvesFrame; cursor: number }>();

  /** Curves that were too old to be followed, and have been asked for anew. */
  readonly #late = new Map<string, CurvesFrame>();

  constructor(host: LiveTailHost) {
    this.#host = host;
  }

  /** Whether points of this answer come by the tail, so that it needs no refresh for them. */
  covers(hash: string): boolean {
    return this.#connection !== undefined && this.#cursors.has(hash);
  }

  /** Looks at what is shown now, and follows it. Cheap when nothing has changed. */
  adjust(): void {
    const followed = this.#host.shown().filter(canFold);
    const runIds = new Set(followed.flatMap(({ query }) => query.runIds));
    if (followed.length === 0 || runIds.size > maximumRuns || performance.now() < this.#restsUntilMs) {
      this.stop();
      return;
    }
    const names = new Set(followed.flatMap(({ query }) => query.names));
    const hashes = new Set(followed.map(({ hash }) => hash));
    for (const hash of this.#cursors.keys()) if (!hashes.has(hash)) this.#cursors.delete(hash);
    for (const hash of this.#late.keys()) if (!hashes.has(hash)) this.#late.delete(hash);
    for (const shown of followed) this.#meet(shown);
    const isAsked =
      this.#connection !== undefined &&
      [...runIds].every((id) => this.#asked.runIds.has(id)) &&
      (this.#asked.names === undefined || [...names].every((name) => this.#asked.names?.has(name) === true));
    if (!isAsked) this.#follow(runIds, names.size > maximumNames ? undefined : names);
  }

  stop(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#cursors.clear();
    this.#late.clear();
  }

  /** Curves from before the place where the tail is now miss what was told in between: they are asked for anew, once. */
  #meet(shown: ShownCurves): void {
    if (this.#late.get(shown.hash) === shown.frame) return;
    if (this.#note(shown) >= this.#position || this.#connection === undefined) return;
    this.#cursors.delete(shown.hash);
    this.#late.set(shown.hash, shown.frame);
    this.#host.refresh(shown.hash);
  }

  #note({ hash, frame, tailCursor }: ShownCurves): number {
    const known = this.#cursors.get(hash);
    if (known?.frame === frame) return known.cursor;
    this.#cursors.set(hash, { frame, cursor: tailCursor });
    return tailCursor;
  }

  #follow(runIds: ReadonlySet<string>, names: ReadonlySet<string> | undefined): void {
    this.#connection?.abort();
    const connection = new AbortController();
    this.#connection = connection;
    this.#asked = { runIds: new Set(runIds), names };
    this.#position = Math.min(...[...this.#cursors.values()].map(({ cursor }) => cursor));
    const question = {
      runIds: [...runIds].join(','),
      ...(names !== undefined && { names: JSON.stringify([...names]) }),
      cursor: this.#position,
    };
    void this.#read(question, connection.signal);
  }

  async #read(question: Parameters<LiveTailHost['open']>[0], signal: AbortSignal): Promise<void> {
    try {
      for await (const event of this.#host.open(question, signal)) {
        if (signal.aborted) return;
        if (event.type === 'points') this.#take(event.series, event.cursor);
        else if (event.type === 'reset') this.#begin();
      }
    } catch {
      // What cannot be followed is refreshed by the change feed instead.
      if (signal.aborted) return;
      this.#restsUntilMs = performance.now() + restMs;
      this.stop();
    }
  }

  /** Points were skipped: everything is asked for anew, and followed from there. */
  #begin(): void {
    const shown = this.#host.shown().filter(canFold);
    this.stop();
    for (const { hash } of shown) this.#host.refresh(hash);
  }

  #take(series: readonly ArrivedSeries[], cursor: number): void {
    const from = this.#position;
    this.#position = cursor;
    for (const shown of this.#host.shown().filter(canFold)) {
      const { runIds, names } = shown.query;
      const arrived = series.filter(({ runId, name }) => runIds.includes(runId) && names.includes(name));
      // Whether or not an answer that was quicker has counted them.
      if (arrived.some((points) => isBeyond(points, shown))) this.#host.onBeyond();
      if (this.#late.get(shown.hash) === shown.frame) continue;
      const at = this.#note(shown);
      if (at >= cursor) continue;
      const known = this.#cursors.get(shown.hash);
      if (arrived.length === 0 && at >= from) {
        if (known !== undefined) known.cursor = cursor;
        continue;
      }
      const folded = at !== from ? undefined : this.#fold(shown, arrived);
      if (folded === undefined) {
        this.#cursors.delete(shown.hash);
        this.#host.refresh(shown.hash);
        continue;
      }
      this.#cursors.set(shown.hash, { frame: folded, cursor });
      this.#host.put(shown.hash, folded, cursor);
    }
  }

  #fold({ query, frame }: ShownCurves, arrived: readonly ArrivedSeries[]): CurvesFrame | undefined {
    const curves = arrived.map(({ runId, name, steps, timesMs, values }): ArrivedCurve => ({
      runId,
      name,
      x: Float64Array.from(query.x === 'time' ? timesMs : steps.map((step) => step ?? Number.NaN)),
      values: Float64Array.from(values, fromWireNumber),
    }));
    return foldPoints(frame, curves, { grows: grows(query), maximumBuckets: (query.buckets ?? 1000) * growth });
  }
}

const grows = ({ from, to }: QueryMetrics): boolean => from === undefined && to === undefined;

/** Behind the part of the axis that is zoomed to. */
const isBeyond = ({ steps, timesMs }: ArrivedSeries, { query, frame }: ShownCurves): boolean =>
  !grows(query) && (query.x === 'time' ? timesMs : steps).some((place) => place !== null && place > frame.to);

/** Axes on which a point tells its own place. */
const canFold = ({ query }: ShownCurves): boolean =>
  (query.x === undefined || query.x === 'step' || query.x === 'time') && query.scale !== 'log';
