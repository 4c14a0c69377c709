import { invalidInput } from '@assay/base';
import type { Limits } from '../../limits.ts';
import { byteLength } from '../../policy/json-text.ts';
import { checkKey, checkText } from '../../policy/check-text.ts';
import { checkLimit } from '../../policy/limit.ts';

export interface ReportText {
  readonly name: string;
  readonly source: string;
  readonly note: string;
  /** JSON text. */
  readonly frozen: string;
}

/** Throws where a report cannot be stored as it is; answers the bytes of its source. */
export function checkReport({ name, source, note, frozen }: ReportText, limits: Limits): number {
  checkKey('name', name, limits, 'nameLength');
  if (!source.isWellFormed()) throw invalidInput('source', 'is not well-formed Unicode. Send whole characters.');
  if (source.includes('\0')) throw invalidInput('source', 'holds the character U+0000, which no text here may.');
  checkText('note', note, limits, 'nameLength');
  const bytes = byteLength(source);
  checkLimit(limits, 'reportBytes', bytes, `source has ${bytes} bytes`, 'source');
  const kept = byteLength(frozen);
  checkLimit(limits, 'frozenReportBytes', kept, `the data of frozen panels takes ${kept} bytes`, 'source');
  return bytes;
}
