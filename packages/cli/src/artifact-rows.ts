import type { Artifact } from '@assay/wire';
import { printable } from './terminal/printable.ts';
import { sizeText } from './terminal/size-text.ts';
import type { Column, Row } from './terminal/table.ts';

export const artifactColumns: readonly Column[] = [
  { title: 'direction' },
  { title: 'name' },
  { title: 'size', align: 'right' },
  { title: 'media type' },
  { title: 'SHA-256, or where it lies' },
];

export const artifactRow = (artifact: Artifact): Row => [
  artifact.direction,
  printable(artifact.name),
  artifact.sizeBytes === null ? '–' : sizeText(artifact.sizeBytes),
  printable(artifact.mediaType),
  printable(artifact.kind === 'uri' ? (artifact.uri ?? '') : (artifact.sha256 ?? artifact.value ?? '')),
];
