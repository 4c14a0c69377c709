import { AssayError } from '@assay/base';
import { nativeOperations } from '@assay/wire';
import type { NativeOperation, NativeOperationName } from '@assay/wire';
import { downloadOf } from './download.ts';
import { changeOf } from './follow-changes.ts';
import type { FollowedChange } from './follow-changes.ts';
import { followStream } from './follow-stream.ts';
import { tailedOf } from './tail-points.ts';
import type { TailedPoints } from './tail-points.ts';
import type { OperationCall, UploadBody } from './operation-call.ts';
import { headersOf } from './request-headers.ts';
import type { AnyInput } from './request-headers.ts';
import { requestUrl } from './request-url.ts';
import { defaultRetryPolicy, retrying } from './retry.ts';
import type { RetryPolicy } from './retry.ts';
import { faultOf, timedOut, unreachable } from './server-fault.ts';

export interface ClientOptions {
  /** Where the server is, e.g. `http://127.0.0.1:4600`; a path in front of `/api/v1` is kept. */
  readonly url: string;
  /** Access key, sent as a bearer token. */
  readonly key?: string | undefined;
  /** The `fetch` to use, the platform's by default. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly retry?: RetryPolicy | undefined;
  readonly timeoutMs?: number | undefined;
  /** Further headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** One typed method for each operation of the native API. */
export type AssayClient = { readonly [N in NativeOperationName]: OperationCall<N> } & {
  /** The address of the server, without a slash at the end. */
  readonly url: string;
};

/**
 * A client of the native API, made from the table of its operations:
 * `await client.createRun({ body: { experimentName: 'digits' } })`.
 * Every method takes `{ params, query, body }` as its operation has them, and the options of a call (`signal`,
 * `timeoutMs`, `retry`, `ifVersion`). It answers the parsed body, and rejects with AssayError only.
 */
export function createClient(options: ClientOptions): AssayClient {
  const url = checkedUrl(options.url);
  const methods: Record<string, unknown> = { url };
  for (const [name, operation] of Object.entries(nativeOperations) as [NativeOperationName, NativeOperation][]) {
    methods[name] = methodOf(name, operation, { ...options, url });
  }
  return methods as AssayClient;
}

function checkedUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new AssayError('InvalidInput', `url: expected an http or https address, got ${JSON.stringify(text)}`, {
      path: 'url',
    });
  }
  return text.replace(/\/+$/, '');
}

function methodOf(name: string, operation: NativeOperation, options: ClientOptions) {
  switch (operation.kind) {
    case 'events':
      return (input: AnyInput = {}) =>
        followStream<FollowedChange | TailedPoints>(
          (lastEventId, signal) => connectEvents(name, operation, options, input, lastEventId, signal),
          input.signal,
          name === 'tailMetrics' ? tailedOf : changeOf,
        );
    case 'download':
    case 'file':
      return async (input: AnyInput) => downloadOf(await call(name, operation, options, { timeoutMs: 0, ...input }));
    case 'json':
    case 'upload':
      return async (input: AnyInput = {}) => {
        const bound = operation.kind === 'upload' ? { timeoutMs: 0 } : {};
        const response = await call(name, operation, options, { ...bound, ...input });
        if (operation.response !== undefined) return parsed(response, name);
        await response.body?.cancel();
        return undefined;
      };
  }
}

async function parsed(response: Response, name: string): Promise<unknown> {
  try {
    return await response.json();
  } catch (thrown) {
    throw new AssayError(
      'Unavailable',
      `${name}: the answer of ${response.url} is not whole JSON. Is that address an Assay server?`,
      { status: response.status },
      { cause: thrown },
    );
  }
}

const call = (name: string, operation: NativeOperation, options: ClientOptions, input: AnyInput): Promise<Response> => {
  const headers = headersOf(operation, options, input);
  return retrying(
    input.retry ?? options.retry ?? defaultRetryPolicy,
    () => send(name, operation, options, input, headers),
    input.signal,
  );
};

function connectEvents(
  name: string,
  operation: NativeOperation,
  options: ClientOptions,
  input: AnyInput,
  lastEventId: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const headers = headersOf(operation, options, input);
  headers['accept'] = 'text/event-stream';
  if (lastEventId !== undefined) headers['last-event-id'] = lastEventId;
  return send(name, operation, options, { ...input, signal, timeoutMs: 0 }, headers);
}

/** One attempt. */
async function send(
  name: string,
  operation: NativeOperation,
  options: ClientOptions,
  input: AnyInput,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const timeoutMs = input.timeoutMs ?? options.timeoutMs ?? 30_000;
  const timeout = timeoutMs > 0 ? AbortSignal.timeout(Math.ceil(timeoutMs)) : undefined;
  const signals = [input.signal, timeout].filter((signal) => signal !== undefined);
  const init: RequestInit & { duplex?: 'half' } = { method: operation.method, headers, redirect: 'error' };
  if (signals.length > 0) init.signal = AbortSignal.any(signals);
  if (operation.kind === 'upload') {
    const bytes = await bytesOf(input.body as UploadBody);
    init.body = bytes;
    if (bytes instanceof ReadableStream) init.duplex = 'half';
  } else if (operation.body !== undefined) init.body = JSON.stringify(input.body ?? {});

  let response: Response;
  try {
    response = await (options.fetch ?? fetch)(requestUrl(options.url, operation.path, input), init);
  } catch (thrown) {
    if (input.signal?.aborted === true) throw input.signal.reason;
    if (timeout?.aborted === true) throw timedOut(options.url, timeoutMs);
    throw unreachable(options.url, thrown);
  }
  if (!response.ok) throw await faultOf(response, name);
  return response;
}

const bytesOf = async (body: UploadBody) => (typeof body === 'function' ? body() : body);
