import { numberIn, textIn, withoutUndefined, type ViewText } from './read-values.ts';
import { longId, shortId } from './short-id.ts';

/** Which report is read. */
export interface ReportView {
  /** A version of old; the latest where absent. */
  readonly version?: number;
  /** A report that is not saved is the default one of this study, or of `experiment`. */
  readonly study?: string;
}

export function readReportView(search: Readonly<Record<string, unknown>>): ReportView {
  const study = textIn(search['study']);
  const version = numberIn(search['version'], 1, Number.MAX_SAFE_INTEGER);
  return withoutUndefined({
    version: version !== undefined && Number.isInteger(version) ? version : undefined,
    study: study && longId(study),
  });
}

export const printReportView = ({ version, study }: ReportView): Readonly<Record<string, ViewText>> =>
  withoutUndefined({ version: version?.toString(), study: study && shortId(study) });
