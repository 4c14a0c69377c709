import { AssayError } from '@assay/base';
import { retrying } from '@assay/sdk/browser';

export type Json = Readonly<Record<string, unknown>>;

const timeoutMs = 60_000;
const policy = { attempts: 6, baseMs: 300, capMs: 5_000 };

/** Requests to a tracking server of MLflow. Every failure is an AssayError that names the address without credentials. */
export class MlflowRestClient {
  /** Without credentials, and without a slash at the end. */
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** Credentials are those of the address, else what MLflow's own clients read from the environment. */
  constructor(address: string, env: NodeJS.ProcessEnv) {
    const url = new URL(address);
    const user = decodeURIComponent(url.username) || (env['MLFLOW_TRACKING_USERNAME'] ?? '');
    const password = decodeURIComponent(url.password) || (env['MLFLOW_TRACKING_PASSWORD'] ?? '');
    const token = env['MLFLOW_TRACKING_TOKEN'] ?? '';
    url.username = '';
    url.password = '';
    this.url = url.href.replace(/\/+$/, '');
    const basic = user === '' ? '' : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const authorization = basic !== '' ? basic : token === '' ? '' : `Bearer ${token}`;
    this.#headers = authorization === '' ? {} : { authorization };
  }

  get(path: string, query: Readonly<Record<string, string>> = {}): Promise<Json> {
    const text = new URLSearchParams(query).toString();
    return this.#json(`/api/2.0/${path}${text === '' ? '' : `?${text}`}`, { method: 'GET' });
  }

  post(path: string, body: Json): Promise<Json> {
    const headers = { 'content-type': 'application/json' };
    return this.#json(`/api/2.0/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** The bytes of a file of a run, as they come. */
  async download(path: string, query: Readonly<Record<string, string>> = {}): Promise<ReadableStream<Uint8Array>> {
    const text = new URLSearchParams(query).toString();
    const response = await this.#send(`${path}${text === '' ? '' : `?${text}`}`, { method: 'GET' }, 0);
    return response.body ?? new Blob([]).stream();
  }

  async #json(path: string, init: RequestInit): Promise<Json> {
    return retrying(policy, async () => {
      const response = await this.#send(path, init, timeoutMs);
      try {
        return (await response.json()) as Json;
      } catch (thrown) {
        throw new AssayError(
          'Unavailable',
          `${this.url}: the answer is not whole JSON. Is that a tracking server of MLflow?`,
          {},
          { cause: thrown },
        );
      }
    });
  }

  async #send(path: string, init: RequestInit, bound: number): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(this.url + path, {
        ...init,
        headers: { ...this.#headers, ...(init.headers as Record<string, string> | undefined) },
        // An address that a server sends elsewhere would take the password along.
        redirect: 'error',
        ...(bound > 0 && { signal: AbortSignal.timeout(bound) }),
      });
    } catch (thrown) {
      throw new AssayError('Unavailable', `${this.url} does not answer.`, {}, { cause: thrown });
    }
    if (response.ok) return response;
    throw await this.#faultOf(response);
  }

  async #faultOf(response: Response): Promise<AssayError> {
    const text = (await response.text().catch(() => '')).slice(0, 500);
    const said = `${this.url} answered ${response.status}${text === '' ? '' : `: ${text}`}`;
    switch (response.status) {
      case 401:
        return new AssayError(
          'Unauthenticated',
          `${said}\nSet MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.`,
        );
      case 403:
        return new AssayError('Forbidden', said);
      case 404:
        return new AssayError('NotFound', said);
      case 429:
        return new AssayError('TooManyRequests', said);
      default:
        return new AssayError(response.status >= 500 ? 'Unavailable' : 'InvalidInput', said);
    }
  }
}

/** Lists as JSON has them: what is no list is an empty one. */
export const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter((each): each is Json => typeof each === 'object' && each !== null) : [];
export const mapOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
/** Numbers travel as numbers, or as text where a double may not hold them or JSON has no word for them. */
export const numberFrom = (value: unknown): number | undefined =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? Number(value) : undefined;
export const textFrom = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
/** `[{key, value}]` as an object. */
export const pairsFrom = (value: unknown): Record<string, string> =>
  Object.fromEntries(listOf(value).map((pair) => [textFrom(pair['key']), textFrom(pair['value'])]));
