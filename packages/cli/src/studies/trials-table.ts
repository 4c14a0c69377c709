import { fromWireNumber } from '@assay/base';
import type { DataFrame } from '@assay/sdk';
import type { Study, TrialColumns } from '@assay/wire';

/** A row for each trial; parameters and objectives under their names, apart by what they are. */
export async function trialsTable(study: Study, columns: TrialColumns): Promise<DataFrame> {
  const { DataFrame } = await import('@assay/sdk');
  const time = (value: number | null): string | null => (value === null ? null : new Date(value).toISOString());
  return new DataFrame([
    { name: 'trial', values: columns.number },
    { name: 'state', values: columns.state },
    ...columns.parameters.map(({ name, values }) => ({ name: `parameter.${name}`, values })),
    ...columns.objectives.map((values, index) => ({
      name: `objective.${study.objectives[index]?.metric ?? index}`,
      values: values.map((value) => (value === null ? null : fromWireNumber(value))),
    })),
    { name: 'started', values: columns.startedMs.map(time) },
    { name: 'ended', values: columns.endedMs.map(time) },
    { name: 'worker', values: columns.worker },
    { name: 'run', values: columns.runId },
  ]);
}
