import { messageOf } from '@assay/base';
import type { UpdateStudy } from '@assay/wire';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { studyQuery } from '../../lib/queries/study-queries.ts';

interface StudyChange {
  readonly change: (body: UpdateStudy) => Promise<boolean>;
  /** Why the last one was not made. */
  readonly fault: string | undefined;
  readonly isBusy: boolean;
}

/** A change of a study that the page makes; what it shows is the server's answer. */
export function useStudyChange(studyId: string): StudyChange {
  const queries = useQueryClient();
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const change = async (body: UpdateStudy): Promise<boolean> => {
    setFault(undefined);
    setIsBusy(true);
    try {
      queries.setQueryData(studyQuery(studyId).queryKey, await api.updateStudy({ params: { studyId }, body }));
      await queries.invalidateQueries({ queryKey: studyQuery(studyId).queryKey });
      return true;
    } catch (thrown) {
      setFault(messageOf(thrown));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return { change, fault, isBusy };
}
