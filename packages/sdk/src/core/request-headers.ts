import { newId, systemClock, systemRandomBytes } from '@assay/base';
import type { NativeOperation } from '@assay/wire';
import type { ByteRange, CallOptions } from './operation-call.ts';

/** The input of any operation, as the table-driven code sees it. */
export interface AnyInput extends CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly mediaType?: string;
  readonly range?: ByteRange;
}

/** What the headers depend on beside the call itself. */
export interface HeaderOptions {
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export function headersOf(operation: NativeOperation, options: HeaderOptions, input: AnyInput): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  if (options.key !== undefined && options.key !== '') headers['authorization'] = `Bearer ${options.key}`;
  if (operation.kind === 'upload') headers['content-type'] = input.mediaType ?? 'application/octet-stream';
  else if (operation.body !== undefined) headers['content-type'] = 'application/json';
  if (operation.kind === 'download' || operation.kind === 'file') headers['accept'] = '*/*';
  if (operation.kind === 'json' && operation.method !== 'GET' && operation.permission !== 'read') {
    headers['idempotency-key'] = input.idempotencyKey ?? newId(systemClock, systemRandomBytes);
  }
  if (input.ifVersion !== undefined) headers['if-match'] = `"${input.ifVersion}"`;
  if (input.range !== undefined) headers['range'] = `bytes=${input.range.start}-${input.range.end ?? ''}`;
  return headers;
}
