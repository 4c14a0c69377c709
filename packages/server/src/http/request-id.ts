import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const sane = /^[\w.:+/=-]{1,128}$/;

/** The client's own `X-Request-Id` where it is sane, else one that is unique among all servers. */
export function requestIds(): (request: IncomingMessage) => string {
  const boot = randomBytes(6).toString('hex');
  let count = 0;
  return (request) => {
    const given = request.headers['x-request-id'];
    if (typeof given === 'string' && sane.test(given)) return given;
    return `${boot}-${(++count).toString(36)}`;
  };
}
