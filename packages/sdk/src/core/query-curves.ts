import { AssayError, messageOf } from '@assay/base';
import { decodeBucketsFrame } from '@assay/series';
import type { CurvesFrame } from '@assay/series';
import { bucketsMediaType, nativeOperations, tailCursorHeader } from '@assay/wire';
import type { QueryMetrics } from '@assay/wire';
import { headersOf } from './request-headers.ts';
import { requestUrl } from './request-url.ts';
import { defaultRetryPolicy, retrying } from './retry.ts';
import type { RetryPolicy } from './retry.ts';
import { faultOf, timedOut, unreachable } from './server-fault.ts';

/** Curves, and up to where they go in the tail of points: `tailMetrics` with this cursor brings what they do not hold yet. */
export interface CurvesAnswer extends CurvesFrame {
  readonly tailCursor: number;
}

export interface QueryCurvesOptions {
  readonly url: string;
  readonly key?: string | undefined;
  readonly signal?: AbortSignal;
  /** Bound of one attempt. Default 30 s. */
  readonly timeoutMs?: number;
  readonly retry?: RetryPolicy;
}

/**
 * Curves of many runs on one grid, as `queryMetrics` of the client answers them, but as columns of numbers: typed arrays over the
 * answer's own bytes, which is smaller and far quicker to read than JSON. Only the columns that the question names are there.
 * Rejects with AssayError, or with the signal's reason.
 */
export const queryCurves = (question: QueryMetrics, options: QueryCurvesOptions): Promise<CurvesAnswer> =>
  retrying(options.retry ?? defaultRetryPolicy, () => attempt(question, options), options.signal);

async function attempt(question: QueryMetrics, options: QueryCurvesOptions): Promise<CurvesAnswer> {
  const { url, signal, timeoutMs = 30_000 } = options;
  const { queryMetrics } = nativeOperations;
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let bytes: Uint8Array | undefined;
  try {
    response = await fetch(requestUrl(url, queryMetrics.path, {}), {
      method: queryMetrics.method,
      headers: { ...headersOf(queryMetrics, options, {}), accept: bucketsMediaType },
      body: JSON.stringify(question),
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (response.ok) bytes = new Uint8Array(await response.arrayBuffer());
  } catch (thrown) {
    if (signal?.aborted === true) throw signal.reason;
    if (timeout.aborted) throw timedOut(url, timeoutMs);
    throw unreachable(url, thrown);
  }
  if (bytes === undefined) throw await faultOf(response, 'queryMetrics');
  try {
    return { ...decodeBucketsFrame(bytes), tailCursor: Number(response.headers.get(tailCursorHeader)) };
  } catch (thrown) {
    throw new AssayError(
      'Unavailable',
      `queryMetrics: the answer of ${response.url} cannot be read. ${messageOf(thrown)}`,
      { status: response.status },
      { cause: thrown },
    );
  }
}
