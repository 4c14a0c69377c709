import type { AssayClient } from '@assay/sdk';
import type { RunResult } from './comparison.ts';

const parameters = ['learning_rate', 'hidden', 'seed'];
const metrics = ['test/accuracy', 'test/loss'];

/** The runs of one demonstration that came to their test, as the server has them. */
export async function readResults(client: AssayClient, group: string): Promise<readonly RunResult[]> {
  const filter = `group = "${group}" and metrics."test/accuracy" exists`;
  const { runs } = await client.searchRuns({ body: { filter, parameters, metrics, limit: 1000 } });
  return runs.map((run) => ({
    id: run.id,
    name: run.name,
    learningRate: Number(run.parameters['learning_rate']),
    hidden: Number(run.parameters['hidden']),
    seed: Number(run.parameters['seed']),
    testAccuracy: Number(run.metrics['test/accuracy']?.last.value),
    testLoss: Number(run.metrics['test/loss']?.last.value),
  }));
}
