import { AssayError, messageOf } from '@assay/base';
import { nativeOperations } from '@assay/wire';
import type { NativeOperationName } from '@assay/wire';
import { headersOf } from './request-headers.ts';
import { requestUrl } from './request-url.ts';
import { defaultRetryPolicy, retrying } from './retry.ts';
import type { RetryPolicy } from './retry.ts';
import { faultOf, timedOut, unreachable } from './server-fault.ts';

export interface FrameOptions {
  readonly url: string;
  readonly key?: string | undefined;
  readonly signal?: AbortSignal;
  /** Bound of one attempt. Default 30 s. */
  readonly timeoutMs?: number;
  readonly retry?: RetryPolicy;
}

interface FrameQuestion<T> {
  readonly operation: NativeOperationName;
  readonly params?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly mediaType: string;
  /** What the answer says; what it throws becomes an AssayError. */
  readonly read: (bytes: Uint8Array, headers: Headers) => T;
}

/** Asks for an answer that is one frame of bytes. Rejects with AssayError, or with the signal's reason. */
export const fetchFrame = <T>(question: FrameQuestion<T>, options: FrameOptions): Promise<T> =>
  retrying(options.retry ?? defaultRetryPolicy, () => attempt(question, options), options.signal);

async function attempt<T>(
  { operation: name, params = {}, body, mediaType, read }: FrameQuestion<T>,
  options: FrameOptions,
): Promise<T> {
  const { url, signal, timeoutMs = 30_000 } = options;
  const operation = nativeOperations[name];
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let bytes: Uint8Array | undefined;
  try {
    response = await fetch(requestUrl(url, operation.path, { params }), {
      method: operation.method,
      headers: { ...headersOf(operation, options, {}), accept: mediaType },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (response.ok) bytes = new Uint8Array(await response.arrayBuffer());
  } catch (thrown) {
    if (signal?.aborted === true) throw signal.reason;
    if (timeout.aborted) throw timedOut(url, timeoutMs);
    throw unreachable(url, thrown);
  }
  if (bytes === undefined) throw await faultOf(response, name);
  try {
    return read(bytes, response.headers);
  } catch (thrown) {
    throw new AssayError(
      'Unavailable',
      `${name}: the answer of ${response.url} cannot be read. ${messageOf(thrown)}`,
      { status: response.status },
      { cause: thrown },
    );
  }
}
