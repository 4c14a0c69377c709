import { seededRandom } from './random.ts';

/** The bytes of an artifact follow from its name alone. Some kilobytes, a different number each. */
export function artifactBytes(name: string): Uint8Array {
  const random = seededRandom(...Array.from(name, (letter) => letter.codePointAt(0) ?? 0));
  return Uint8Array.from({ length: random.between(1, 20_000) }, () => random.between(0, 255));
}
