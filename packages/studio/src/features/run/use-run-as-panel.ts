import type { Run } from '@assay/wire';
import { useMemo } from 'react';
import type { PanelRun } from '../charts/panel-run.ts';

/** The run as the one curve of its panels; the same list until its name changes. */
export function useRunAsPanel({ id, name, number }: Pick<Run, 'id' | 'name' | 'number'>): readonly PanelRun[] {
  return useMemo(() => [{ id, name, number }], [id, name, number]);
}
