import { expect } from 'vitest';
import type { NativeOperationName } from '@assay/wire';

type Succeed = (name: NativeOperationName, asked: { readonly body: unknown }) => Promise<unknown>;

/** Of a run whose `loss` falls from 1 to 1/3 in three steps, and whose `odd` never is a number. */
export async function curveOperations(succeed: Succeed, runId: string): Promise<void> {
  const metrics = [{ name: 'loss', target: 0.5 }, { name: 'odd' }, { name: 'none' }];
  const body = { runIds: [runId], metrics, price: { perHour: 2, currency: 'EUR' } };
  expect(await succeed('analyzeCurves', { body })).toMatchObject({
    curves: [
      {
        name: 'loss',
        goal: 'minimize',
        state: 'short',
        best: { step: 2 },
        target: { reached: { step: 1, value: 0.5 } },
      },
      { name: 'odd', goal: null, state: 'diverged', nonFinite: { count: 3, value: 'NaN', step: 0 } },
    ],
    missing: [{ runId, name: 'none' }],
  });
}
