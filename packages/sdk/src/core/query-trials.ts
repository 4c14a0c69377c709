import { decodeColumnsFrame } from '@assay/series';
import type { ColumnsFrame } from '@assay/series';
import { trialsMediaType } from '@assay/wire';
import type { QueryTrialColumns, TrialFrameHead } from '@assay/wire';
import { fetchFrame } from './fetch-frame.ts';
import type { FrameOptions } from './fetch-frame.ts';

/** Trials in order of number. The names of the columns and what they hold: docs/reference/frames.md. */
export interface TrialsAnswer {
  readonly head: TrialFrameHead;
  readonly columns: ColumnsFrame['columns'];
}

/**
 * Trials of a study, as `queryTrialColumns` of the client answers them, but as typed arrays over the answer's own bytes, without an
 * object for each trial. Rejects with AssayError, or with the signal's reason.
 */
export const queryTrials = (
  studyId: string,
  question: QueryTrialColumns,
  options: FrameOptions,
): Promise<TrialsAnswer> =>
  fetchFrame(
    {
      operation: 'queryTrialColumns',
      params: { studyId },
      body: question,
      mediaType: trialsMediaType,
      read(bytes) {
        const { head, columns } = decodeColumnsFrame(bytes);
        // Written by the server, whose version this client goes with.
        return { head: head as TrialFrameHead, columns };
      },
    },
    options,
  );
