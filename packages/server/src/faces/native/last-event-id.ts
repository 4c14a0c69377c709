import type { FastifyRequest } from 'fastify';
import { invalidInput } from '@assay/base';

/** Where an event stream is to be resumed, when the client says so. */
export function lastEventId(request: FastifyRequest): number | undefined {
  const given = request.headers['last-event-id'];
  if (given === undefined || given === '') return undefined;
  if (typeof given === 'string' && /^\d{1,15}$/.test(given)) return Number(given);
  throw invalidInput('Last-Event-ID', 'expected the id of an event, an integer');
}
