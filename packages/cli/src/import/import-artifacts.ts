import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { AssayError, messageOf } from '@assay/base';
import type { Artifact } from '@assay/wire';
import { mediaTypeOf } from '../media-type.ts';
import { sha256OfFile } from '../sha256-of-file.ts';
import type { ImportAccount } from './import-account.ts';
import type { ImportTarget } from './import-target.ts';
import type { SourceArtifact, SourceRun } from './import-source.ts';

const refusals: ReadonlySet<string> = new Set(['InvalidInput', 'LimitExceeded', 'PayloadTooLarge', 'Conflict']);

/** Sends the files and small values of a run that the server does not have. One that it will not take is noted. */
export async function importArtifacts(
  run: SourceRun,
  known: readonly Artifact[],
  target: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  const there = new Map(known.map((artifact) => [`${artifact.direction} ${artifact.name}`, artifact]));
  for await (const artifact of run.artifacts(account)) {
    const already = there.get(`${artifact.direction} ${artifact.name.normalize('NFC')}`);
    try {
      const stored = await bring(run.id, artifact, already, target);
      const counts = stored === undefined ? account.present : account.brought;
      counts.artifacts++;
      counts.artifactBytes += (stored ?? already)?.sizeBytes ?? 0;
    } catch (thrown) {
      const passes = thrown instanceof AssayError && !refusals.has(thrown.code);
      if (passes || target.signal.aborted) throw thrown;
      const refused = thrown instanceof AssayError;
      const what = `${artifact.name} of run ${run.shown}: ${messageOf(thrown)}`;
      account.leaveOut(
        refused ? 'refused' : 'damaged',
        refused ? 'artifacts that the server refused' : 'artifacts that could not be read',
        what,
      );
    }
  }
}

/** Undefined when the server has it already. */
async function bring(
  runId: string,
  artifact: SourceArtifact,
  already: Artifact | undefined,
  { client, signal }: ImportTarget,
): Promise<Artifact | undefined> {
  const { name, direction } = artifact;
  switch (artifact.kind) {
    case 'value': {
      const { value, mediaType, metadata } = artifact;
      if (already?.value === value) return undefined;
      const body = { name, direction, value, mediaType, ...(metadata !== undefined && { metadata }) };
      return client.logArtifact({ params: { runId }, body, signal });
    }
    case 'file': {
      const sha256 = await sha256OfFile(artifact.file);
      if (already?.sha256 === sha256) return undefined;
      return client.uploadArtifact({
        params: { runId },
        query: { name, direction, sha256 },
        mediaType: mediaTypeOf(name),
        body: () => Readable.toWeb(createReadStream(artifact.file)),
        signal,
      });
    }
    case 'remote': {
      if (already !== undefined && (artifact.sizeBytes === undefined || already.sizeBytes === artifact.sizeBytes))
        return undefined;
      return client.uploadArtifact({
        params: { runId },
        query: { name, direction },
        mediaType: mediaTypeOf(name),
        body: artifact.open,
        signal,
      });
    }
  }
}
