import type { ExportBatch } from './export-table.ts';
import type { EncoderChoice } from './make-encoder.ts';

/** What an export's thread is asked, each answered by one ExportPiece in turn. */
export type ExportRequest =
  | { readonly kind: 'begin'; readonly choice: EncoderChoice }
  | { readonly kind: 'add'; readonly batch: ExportBatch }
  | { readonly kind: 'end' };

export type ExportPiece =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly stack: string };
