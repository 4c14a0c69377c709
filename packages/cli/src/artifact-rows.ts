import type { Artifact } from '@assay/wire';
import { middleEllipsis, printable } from './terminal/printable.ts';
import { sizeText } from './terminal/size-text.ts';
import type { Column, Row } from './terminal/table.ts';

export const artifactColumns: readonly Column[] = [
  { title: 'direction' },
  { title: 'name' },
  { title: 'size', align: 'right' },
  { title: 'media type' },
  { title: 'SHA-256, place or value' },
];

const longestValue = 64;

export const artifactRow = (artifact: Artifact): Row => [
  artifact.direction,
  printable(artifact.name),
  artifact.sizeBytes === null ? '–' : sizeText(artifact.sizeBytes),
  printable(artifact.mediaType),
  placeOf(artifact),
];

/** Where an address leads, the digest of a file, or a small value itself. */
function placeOf({ kind, uri, sha256, value }: Artifact): string {
  switch (kind) {
    case 'uri':
      return printable(uri ?? '');
    case 'file':
      return sha256 ?? '';
    case 'value':
      return middleEllipsis(printable((value ?? '').slice(0, 10 * longestValue)), longestValue);
  }
}
