import type { ServerResponse } from 'node:http';
import { AssayError } from '@assay/base';

/** Aborts when the client leaves before it has its answer: a search that nobody waits for need not begin. */
export function whileWanted(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new AssayError('Unavailable', 'The client left before its answer.'));
  });
  return gone.signal;
}
