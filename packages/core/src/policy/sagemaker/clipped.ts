import { crc32 } from '@assay/series';

/** What SageMaker's API holds of one run at most, in entries and UTF-16 units. What is beyond stays here and is not shown there. */
export const sagemakerBounds = {
  parameters: 300,
  parameterKey: 320,
  parameterText: 2500,
  artifactsPerDirection: 60,
  artifactKey: 128,
  artifactValue: 2048,
  mediaType: 64,
  description: 3072,
  statusMessage: 1024,
  metrics: 1000,
  metricName: 255,
  tags: 50,
  tagKey: 128,
  tagValue: 256,
} as const;

const mark = ' …(cut)';
const withoutHalf = (text: string): string => text.replace(/[\uD800-\uDBFF]$/, '');
const checksum = (text: string): string => crc32(new TextEncoder().encode(text)).toString(16).padStart(8, '0');

/** A text as it fits, with a mark where it was cut. */
export const clipText = (text: string, length: number): string =>
  text.length <= length ? text : withoutHalf(text.slice(0, length - mark.length)) + mark;

/** A key as it fits: a long one is cut and ends in its checksum, so that it still is a key. */
export const clipKey = (key: string, length: number): string =>
  key.length <= length ? key : `${withoutHalf(key.slice(0, length - 9))}~${checksum(key)}`;

/** A tag's key or value in the characters and length that SageMaker allows; what was changed for that ends in its checksum. */
export function clipTagText(text: string, length: number): string {
  const allowed = text.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]+/gu, '-');
  return allowed === text && text.length <= length
    ? text
    : `${withoutHalf(allowed.slice(0, length - 9))}-${checksum(text)}`;
}

/** A name of an artifact, composed (NFC) as all are, for a key that is none by our rules, e.g. `a:b`. */
export function artifactNameFor(key: string): string {
  const words = key
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC');
  return `artifact-${checksum(key)}${words === '' ? '' : `-${words}`}`;
}
