import type { Limits } from '../../limits.ts';
import { slug } from '../slug.ts';

/** The native name that is nearest to one given by MLflow's clients, which may be any text; `fallback` where nothing is left of it. */
export function nativeName(given: string, { namePattern, nameLength }: Limits, fallback: string): string {
  if (namePattern === 'sagemaker') return slug(given, nameLength, fallback);
  const line = given
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, nameLength)
    .toWellFormed()
    .trim();
  return line === '' ? fallback : line;
}
