import type { EpochMs } from '@assay/base';
import type { PartPlace } from '../../segments/segment-writer.ts';

/** A segment file that is complete and on the disk. */
export interface NewSegment {
  readonly file: string;
  readonly sizeBytes: number;
}

/** A part inside a new segment: what `metric_part` says of it. */
export interface NewPart extends PartPlace {
  readonly projectId: number;
  readonly run: number;
  readonly pointCount: number;
  readonly seriesCount: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** A part that takes the place of others, given by number and in order. */
export interface PartSwap {
  readonly part: NewPart;
  readonly replaces: readonly number[];
}

/** The same bytes at another place. */
export interface PartMove {
  readonly part: number;
  readonly fromSegment: number;
  readonly byteOffset: number;
}

/** What the compactor asks of the writer, which alone changes the catalogue; each is one short transaction. */
export type CatalogueRequest =
  | { readonly verb: 'seal'; readonly segment: NewSegment; readonly parts: readonly NewPart[] }
  | { readonly verb: 'swap'; readonly segment: NewSegment; readonly swaps: readonly PartSwap[] }
  | { readonly verb: 'move'; readonly segment: NewSegment; readonly moves: readonly PartMove[] }
  /** Ascending numbers of rows of the log that are sealed. */
  | { readonly verb: 'deleteRows'; readonly seqs: Float64Array }
  /** Segments that may have no parts left. */
  | { readonly verb: 'noteDead'; readonly segments: readonly number[] }
  /** Segments whose files are gone. */
  | { readonly verb: 'forgetSegments'; readonly segments: readonly number[] }
  /** Files in the folder of segments that no row seemed to name. */
  | { readonly verb: 'removeOrphans'; readonly files: readonly string[] }
  | { readonly verb: 'vacuum'; readonly pages: number };

/**
 * How many of the parts, rows, segments, files or pages asked for were dealt with. Of a seal, swap or move: how many hold now; 0 says that the
 * catalogue does not name the segment.
 */
export type CatalogueAnswer = number;

export type CatalogueCall = CatalogueRequest & { readonly now: EpochMs };
