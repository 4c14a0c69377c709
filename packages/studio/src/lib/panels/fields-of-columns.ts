import type { RunColumns } from '@assay/wire';
import { printRunField } from '../run-field/run-field.ts';

/** Fields that charts over runs can be made of, as filters name them: of each metric the statistics that one would look at. */
export function fieldsOfColumns(names: RunColumns | undefined): readonly string[] {
  const metrics = (names?.metrics ?? []).flatMap((name) =>
    (['last', 'min', 'max'] as const).map((statistic) => printRunField({ kind: 'metric', name, statistic })),
  );
  const parameters = (names?.parameters ?? []).map((key) => printRunField({ kind: 'parameter', key }));
  const tags = (names?.tags ?? []).map((key) => printRunField({ kind: 'tag', key }));
  return [...parameters, ...metrics, 'duration', 'status', 'created', 'started', 'name', ...tags];
}
