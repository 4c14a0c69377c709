import type { Experiment } from '@assay/wire';
import { isId } from '@assay/base';

/**
 * A tag of an experiment that holds the id of the saved view that its page opens with. A tag, since it then follows the experiment's
 * rights and history and is seen by other clients; Studio leaves tags that begin with `assay.` out of its lists.
 */
export const defaultViewTag = 'assay.defaultView';

export function defaultViewOf(experiment: Experiment | undefined): string | undefined {
  const id = experiment?.tags[defaultViewTag];
  return id !== undefined && isId(id) ? id : undefined;
}
