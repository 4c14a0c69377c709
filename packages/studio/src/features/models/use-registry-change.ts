import { messageOf } from '@assay/base';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { modelEventsQuery, modelQuery, modelVersionsQuery } from '../../lib/queries/model-queries.ts';

interface RegistryChange {
  /** Makes the change, then reads anew what the page shows of the model. True when it was made. */
  readonly run: (change: () => Promise<unknown>) => Promise<boolean>;
  /** Why the last one was not made. */
  readonly fault: string | undefined;
}

/** A change of a model or of its versions that the page makes. */
export function useRegistryChange(model: string): RegistryChange {
  const queries = useQueryClient();
  const [fault, setFault] = useState<string>();
  const run = useCallback(
    async (change: () => Promise<unknown>) => {
      let made = true;
      setFault(undefined);
      try {
        await change();
      } catch (thrown) {
        made = false;
        setFault(messageOf(thrown));
      }
      await Promise.all(
        [modelVersionsQuery(model).queryKey, modelQuery(model).queryKey, modelEventsQuery(model).queryKey].map(
          (queryKey) => queries.invalidateQueries({ queryKey }),
        ),
      );
      return made;
    },
    [model, queries],
  );
  return { run, fault };
}
