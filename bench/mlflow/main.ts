/**
 * `npm run bench -- mlflow [--quick] [--profile] [--only writes,search,history,artifacts]`: `mlflow server` on SQLite and Assay side by
 * side, in one run: the same raw requests to both, and the same Python program with MLflow's real client against both, with the part of
 * the time that the client spends on itself.
 */
import path from 'node:path';
import { seedFolder } from '../api/seed-folder.ts';
import { BenchArea } from '../support/bench-area.ts';
import { MlflowServer } from '../support/mlflow/mlflow-server.ts';
import { mlflowEnvironment } from '../support/mlflow/python-environment.ts';
import { measureArtifacts } from './measure-artifacts.ts';
import { measureClient } from './measure-client.ts';
import { measureHistory } from './measure-history.ts';
import { measureSearches } from './measure-searches.ts';
import { measureWrites } from './measure-writes.ts';
import { seedMlflow } from './seed-mlflow.ts';
import type { Sides } from './sides.ts';

const area = new BenchArea('mlflow', process.argv.slice(2));
const plan = area.quick
  ? { timing: { warmUpMs: 500, slices: 3, sliceMs: 1000 }, sizes: [200, 2000], points: 100_000, searches: 5 }
  : {
      timing: { warmUpMs: 1000, slices: 5, sliceMs: 2000 },
      sizes: [200, 10_000, 100_000],
      points: 1_000_000,
      searches: 15,
    };

const environment = await mlflowEnvironment((text) => area.say(text));

/** Both servers on data of their own. */
const withSides = (data: string, measure: (sides: Sides) => Promise<void>): Promise<void> =>
  area.withServer(data, async (assay) => {
    await using mlflow = await MlflowServer.start(environment, path.join(area.folder, `mlflow-${data}`));
    await measure({ assay: { name: 'Assay', port: assay.port }, mlflow: { name: 'MLflow', port: mlflow.port } });
  });

await area.part('writes', () =>
  withSides('writes', async (sides) => {
    await measureWrites(environment, sides, plan.timing, (figure) => area.report(figure));
    await measureClient(environment, 'write', sides, (figure) => area.report(figure));
  }),
);

await area.part('search', async () => {
  let seeded = 0;
  for (const size of plan.sizes) {
    const from = area.seconds;
    await seedFolder(area.dataFolder('search'), seeded, size);
    await seedMlflow(environment, path.join(area.folder, 'mlflow-search'), seeded, size);
    seeded = size;
    area.say(`both have ${size.toLocaleString('en')} runs after ${Math.round(area.seconds - from)} s`);
    await withSides('search', async (sides) => {
      await measureSearches(sides, size, plan.searches, (figure) => area.report(figure));
      if (size === plan.sizes[1]) await measureClient(environment, 'search', sides, (figure) => area.report(figure));
    });
  }
});

await area.part('history', () =>
  withSides('history', async (sides) => {
    const runs = await measureHistory(area, sides, plan.points, (figure) => area.report(figure));
    await measureClient(environment, 'history', sides, (figure) => area.report(figure), runs);
  }),
);

await area.part('artifacts', () =>
  withSides('artifacts', async (sides) => {
    await measureArtifacts(sides, (figure) => area.report(figure));
    await measureClient(environment, 'artifacts', sides, (figure) => area.report(figure));
  }),
);

area.finish(
  `MLflow ${environment.version}; "×" is how many times MLflow's rate Assay reaches, or its time MLflow takes:`,
);
