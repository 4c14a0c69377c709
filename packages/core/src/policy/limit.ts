import { AssayError } from '@assay/base';
import type { Limits } from '../limits.ts';

export type LimitName = Exclude<keyof Limits, 'namePattern'>;

/** Throws LimitExceeded when `value` is over the named limit. `what` begins the message: `Run "a" would have 301 parameters`. */
export function checkLimit(limits: Limits, name: LimitName, value: number, what: string, path?: string): void {
  const limit = limits[name];
  if (limit === null || value <= limit) return;
  throw new AssayError('LimitExceeded', `${what}; at most ${limit} are allowed (limit ${name}).`, {
    ...(path === undefined ? {} : { path }),
    name,
    limit,
    value,
  });
}
