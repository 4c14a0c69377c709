import { fileURLToPath } from 'node:url';
import { runProcess } from '../../tools/process/run-process.ts';
import { quiet } from '../support/mlflow/python-environment.ts';
import type { MlflowEnvironment } from '../support/mlflow/python-environment.ts';
import { short } from '../support/report.ts';
import type { HistoryRuns } from './measure-history.ts';
import { ratioFigure } from './sides.ts';
import type { Report, Side, Sides } from './sides.ts';

const script = fileURLToPath(new URL('client.py', import.meta.url));

/** Of one step of the program: seconds in all, and seconds of them until the server's answers were there. */
type Steps = Readonly<Record<string, { readonly seconds: number; readonly waiting: number }>>;

/** The same Python program with MLflow's real client against both. */
export async function measureClient(
  environment: MlflowEnvironment,
  what: string,
  { assay, mlflow }: Sides,
  report: Report,
  runs?: HistoryRuns,
): Promise<void> {
  const ours = await run(environment, what, assay, runs?.assay);
  const theirs = await run(environment, what, mlflow, runs?.mlflow);
  for (const [step, { seconds, waiting }] of Object.entries(ours)) {
    const other = theirs[step];
    if (other === undefined) continue;
    const shareOf = (each: { seconds: number; waiting: number }): string =>
      `${Math.round(100 * (1 - each.waiting / each.seconds))} %`;
    const waits = `waiting for the server alone ${short(other.waiting / waiting)} ×`;
    const note = `its own share ${shareOf({ seconds, waiting })} / ${shareOf(other)}; ${waits}`;
    const times = { assay: seconds, mlflow: other.seconds };
    report(ratioFigure(`MLflow’s client, ${step}`, times, 's', 'less', undefined, note));
  }
}

async function run({ python }: MlflowEnvironment, what: string, side: Side, runId = ''): Promise<Steps> {
  const url = `http://127.0.0.1:${side.port}`;
  const { code, output } = await runProcess(python, [script, what, url, runId], { env: quiet, timeoutMs: 600_000 });
  const line = output.split('\n').findLast((each) => each.startsWith('{'));
  if (code !== 0 || line === undefined)
    throw new Error(`MLflow's client failed against ${side.name}:\n${output.slice(-2000)}`);
  return JSON.parse(line) as Steps;
}
