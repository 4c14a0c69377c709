import { AssayError } from '@assay/base';
import type { ImportSource } from './import-source.ts';

/** The source with only the experiments of these names, and without the registry, which is of all of them. Unknown names are an error at the end, when all have been seen. */
export function chosenExperiments(source: ImportSource, names: readonly string[] | undefined): ImportSource {
  if (names === undefined || names.length === 0) return source;
  const missing = new Set(names);
  return {
    ...source,
    models: undefined,
    async *experiments(account) {
      for await (const experiment of source.experiments(account)) {
        if (!names.includes(experiment.name)) continue;
        missing.delete(experiment.name);
        yield experiment;
      }
      if (missing.size > 0)
        throw new AssayError('NotFound', `${source.place} has no experiment "${[...missing].join('", "')}".`);
    },
  };
}
