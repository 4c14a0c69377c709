import { encodeBatch } from '@assay/series';
import { nativeOperations, pointsMediaType } from '@assay/wire';
import type { Delivery } from './delivery.ts';
import { headersOf } from './request-headers.ts';
import { requestUrl } from './request-url.ts';
import { faultOf, timedOut, unreachable } from './server-fault.ts';

/** Where and how requests are sent that are no calls of the client. */
export interface Connection {
  readonly url: string;
  readonly key: string | undefined;
  readonly fetch: typeof globalThis.fetch;
}

export interface SendOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** One attempt to send a batch of points as a binary frame. Rejects with AssayError, or with the signal's reason. */
export async function sendPoints(
  connection: Connection,
  { batch, points }: Extract<Delivery, { kind: 'points' }>,
  runId: string,
  { signal, timeoutMs }: SendOptions,
): Promise<void> {
  const { logMetrics } = nativeOperations;
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await connection.fetch(
      requestUrl(connection.url, logMetrics.path, { params: { runId }, query: { ...batch } }),
      {
        method: logMetrics.method,
        headers: {
          ...headersOf({ ...logMetrics, permission: 'read' }, connection, {}),
          'content-type': pointsMediaType,
        },
        body: encodeBatch(points),
        redirect: 'error',
        signal: AbortSignal.any([signal, timeout]),
      },
    );
    if (response.ok) await response.arrayBuffer();
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    if (timeout.aborted) throw timedOut(connection.url, timeoutMs);
    throw unreachable(connection.url, thrown);
  }
  if (!response.ok) throw await faultOf(response, 'logMetrics');
}
