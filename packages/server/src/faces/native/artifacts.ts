import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

/** Uploads and downloads are streams: see upload-artifact.ts and download-artifact.ts. */
export const artifactHandlers = {
  logArtifact: runCommand('logArtifact', same, same),
  listArtifacts: runQuery('listArtifacts', same, same),
  deleteArtifact: runCommand('deleteArtifact', same, same),
} satisfies Partial<NativeHandlers>;
