import { LineageView } from '../../lineage/lineage-view.tsx';
import type { TabProps } from '../tab-props.ts';

/** What led to a run, and what follows from it. */
export const LineageTab = ({ run }: Pick<TabProps, 'run'>) => <LineageView id={run.id} />;
