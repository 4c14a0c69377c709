import { isId } from '@assay/base';
import type { RunScopeInput } from '@assay/core';
import { ask, cannot } from './panel-context.ts';
import type { PanelContext } from './panel-context.ts';

/** Fields of panels that say which runs they speak of. */
export interface ScopeFields {
  readonly filter?: string;
  readonly runs?: readonly string[];
  readonly group?: string;
  readonly experiment?: string;
  readonly study?: string;
}

export interface PanelScope {
  readonly runs: RunScopeInput;
  /** Whose metadata of metrics, baseline and name counts. */
  readonly experimentId: string | null;
  readonly studyId: string | null;
}

/** The runs that a panel means: what it says, within the report's own study or experiment where it names no other place. */
export async function panelScope(context: PanelContext, fields: ScopeFields): Promise<PanelScope> {
  const { filter, runs, group, experiment, study } = fields;
  const said = filter === undefined ? {} : { filter };
  if (runs !== undefined)
    return { runs: { ...said, runIds: runs }, experimentId: context.owner.experimentId, studyId: null };
  const studyId = study ?? (group === undefined && experiment === undefined ? context.owner.studyId : null);
  if (studyId !== null) {
    const { experimentId } = await ask(context, 'getStudy', { studyId });
    return { runs: { ...said, groupId: studyId }, experimentId, studyId };
  }
  if (group !== undefined) {
    const { experimentId } = await ask(context, 'getRunGroup', { groupId: group });
    return { runs: { ...said, groupId: group }, experimentId, studyId: null };
  }
  const experimentId = experiment === undefined ? context.owner.experimentId : await experimentOf(context, experiment);
  if (experimentId === null && filter === undefined)
    throw cannot('Say which runs are meant: filter, runs, group, experiment or study.');
  return {
    runs: { ...said, ...(experimentId !== null && { experimentIds: [experimentId] }) },
    experimentId,
    studyId: null,
  };
}

async function experimentOf(context: PanelContext, named: string): Promise<string> {
  if (isId(named)) return named;
  const { experiments } = await ask(context, 'listExperiments', { name: named });
  const [found] = experiments;
  if (found === undefined) throw cannot(`experiment: there is none called "${named}".`);
  return found.id;
}
