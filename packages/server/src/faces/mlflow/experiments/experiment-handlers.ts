import { handlersOf } from '../handler.ts';
import { printExperimentId } from './experiment-ids.ts';

export const experimentHandlers = handlersOf({
  async createExperiment(input, { store, options }) {
    const { id } = await store.execute(
      'createMlflowExperiment',
      {
        name: input.name,
        artifactLocation: input.artifact_location ?? '',
        tags: new Map((input.tags ?? []).map(({ key = '', value = '' }) => [key, value])),
      },
      options,
    );
    return { experiment_id: printExperimentId(id) };
  },
});
