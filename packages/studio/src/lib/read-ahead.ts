/** By what was asked: what was asked for ahead and nobody has taken yet; undefined once the program of the page has asked. */
type Asked = Map<string, Promise<Response> | undefined>;

const place: { [name: symbol]: Asked | undefined } = globalThis;
/** The two programs share it. */
const asked: Asked = (place[Symbol.for('assay.read-ahead')] ??= new Map());

/** What nobody took by then, nobody will. */
const keptMs = 15_000;

const keyOf = (method: string, path: string, body: string): string => `${method} ${path} ${body}`;

/** Asks now what the program will ask first; answers a copy for the one who asks. Throws where that has asked already. */
export async function readAhead(path: string, body?: unknown): Promise<Response> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const method = body === undefined ? 'GET' : 'POST';
  const key = keyOf(method, path, text);
  if (asked.has(key)) throw new Error('The page has asked');
  const answer = fetch(path, {
    method,
    redirect: 'error',
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: text }),
  });
  asked.set(key, answer);
  setTimeout(() => {
    // A body that is not read would keep its connection.
    if (asked.get(key) !== undefined) answer.then((left) => left.body?.cancel()).catch(() => undefined);
    asked.delete(key);
  }, keptMs);
  return (await answer).clone();
}

/** `fetch` that takes what was asked for ahead, each answer once. */
export const fetchOrTake: typeof fetch = (input, init = {}) => {
  const { method = 'GET', body = '' } = init;
  if (typeof input !== 'string' || typeof body !== 'string') return fetch(input, init);
  const key = keyOf(method, input.replace(location.origin, ''), body);
  const answer = asked.get(key);
  if (performance.now() < keptMs) asked.set(key, undefined);
  return answer ?? fetch(input, init);
};
