import type { Artifact } from '@assay/wire';

/** How the address names an artifact: unique in its run. */
export const artifactKey = (artifact: Artifact): string => `${artifact.direction}:${artifact.name}`;
