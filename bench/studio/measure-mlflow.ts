import type { Page } from 'playwright-core';
import { seedMlflow } from '../mlflow/seed-mlflow.ts';
import { callMlflow, ratioFigure } from '../mlflow/sides.ts';
import { MlflowServer } from '../support/mlflow/mlflow-server.ts';
import { mlflowEnvironment } from '../support/mlflow/python-environment.ts';
import type { Figure } from '../support/report.ts';
import { short } from '../support/report.ts';
import { spreadOf } from '../support/spread.ts';
import { ask } from './page-probe.ts';

const loads = 5;
const rowsWanted = 50;

interface Peer {
  readonly runs: number;
  /** Where the web UI of Assay shows the same runs. */
  readonly assayPage: string;
  readonly folder: string;
  readonly say: (text: string) => void;
}

/** How soon MLflow's own web UI shows the first rows of the same runs, turn by turn with Assay's. */
export async function measureMlflow(
  open: () => Promise<Page>,
  { runs, assayPage, folder, say }: Peer,
): Promise<Figure[]> {
  const environment = await mlflowEnvironment(say);
  await seedMlflow(environment, folder, 0, runs);
  say(`seeded ${runs.toLocaleString('en')} runs in MLflow ${environment.version}`);
  await using server = await MlflowServer.start(environment, folder);
  const { experiment } = await callMlflow<{ experiment: { experiment_id: string } }>(
    server.port,
    'GET',
    'experiments/get-by-name?experiment_name=bench%20search',
  );
  const pages = {
    assay: `${assayPage}?split=100`,
    mlflow: `${server.url}/#/experiments/${experiment.experiment_id}/runs?compareRunsMode=TABLE`,
  };
  const times: Record<keyof typeof pages, number[]> = { assay: [], mlflow: [] };
  for (let turn = 0; turn <= loads; turn++) {
    for (const side of ['mlflow', 'assay'] as const) {
      const page = await open();
      await page.goto(pages[side]);
      const ms = await ask<number>(page, 'rowsReadable', rowsWanted);
      // The first warms the server.
      if (turn > 0) times[side].push(ms);
      await page.close();
    }
  }
  const [assay, mlflow] = [spreadOf(times.assay), spreadOf(times.mlflow)];
  const note = `${short(mlflow.min)} – ${short(mlflow.max)} of ${loads} there; MLflow ${environment.version} reads 100 runs at a time`;
  const both = { assay: assay.median, mlflow: mlflow.median };
  return [
    ratioFigure(
      `first ${rowsWanted} rows readable, ${runs.toLocaleString('en')} runs`,
      both,
      'ms',
      'less',
      undefined,
      note,
    ),
  ];
}
