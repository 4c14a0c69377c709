import type { ArtifactAnswer } from '../answers/artifact.ts';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Command } from './command.ts';
import { invalidInput } from '@assay/base';
import { answerArtifact } from '../answers/artifact.ts';
import { checkKey, checkText } from '../policy/check-text.ts';
import { byteLength } from '../policy/json-text.ts';
import { checkLimit } from '../policy/limit.ts';
import { loadActiveRun } from '../steps/load.ts';
import { pinObject } from '../steps/pin-object.ts';
import { putArtifact } from '../steps/put-artifact.ts';

export interface LogArtifactInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
  readonly mediaType?: string;
  readonly value?: string;
  readonly uri?: string;
  readonly sha256?: string;
  readonly sizeBytes?: number;
  readonly metadata?: unknown;
}

const maxUriLength = 4096;

/**
 * A small value, or a reference to something that lies elsewhere; a reference to an object of this server is a file, whose bytes the run
 * keeps. Logging a name again replaces what it named.
 */
export const logArtifact: Command<LogArtifactInput, ArtifactAnswer> = async (tx, input, context) => {
  const { name, direction = 'output', value, uri, metadata } = input;
  const { limits } = context;
  const run = await loadActiveRun(tx, input.runId);
  if (value !== undefined && uri === undefined) {
    if (input.sha256 !== undefined || input.sizeBytes !== undefined)
      throw invalidInput('sha256', 'a value needs neither sha256 nor sizeBytes. Leave them out.');
    const sizeBytes = byteLength(value);
    checkLimit(limits, 'artifactValueBytes', sizeBytes, `The value of "${name}" has ${sizeBytes} bytes`, 'value');
    checkText('value', value, limits, 'artifactValueBytes');
    const mediaType = input.mediaType ?? 'text/plain';
    const content = { kind: 'value', mediaType, value, uri: null, sha256: null, sizeBytes } as const;
    return answerArtifact(await putArtifact(tx, context, run, { name, direction, metadata, ...content }));
  }
  if (uri !== undefined && value === undefined) {
    checkKey('uri', uri, { ...limits, nameLength: maxUriLength }, 'nameLength');
    const pinned = await pinObject(tx, uri);
    const isPinned = pinned !== undefined && (input.sha256 ?? pinned.sha256) === pinned.sha256;
    const mediaType = input.mediaType ?? pinned?.mediaType ?? 'application/octet-stream';
    const { sha256 = null, sizeBytes = null } = isPinned ? pinned : input;
    const content = { kind: isPinned ? 'file' : 'uri', mediaType, value: null, uri, sha256, sizeBytes } as const;
    return answerArtifact(await putArtifact(tx, context, run, { name, direction, metadata, ...content }));
  }
  throw invalidInput('value', 'give either a value or a uri; bytes are uploaded instead.');
};
