import { AssayError } from '@assay/base';
import type { ArtifactRow } from '../../entities/artifact.ts';
import { artifactName } from '../artifact-name.ts';
import { artifactNameFor, clipKey, clipText, sagemakerBounds } from './clipped.ts';

/** An artifact as SageMaker has it: a text or address, of a type or none. */
export interface ArtifactForm {
  readonly value: string;
  readonly mediaType?: string;
}

/** What an artifact's metadata hold for SageMaker's face, under `sagemaker`. */
export interface ArtifactNotes {
  /** The key that it was given, where that cannot be a name here. */
  readonly key?: string;
  /** It was given without a media type; ours is a guess. */
  readonly untyped?: true;
  /** It came by an association, as what SageMaker's SDK draws does: there it is no artifact of the run itself. */
  readonly linked?: true;
}

const mediaTypePattern = /^[-\w]+\/[-\w+]+$/;

export function artifactNotes({ metadata }: Pick<ArtifactRow, 'metadata'>): ArtifactNotes {
  if (!metadata.includes('"sagemaker"')) return {};
  const parsed: unknown = JSON.parse(metadata);
  const notes: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'sagemaker') : undefined;
  if (typeof notes !== 'object' || notes === null) return {};
  const key: unknown = Reflect.get(notes, 'key');
  return {
    ...(typeof key === 'string' && { key }),
    ...(Reflect.get(notes, 'untyped') === true && { untyped: true }),
    ...(Reflect.get(notes, 'linked') === true && { linked: true }),
  };
}

export const artifactKeyForm = (row: Pick<ArtifactRow, 'name' | 'metadata'>): string =>
  clipKey(artifactNotes(row).key ?? row.name, sagemakerBounds.artifactKey);

export function artifactForm(row: ArtifactRow): ArtifactForm {
  const value = clipText(row.uri ?? row.value ?? `assay://artifacts/${row.id}`, sagemakerBounds.artifactValue);
  const { mediaType } = row;
  const isShown =
    artifactNotes(row).untyped !== true &&
    mediaType.length <= sagemakerBounds.mediaType &&
    mediaTypePattern.test(mediaType);
  return isShown ? { value, mediaType } : { value };
}

/** The name of an artifact for a key: the key itself, where it can be one. */
export function nameOfKey(key: string): string {
  try {
    return artifactName('name', key);
  } catch (thrown) {
    if (thrown instanceof AssayError) return artifactNameFor(key);
    throw thrown;
  }
}

/** What stands behind `scheme://` elsewhere, as against a small value. */
export const isAddress = (value: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^\s\p{Cc}]+$/iu.test(value);
