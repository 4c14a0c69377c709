import { rateFigure } from '../api/measure-writes.ts';
import type { Timing } from '../api/measure-writes.ts';
import { encodeRequest } from '../support/http-connection.ts';
import { expectStatus, runLoad, sendAll } from '../support/load.ts';
import type { Load } from '../support/load.ts';
import { seededRandom } from '../support/random.ts';
import type { Figure } from '../support/report.ts';
import { sagemakerRequest } from './sagemaker-request.ts';

export const connections = 64;
/** As many as one call may hold, and as its SDK collects. */
const pointsPerCall = 10;

/** Components of ten parameters and the tag of the SDK, one a call. */
export async function measureCreates(port: number, timing: Timing): Promise<Figure> {
  const random = seededRandom(1);
  let made = 0;
  const request: Load['request'] = () => {
    const parameters: Record<string, unknown> = {
      optimizer: { StringValue: 'adam' },
      dataset: { StringValue: 'digits' },
    };
    for (let index = 0; index < 8; index++) parameters[`hyper_${index}`] = { NumberValue: random() };
    return sagemakerRequest('CreateTrialComponent', port, {
      TrialComponentName: `created-${made++}`,
      Parameters: parameters,
      Tags: [{ Key: 'sagemaker:trial-component-source', Value: 'run' }],
    });
  };
  const result = await runLoad({ port, connections, ...timing, request, expectedStatus: 200 });
  return rateFigure('CreateTrialComponent (10 parameters)', result, 1000);
}

/** Ten points a call, every connection to a component of its own; each answer means that they are on disk, and that there was no error. */
export async function measureMetrics(port: number, timing: Timing): Promise<Figure> {
  await sendAll(port, 8, Array.from({ length: connections }).keys(), async (connection, index) => {
    const made = sagemakerRequest('CreateTrialComponent', port, { TrialComponentName: `logged-${index}` });
    expectStatus(await connection.send(made), 200);
  });
  const random = seededRandom(2);
  const body = (index: number, turn: number) => ({
    TrialComponentName: `logged-${index}`,
    MetricData: Array.from({ length: pointsPerCall }, (_, i) => ({
      MetricName: 'loss',
      Timestamp: 1_795_231_815,
      Step: turn * pointsPerCall + i,
      Value: random(),
    })),
  });
  const request: Load['request'] = (index, turn) => encodeRequest('PUT', '/BatchPutMetrics', port, body(index, turn));
  const result = await runLoad({ port, connections, ...timing, request, expectedStatus: 200 });
  await expectPoints(port);
  return rateFigure('BatchPutMetrics (10 points a call)', result, 2500);
}

/** An error of a point is answered with status 200, too: so the points are counted. */
async function expectPoints(port: number): Promise<void> {
  await sendAll(port, 1, [0], async (connection) => {
    const asked = sagemakerRequest('DescribeTrialComponent', port, { TrialComponentName: 'logged-0' });
    const { body } = expectStatus(await connection.send(asked), 200);
    const { Metrics } = JSON.parse(body.toString()) as { Metrics: { Count: number }[] };
    const count = Metrics[0]?.Count ?? 0;
    if (count === 0 || count % pointsPerCall !== 0) throw new Error(`A component has ${count} points after the load.`);
  });
}
