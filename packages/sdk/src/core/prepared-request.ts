import { nativeOperations } from '@assay/wire';
import type { NativeOperation } from '@assay/wire';
import { callOf } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { headersOf } from './request-headers.ts';
import type { HeaderOptions } from './request-headers.ts';
import { requestUrl } from './request-url.ts';

/** A request in plain data, for a process that has no client. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function prepareRequest(
  delivery: Delivery,
  runId: string,
  options: HeaderOptions & { readonly url: string },
): PreparedRequest {
  const call = callOf(delivery, runId);
  const operation: NativeOperation = nativeOperations[call.operation];
  return {
    method: operation.method,
    url: requestUrl(options.url, operation.path, call.input),
    headers: headersOf(operation, options, call.input),
    body: JSON.stringify(call.input.body),
  };
}
