import { messageOf } from '@assay/base';
import type { FetchMessage, FetchOutcome } from './worker-messages.ts';

/** In the worker: a `fetch` whose requests are made by the logging thread. */
export class FetchBridge {
  readonly #post: (message: FetchMessage) => void;
  readonly #channel: number;
  readonly #open = new Map<number, (outcome: FetchOutcome) => void>();
  #calls = 0;

  constructor(channel: number, post: (message: FetchMessage) => void) {
    this.#channel = channel;
    this.#post = post;
  }

  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const call = ++this.#calls;
    const { signal } = init;
    const outcome = await new Promise<FetchOutcome>((resolve, reject) => {
      this.#open.set(call, resolve);
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      this.#post({
        kind: 'fetch',
        channel: this.#channel,
        call,
        url: input instanceof Request ? input.url : String(input),
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        body: typeof init.body === 'string' ? init.body : new Uint8Array(init.body as Uint8Array<ArrayBuffer>),
      });
    }).finally(() => this.#open.delete(call));
    if (!outcome.ok) throw new TypeError(outcome.message);
    const empty = outcome.status === 204 || outcome.status === 304;
    return new Response(empty ? null : outcome.body, {
      status: outcome.status,
      headers: outcome.headers.map(([name, value]): [string, string] => [name, value]),
    });
  };

  answered(call: number, outcome: FetchOutcome): void {
    this.#open.get(call)?.(outcome);
  }
}

/** In the logging thread: makes the request. */
export async function fetchFor(message: FetchMessage, fetch: typeof globalThis.fetch): Promise<FetchOutcome> {
  try {
    const { url, method, headers, body } = message;
    const response = await fetch(url, { method, headers, body, redirect: 'error' });
    return { ok: true, status: response.status, headers: [...response.headers], body: await response.arrayBuffer() };
  } catch (thrown) {
    return { ok: false, message: messageOf(thrown) };
  }
}
