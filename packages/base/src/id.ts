import type { Brand } from './brand.ts';
import type { Clock } from './clock.ts';
import type { RandomBytes } from './random.ts';
import { invalidInput } from './error.ts';

/** 32 lower-case hex digits: a UUIDv7 (RFC 9562) without dashes, so ids sort by their time of creation. */
export type Id = Brand<string, 'Id'>;
export type ProjectId = Brand<number, 'ProjectId'>;
export type ExperimentId = Brand<Id, 'ExperimentId'>;
export type RunGroupId = Brand<Id, 'RunGroupId'>;
export type RunId = Brand<Id, 'RunId'>;
export type ArtifactId = Brand<Id, 'ArtifactId'>;
export type AssociationId = Brand<Id, 'AssociationId'>;
export type LineageEntityId = Brand<Id, 'LineageEntityId'>;
export type ViewId = Brand<Id, 'ViewId'>;
export type ReportId = Brand<Id, 'ReportId'>;

const idPattern = /^[0-9a-f]{32}$/;

export const isId = (text: string): boolean => idPattern.test(text);

/** The id in `text`, or InvalidInput naming `path`. */
export function parseId<T extends Id>(text: string, path: string): T {
  if (!isId(text))
    throw invalidInput(path, `expected an id of 32 lower-case hex digits, got ${JSON.stringify(text.slice(0, 80))}`);
  return text as T;
}

/** Makes UUIDv7 ids: 48 bits of epoch milliseconds, 4 of version, 12 + 62 of randomness, 2 of variant. */
export function newId<T extends Id>(clock: Clock, randomBytes: RandomBytes): T {
  const bytes = randomBytes(16);
  const now = clock.now();
  for (let i = 0, divisor = 2 ** 40; i < 6; i++, divisor /= 256) bytes[i] = Math.floor(now / divisor) & 0xff;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as T;
}
