import { artifactName } from './artifact-name.ts';

const longest = 80;

/** A text that was not meant as the name of an artifact, as one: without what no name may hold, or else `fallback`. */
export function cleanArtifactName(text: string, fallback: string): string {
  const clean = [...text.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029\\/:]+/gu, '-')]
    .slice(0, longest)
    .join('')
    .replaceAll(/^ +|[. ]+$/g, '');
  try {
    return artifactName('name', clean);
  } catch {
    return fallback;
  }
}
