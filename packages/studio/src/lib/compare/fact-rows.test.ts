import type { RunRow } from '@assay/wire';
import { describe, expect, it } from 'vitest';
import { factRows } from './fact-rows.ts';

const run = (parameters: RunRow['parameters'], tags: RunRow['tags'] = {}): RunRow =>
  ({ parameters, tags, status: 'completed', source: 'sdk', experimentName: null }) as Partial<RunRow> as RunRow;

describe('factRows', () => {
  it('sets values side by side and marks those that differ, a missing one too', () => {
    const rows = factRows([run({ lr: 0.1, layers: [1, 2], opt: 'adam' }), run({ lr: 0.1, opt: 'sgd' }, { team: 'a' })]);
    expect(rows.map(({ id, values, differs }) => [id, values, differs])).toEqual([
      ['parameter:layers', ['[1,2]', undefined], true],
      ['parameter:lr', ['0.1', '0.1'], false],
      ['parameter:opt', ['adam', 'sgd'], true],
      ['tag:team', [undefined, 'a'], true],
      ['run:status', ['completed', 'completed'], false],
      ['run:source', ['sdk', 'sdk'], false],
      ['run:experiment', [undefined, undefined], false],
    ]);
  });
});
