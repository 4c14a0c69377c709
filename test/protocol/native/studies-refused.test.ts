import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import type { CreateStudy, Study } from '@assay/wire';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

let server: TestServer;
let client: AssayClient;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = createClient({ url: server.url });
}, 60_000);
afterAll(async () => server[Symbol.asyncDispose]());

const space = {
  lr: { kind: 'float', low: 1e-5, high: 0.1, scale: 'log' },
  layers: { kind: 'int', low: 1, high: 4 },
  optimizer: { kind: 'categorical', choices: ['adam', 'sgd'] },
} as const;
const loss = { metric: 'loss', direction: 'minimize' } as const;

const create = (body: Partial<CreateStudy> = {}): Promise<Study> =>
  client.createStudy({
    body: { experimentName: 'tuned', space, objectives: [loss], sampler: { kind: 'random' }, seed: 7, ...body },
  });

describe('a study that makes no sense is refused in words', () => {
  const bad: [string, Partial<CreateStudy> & Record<string, unknown>, RegExp][] = [
    ['an empty space', { space: {} }, /^space: is empty/],
    ['low above high', { space: { x: { kind: 'float', low: 1, high: 0 } } }, /^space\.x/],
    ['log of 0', { space: { x: { kind: 'float', low: 0, high: 1, scale: 'log' } } }, /^space\.x/],
    ['no choice', { space: { x: { kind: 'categorical', choices: [] } } }, /^space\.x/],
    ['a constraint of nothing', { constraints: ['depth < 3'] }, /^constraints\[0\]/],
    ['no objective', { objectives: [] }, /^objectives: expected at least 1/],
    ['an unknown sampler', { sampler: { kind: 'magic' } as never }, /^sampler\.kind: expected "auto"/],
    ['a limit of none', { limits: { maxTrials: 0 } }, /^limits\.maxTrials/],
    ['two values for one', { objectives: [loss, loss] }, /^objectives\[1\]\.metric: "loss" stands there twice/],
  ];
  test.each(bad)('%s', async (_what, change, message) => {
    await expect(create({ name: 'bad', ...change })).rejects.toMatchObject({
      code: 'InvalidInput',
      message: expect.stringMatching(message),
    });
  });

  test('another space in the midst of it', async () => {
    const { id, experimentId } = await create({ name: 'fixed', ifExists: 'load' });
    const same = await create({ name: 'fixed', ifExists: 'load' });
    expect(same.id).toBe(id);
    const other = { ...space, layers: { ...space.layers, high: 9 } };
    const refused = { code: 'Conflict', message: expect.stringContaining('Make a new study') };
    await expect(create({ name: 'fixed', ifExists: 'load', space: other })).rejects.toMatchObject(refused);
    await expect(client.updateStudy({ params: { studyId: id }, body: { space: other } })).rejects.toMatchObject(
      refused,
    );
    await expect(create({ name: 'fixed' })).rejects.toMatchObject({ code: 'AlreadyExists' });
    const { studies } = await client.listStudies({ query: { experimentId, name: 'FIXED' } });
    expect(studies.map((study) => study.id)).toEqual([id]);
  });
});
