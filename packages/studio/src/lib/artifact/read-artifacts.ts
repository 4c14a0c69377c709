import type { Artifact, ArtifactPage, ListArtifactsQuery } from '@assay/wire';

/** The artifacts of a run, by name. */
export interface RunArtifacts {
  readonly artifacts: readonly Artifact[];
  /** Of the run; more than there are here where only the first were read. */
  readonly count: number;
}

/** Of more only the first, by name, are listed. */
export const maximumListed = 20_000;
const perPage = 1000;
const newestPerPage = 100;

type ReadPage = (query: ListArtifactsQuery) => Promise<ArtifactPage>;

/** All of them by page, or, where they were read before, only those that are newer. */
export async function readArtifacts(read: ReadPage, before?: RunArtifacts): Promise<RunArtifacts> {
  return (before === undefined ? undefined : await onlyNewer(read, before)) ?? readAll(read);
}

async function readAll(read: ReadPage): Promise<RunArtifacts> {
  const artifacts: Artifact[] = [];
  for (let from: { readonly cursor?: string } = {}; ;) {
    const { nextCursor, artifactCount, ...page } = await read({ limit: perPage, ...from });
    artifacts.push(...page.artifacts);
    if (nextCursor === null || artifacts.length >= maximumListed) return { artifacts, count: artifactCount };
    from = { cursor: nextCursor };
  }
}

/** Undefined where that cannot tell how they are now: some were deleted, or very many came. */
async function onlyNewer(read: ReadPage, before: RunArtifacts): Promise<RunArtifacts | undefined> {
  const page = await read({ sort: 'newest', limit: newestPerPage });
  const count = page.artifactCount;
  if (before.artifacts.length < before.count) return { ...before, count };
  const known = new Set(before.artifacts.map(({ id }) => id));
  const older = page.artifacts.findIndex(({ id }) => known.has(id));
  const newer = older === -1 ? page.artifacts : page.artifacts.slice(0, older);
  if (newer.length === 0 && count === before.count) return before;
  const all = new Map(
    [...before.artifacts, ...newer.toReversed()].map((each) => [`${each.direction}:${each.name}`, each]),
  );
  if (all.size !== count) return undefined;
  return { artifacts: [...all.values()].sort(byName), count };
}

const byName = (a: Artifact, b: Artifact): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.direction < b.direction ? -1 : 1;
