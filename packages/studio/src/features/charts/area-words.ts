import type { GroupArea } from '../../lib/view-state/line-settings.ts';

/** What shows how far the members of a group lie apart. */
export const areaWords: Readonly<Record<GroupArea, string>> = {
  std: 'standard deviation',
  stderr: 'standard error',
  minmax: 'least to greatest',
  none: 'nothing',
};
