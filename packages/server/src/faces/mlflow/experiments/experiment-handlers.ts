import { AssayError, systemClock } from '@assay/base';
import type { Store } from '@assay/core';
import { handlersOf } from '../handler.ts';
import type { MlflowCall } from '../handler.ts';
import { MlflowError, invalidParameter, missingParameter } from '../mlflow-error.ts';
import { checkArtifactLocation, checkExperimentName, checkExperimentTag } from './check-experiment.ts';
import { encodeExperiment, unassignedExperiment } from './encode-experiment.ts';
import { MissedNames } from './missed-names.ts';
import { noExperiment, printExperimentId, readExperimentId, unassigned } from './experiment-ids.ts';

/** Of each server of this process. */
const missedNames = new WeakMap<Store, MissedNames>();

function missedNamesOf(store: Store): MissedNames {
  let names = missedNames.get(store);
  if (names === undefined) missedNames.set(store, (names = new MissedNames()));
  return names;
}

export const experimentHandlers = handlersOf({
  async createExperiment(input, call) {
    const { store, options } = call;
    const made = {
      name: checkExperimentName(input.name, 'name'),
      artifactLocation: checkArtifactLocation(input.artifact_location ?? ''),
      tags: new Map((input.tags ?? []).map((tag, i) => checkExperimentTag(tag, `tags[${i}].`))),
    };
    const hasLooked = missedNamesOf(store).take(made.name, systemClock.now());
    try {
      const { id } = await store.execute('createMlflowExperiment', made, options);
      return { experiment_id: printExperimentId(id) };
    } catch (thrown) {
      const isPlain = made.artifactLocation === '' && made.tags.size === 0;
      const isTaken = thrown instanceof AssayError && thrown.code === 'AlreadyExists';
      if (!hasLooked || !isPlain || !isTaken) throw thrown;
      const found = await store.query('getMlflowExperiment', { name: made.name }, options);
      if (found === undefined || found.isDeleted) throw thrown;
      return { experiment_id: printExperimentId(found.id) };
    }
  },

  async getExperiment({ experiment_id }, call) {
    if (experiment_id === unassigned) return { experiment: unassignedExperiment };
    return { experiment: encodeExperiment(await requireExperiment(experiment_id, call)) };
  },

  async getExperimentByName({ experiment_name: name }, { store, options }) {
    const found = await store.query('getMlflowExperiment', { name }, options);
    if (found !== undefined) return { experiment: encodeExperiment(found) };
    if (name === unassigned) return { experiment: unassignedExperiment };
    missedNamesOf(store).note(name, systemClock.now());
    throw new MlflowError('RESOURCE_DOES_NOT_EXIST', `Could not find experiment with name '${name.slice(0, 500)}'`);
  },

  async updateExperiment(input, { store, options }) {
    const { new_name = '' } = input;
    if (new_name === '') throw missingParameter('new_name');
    const name = checkExperimentName(new_name, 'new_name');
    await store.execute('updateMlflowExperiment', { experimentId: changeable(input), name }, options);
    return {};
  },

  async deleteExperiment(input, { store, options }) {
    await store.execute('deleteMlflowExperiment', { experimentId: changeable(input) }, options);
    return {};
  },

  async restoreExperiment(input, call) {
    const experimentId = changeable(input);
    const { isDeleted } = await requireExperiment(input.experiment_id, call);
    if (!isDeleted) throw noExperiment(input.experiment_id);
    await call.store.execute('restoreMlflowExperiment', { experimentId }, call.options);
    return {};
  },

  async setExperimentTag(input, { store, options }) {
    const [key, value] = checkExperimentTag(input);
    await store.execute('setMlflowExperimentTag', { experimentId: changeable(input), key, value }, options);
    return {};
  },

  async deleteExperimentTag(input, { store, options }) {
    await store.execute('deleteMlflowExperimentTag', { experimentId: changeable(input), key: input.key }, options);
    return {};
  },
});

/** The core's id of an experiment that can be changed. */
function changeable({ experiment_id }: { readonly experiment_id: string }): string {
  if (experiment_id !== unassigned) return readExperimentId(experiment_id);
  throw invalidParameter(
    'experiment_id',
    unassigned,
    'it shows the runs that have no experiment and cannot be changed',
  );
}

async function requireExperiment(given: string, { store, options }: MlflowCall) {
  const found = await store.query('getMlflowExperiment', { id: readExperimentId(given) }, options);
  if (found === undefined) throw noExperiment(given);
  return found;
}
