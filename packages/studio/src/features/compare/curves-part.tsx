import { useMemo } from 'react';
import { PanelBoard } from '../charts/panel-board.tsx';
import type { ComparePartProps } from './compare-part.ts';

/** The curves of the runs, a panel for each metric. */
export function CurvesPart({ compared: { runs, names }, view, onView }: ComparePartProps) {
  const drawn = useMemo(
    () => runs.map(({ run: { id, number }, shortName }) => ({ id, number, name: shortName })),
    [runs],
  );
  return <PanelBoard metrics={names?.metrics} runs={drawn} view={view} onView={onView} />;
}
