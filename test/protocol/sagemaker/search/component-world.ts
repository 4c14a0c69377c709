import type { SearchClient } from './search-client.ts';

/** Keys that tell apart who reads names of properties well: dots, colons, slashes, words that are statistics. */
export const parameterKeys = ['lr', 'opt', 'batch.size', 'unused'];
export const metricNames = ['loss', 'val:acc', 'a/b.max', 'never'];
export const tagKeys = ['team', 'a.b', 'sagemaker:trial-component-source', 'nobody'];
export const artifactNames = ['data', 'model', 'none'];
/** Some of them would do harm where they were taken for a piece of a statement or of a pattern. */
export const texts = [
  'adam',
  'Adam',
  'sgd',
  '10',
  '1e1',
  '0.5',
  "x'; DROP TABLE run; --",
  'a%b',
  'a_b',
  '50*[x]',
  'ü/ß',
  ' ',
];
export const numbers = [-1, 0, 0.5, 1, 9.5, 10];
export const trials = ['Trial-A', 'trial-b', 'trial-c'];

/** Makes components with all that can be searched for, by the calls of the API; the same ones for each seed. */
export async function makeWorld(client: SearchClient, seed: number, size: number): Promise<void> {
  let state = seed;
  const below = (bound: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const some = <T>(list: readonly T[], one: number): T[] => list.filter(() => below(one) !== 0);

  for (const name of ['Exp-One', 'exp-two']) await client.call('CreateExperiment', { ExperimentName: name });
  for (const [i, name] of trials.entries())
    await client.call('CreateTrial', { TrialName: name, ExperimentName: i === 2 ? 'EXP-TWO' : 'exp-one' });

  for (let i = 0; i < size; i++) {
    const name = `${pick(['exp-one', 'Exp-Two', 'other'])}-${i}`.toLowerCase();
    const artifacts = () =>
      Object.fromEntries(
        some(artifactNames.slice(0, 2), 3).map((key) => [
          key,
          { Value: `s3://b/${pick(texts)}`, ...(below(2) === 0 && { MediaType: pick(['text/plain', 'image/png']) }) },
        ]),
      );
    await client.call('CreateTrialComponent', {
      TrialComponentName: name,
      ...(below(2) === 0 && { DisplayName: pick(['shown', 'Shown-2', 'a-b']) }),
      ...(below(3) !== 0 && {
        Status: {
          PrimaryStatus: pick(['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped']),
          ...(below(2) === 0 && { Message: pick(texts) }),
        },
      }),
      ...(below(3) !== 0 && { StartTime: 1_700_000_000 + below(4) * 0.5 }),
      ...(below(3) !== 0 && { EndTime: 1_700_000_100 + below(4) }),
      Parameters: Object.fromEntries(
        some(parameterKeys.slice(0, 3), 4).map((key) => [
          key,
          below(2) === 0 ? { NumberValue: pick(numbers) } : { StringValue: pick(texts) },
        ]),
      ),
      InputArtifacts: artifacts(),
      OutputArtifacts: artifacts(),
      ...(below(2) === 0 && { MetadataProperties: { CommitId: pick(texts) } }),
      Tags: some(tagKeys.slice(0, below(8) === 0 ? 3 : 2), 3).map((Key) => ({
        Key,
        Value: pick(['a', 'b', 'run', 'A b']),
      })),
    });
    for (const trial of some(trials, 2))
      await client.call('AssociateTrialComponent', { TrialName: trial, TrialComponentName: name });
    const points = some(metricNames.slice(0, 3), 3).flatMap((metric) =>
      Array.from({ length: 1 + below(3) }, (_, step) => ({ name: metric, value: pick(numbers), step })),
    );
    await client.putMetrics(name, points);
  }
}
