import { AssayError, errorCodes, messageOf } from '@assay/base';
import type { ErrorCode } from '@assay/base';

const isCode = (value: unknown): value is ErrorCode => errorCodes.some((code) => code === value);

/** The code that a status stands for when the body is not a problem of ours, e.g. a proxy's page. */
function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'Unauthenticated';
    case 403:
      return 'Forbidden';
    case 404:
      return 'NotFound';
    case 409:
      return 'Conflict';
    case 412:
      return 'PreconditionFailed';
    case 413:
      return 'PayloadTooLarge';
    case 415:
      return 'UnsupportedMediaType';
    case 416:
      return 'RangeNotSatisfiable';
    case 429:
      return 'TooManyRequests';
    case 500:
      return 'Internal';
    case 501:
      return 'NotOffered';
    case 507:
      return 'StorageFull';
    default:
      return status === 408 || status > 500 ? 'Unavailable' : 'InvalidInput';
  }
}

/** `Retry-After` in milliseconds: seconds or an HTTP date. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/**
 * The error that an answer other than 2xx stands for. What the server says is data: the code is taken when it is
 * one of ours, the words are shown, nothing else is acted upon.
 */
export async function faultOf(response: Response, what: string): Promise<AssayError> {
  const text = await response.text().catch(() => '');
  const body = parseObject(text);
  const code = isCode(body['code']) ? body['code'] : codeOfStatus(response.status);
  const detail = typeof body['detail'] === 'string' ? body['detail'] : undefined;
  const requestId = typeof body['requestId'] === 'string' ? body['requestId'] : response.headers.get('x-request-id');
  const wait =
    typeof body['retryAfterMs'] === 'number'
      ? body['retryAfterMs']
      : retryAfterMs(response.headers.get('retry-after'), Date.now());
  return new AssayError(code, detail ?? `${what}: the server answered ${response.status} ${response.statusText}`, {
    status: response.status,
    ...(typeof body['path'] === 'string' && { path: body['path'] }),
    ...(typeof body['position'] === 'number' && { position: body['position'] }),
    ...(requestId !== null && { requestId }),
    ...(wait !== undefined && { retryAfterMs: wait }),
  });
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The deepest cause that names itself: `fetch failed` alone helps nobody. */
function rootMessage(thrown: unknown): string {
  let cause = thrown;
  let found = messageOf(thrown);
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    if ('code' in cause && typeof cause.code === 'string') {
      found = cause.message === '' ? cause.code : cause.message;
    }
    cause = cause.cause;
  }
  return found;
}

/** A request that got no answer. */
export const unreachable = (url: string, thrown: unknown): AssayError =>
  new AssayError(
    'Unavailable',
    `No answer from the Assay server at ${url} (${rootMessage(thrown)}). Is it running, and is the address right? ` +
      'Start one with "assay serve", or set ASSAY_URL.',
    { url },
    { cause: thrown },
  );

export const timedOut = (url: string, timeoutMs: number): AssayError =>
  new AssayError('Unavailable', `The Assay server at ${url} did not answer within ${timeoutMs} ms.`, {
    url,
    timeoutMs,
  });
