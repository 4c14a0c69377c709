import { expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { queryTrials } from '@assay/sdk/browser';
import { startServer } from '../../support/server.ts';

test('the frame of columns says what their JSON says', async () => {
  await using server = await startServer({ args: ['--log-level', 'error'] });
  const client = createClient({ url: server.url });
  const { id } = await client.createStudy({
    body: {
      experimentName: 'tuned',
      space: {
        lr: { kind: 'float', low: 1e-5, high: 0.1, scale: 'log' },
        layers: { kind: 'int', low: 1, high: 4 },
        optimizer: { kind: 'categorical', choices: ['adam', 'sgd'] },
      },
      objectives: [
        { metric: 'loss', direction: 'minimize' },
        { metric: 'accuracy', direction: 'maximize' },
      ],
      sampler: { kind: 'random' },
    },
  });
  await client.askTrials({ params: { studyId: id }, body: { worker: 'host-é', count: 3 } });
  const at = (number: number) => ({ studyId: id, number });
  await client.tellTrial({ params: at(0), body: { state: 'complete', objectives: [0.1, 3] } });
  await client.tellTrial({ params: at(1), body: { state: 'pruned' } });
  await client.reportTrial({ params: at(2), body: { step: 4, value: 0.3 } });
  await client.enqueueTrials({
    params: { studyId: id },
    body: { values: [{ lr: 0.01, layers: 2, optimizer: 'sgd' }] },
  });
  const plain = await client.queryTrialColumns({ params: { studyId: id }, body: { reports: true } });
  const { head, columns } = await queryTrials(id, { reports: true }, { url: server.url });
  const list = (name: string): (number | null)[] =>
    Array.from(columns.get(name) ?? [], (value) => (Number.isNaN(value) ? null : value));
  expect(head.cursor).toBe(plain.cursor);
  expect(list('number')).toEqual(plain.number);
  expect(list('state').map((place) => head.states[place ?? -1])).toEqual(plain.state);
  expect(list('worker').map((place) => (place === null ? null : head.workers[place]))).toEqual(plain.worker);
  expect(Buffer.from(Uint8Array.from(list('runId').map(Number))).toString('hex')).toBe(
    plain.runId.map((runId) => runId ?? '0'.repeat(32)).join(''),
  );
  for (const name of ['createdMs', 'startedMs', 'endedMs', 'violation'] as const)
    expect(list(name)).toEqual(plain[name]);
  expect(list('retryOf')).toEqual(plain.retryOf.map((number) => number ?? -1));
  plain.objectives.forEach((values, i) => expect(list(`objective ${i}`)).toEqual(values));
  expect(head.objectives).toBe(2);
  const parameters = head.parameters.map(({ choices, ...parameter }, i) => ({
    ...parameter,
    values: list(`parameter ${i}`).map((value) => (choices === undefined || value === null ? value : choices[value])),
  }));
  expect(parameters).toEqual(plain.parameters);
  expect([list('report number'), list('report step'), list('report value')]).toEqual([[2], [4], [0.3]]);
  const alone = await queryTrials(id, { trials: false, reports: true }, { url: server.url });
  expect([alone.head, alone.columns.get('number'), alone.columns.get('parameter 0')]).toEqual([
    { ...head, workers: [] },
    new Int32Array(),
    new Float64Array(),
  ]);
  for (const name of ['report number', 'report step', 'report value'])
    expect(alone.columns.get(name)).toEqual(columns.get(name));
  const changed = { since: head.cursor, trials: false, reports: true };
  await client.reportTrial({ params: at(2), body: { step: 5, value: 0.2 } });
  await client.tellTrial({ params: at(2), body: { state: 'pruned' } });
  const later = await client.queryTrialColumns({ params: { studyId: id }, body: changed });
  expect(later.reports).toEqual({ number: [2, 2], step: [4, 5], value: [0.3, 0.2] });
  expect(later.number).toEqual([]);
  const since = await queryTrials(id, { since: later.cursor }, { url: server.url });
  expect([since.head.cursor, since.columns.get('number')?.length]).toEqual([later.cursor, 0]);
  await expect(queryTrials('0'.repeat(32), {}, { url: server.url })).rejects.toMatchObject({ code: 'NotFound' });
});
