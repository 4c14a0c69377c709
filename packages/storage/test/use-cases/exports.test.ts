import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportPlace, TableColumn } from '@assay/core';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

/** The cells of a column, null where there is none. */
function cellsOf(column: TableColumn | undefined, rowCount: number): (number | string | null)[] {
  const cells = Array.from({ length: rowCount }, (): number | string | null => null);
  if (column === undefined) return cells;
  const values = column.type === 'text' ? Array.from(column.places, (at) => column.list[at] ?? '') : column.numbers;
  values.forEach((value, i) => (cells[column.rows?.[i] ?? i] = value));
  return cells;
}

describe('exportRuns', () => {
  test('a row a run: parameters are numbers only where nothing is lost', async () => {
    const experimentId = (await store.do('createExperiment', { name: 'types' })).id;
    const parameters = [
      { lr: 0.1, seed: '12345678901234567890', code: '007', mixed: 1, text: 'a' },
      { lr: '1e-3', seed: 2, code: '010', mixed: 'two', odd: { deep: [1] }, 'with "quotes"': -1 },
      { lr: 5, mixed: '1.50' },
    ];
    for (const [i, each] of parameters.entries()) {
      const { id } = await store.do('createRun', {
        experimentId,
        name: `run ${i}`,
        parameters: each,
        tags: i === 0 ? { 'team.a': '1' } : {},
      });
      await store.logValues(id, 'loss', [3, i === 1 ? Number.NaN : i === 2 ? Infinity : -0.5]);
      if (i === 0) await store.logValues(id, 'loss.min', [7]);
      store.advance(10);
    }
    const { rowCount, columns } = await store.ask('exportRuns', { experimentIds: [experimentId], sort: 'created' });
    const byName = new Map(columns.map((column) => [column.name, column]));
    const cells = (name: string) => cellsOf(byName.get(name), rowCount);
    expect([...byName.keys()].filter((name) => name.includes('.'))).toEqual([
      'params.code',
      'params.lr',
      'params.mixed',
      'params.odd',
      'params.seed',
      'params.text',
      'params."with \\"quotes\\""',
      'metrics.loss',
      'metrics."loss.min"',
      'tags.team.a',
    ]);
    expect(cells('params.lr')).toEqual([0.1, 0.001, 5]);
    expect(cells('params.mixed')).toEqual(['1', 'two', '1.50']);
    expect(cells('params.seed')).toEqual(['12345678901234567890', '2', null]);
    expect(cells('params.code')).toEqual(['007', '010', null]);
    expect(cells('params.odd')).toEqual([null, '{"deep":[1]}', null]);
    expect(cells('params."with \\"quotes\\""')).toEqual([null, -1, null]);
    expect(cells('metrics.loss')).toEqual([-0.5, Number.NaN, Infinity]);
    expect(cells('metrics."loss.min"')).toEqual([7, null, null]);
    expect(cells('tags.team.a')).toEqual(['1', null, null]);
    expect(cells('name')).toEqual(['run 0', 'run 1', 'run 2']);
    expect(byName.get('created')?.type).toBe('time');
    // The same columns by name, whatever else is asked for, and in the order asked for.
    const fields = ['metrics.loss.min', 'params.mixed', 'metrics.loss', 'params.*', 'duration', 'params.nobody'];
    const chosen = await store.ask('exportRuns', { experimentIds: [experimentId], sort: 'created', fields });
    expect(chosen.columns.map(({ name }) => name)).toEqual([
      'metrics.loss.min',
      'params.mixed',
      'metrics.loss',
      ...['code', 'lr', 'odd', 'seed', 'text', '"with \\"quotes\\""'].map((key) => `params.${key}`),
      'duration',
      'params.nobody',
    ]);
    for (const column of chosen.columns) if (byName.has(column.name)) expect(column).toEqual(byName.get(column.name));
    expect(cellsOf(chosen.columns[0], 3)).toEqual([-0.5, 3, 3]);
  });

  test('no runs are a table without rows that still has its columns', async () => {
    const answer = await store.ask('exportRuns', { filter: 'name = "nobody"' });
    expect(answer.rowCount).toBe(0);
    expect(answer.columns.map(({ name }) => name)).toContain('created');
    const fields = ['name', 'created', 'params.lr', 'metrics.loss', 'tags.a'];
    const { columns } = await store.ask('exportRuns', { filter: 'name = "nobody"', fields });
    expect(columns.map(({ type }) => type)).toEqual(['text', 'time', 'number', 'number', 'text']);
  });

  test.each([[['name', 'name']], [['metrics.a', 'metrics.a.last']], [['params.*', 'params.*']]])(
    'a column that would come twice is refused: %s',
    async (fields) => expect(await codeOf(store.ask('exportRuns', { fields }))).toBe('InvalidInput'),
  );
  test.each([[['group']], [['artifacts.model']], [['nonsense']]])('no column: %s', async (fields) =>
    expect(await codeOf(store.ask('exportRuns', { fields }))).toBe('InvalidFilter'),
  );

  test('many runs with many names: every value once', async () => {
    const experimentId = (await store.do('createExperiment', { name: 'wide' })).id;
    const runs = 70;
    for (let run = 0; run < runs; run++)
      await store.do('createRun', {
        experimentId,
        name: `wide ${run}`,
        parameters: Object.fromEntries(
          Array.from({ length: 30 }, (_, i) => [`p${(run * 7 + i) % 400}`, run * 1000 + i]),
        ),
      });
    const { rowCount, columns } = await store.ask('exportRuns', {
      experimentIds: [experimentId],
      sort: 'name',
      fields: ['name', 'params.*'],
    });
    expect(rowCount).toBe(runs);
    const names = cellsOf(columns[0], runs).map((name) => Number(String(name).slice(5)));
    let found = 0;
    for (const column of columns.slice(1))
      cellsOf(column, runs).forEach((cell, row) => {
        if (cell === null) return;
        found++;
        const run = names[row] ?? -1;
        expect(column.name).toBe(`params.p${(run * 7 + (Number(cell) - run * 1000)) % 400}`);
      });
    expect(found).toBe(runs * 30);
  });
});

describe('exportPoints', () => {
  test('in any portions the same points, run by run, name by name', async () => {
    const ids: string[] = [];
    for (let run = 0; run < 3; run++) {
      const { id } = await store.do('createRun', { name: `p${run}` });
      ids.push(id);
      for (const name of ['b', 'a', 'c'].slice(0, run + 1))
        await store.logValues(
          id,
          name,
          Array.from({ length: 40 + run }, (_, i) => run * 100 + i),
        );
      if (run === 1) await store.compact();
    }
    ids.splice(1, 0, 'f'.repeat(32));
    const read = async (limit: number, more = {}): Promise<string[]> => {
      const found: string[] = [];
      let after: ExportPlace | null | undefined;
      while (after !== null) {
        const answer = await store.ask('exportPoints', { runIds: ids, limit, ...more, ...(after && { after }) });
        for (const { run, name, steps, values } of answer.pieces)
          values.forEach((value, i) => found.push(`${run} ${name} ${steps[i]} ${value}`));
        after = answer.next;
      }
      return found;
    };
    const all = await read(100_000);
    expect(all).toHaveLength(40 + 2 * 41 + 3 * 42);
    expect([...new Set(all.map((line) => line.slice(0, 3)))]).toEqual(['0 b', '2 a', '2 b', '3 a', '3 b', '3 c']);
    for (const limit of [1, 7, 40, 41]) expect(await read(limit)).toEqual(all);
    expect(await read(3, { names: ['c', 'none'] })).toEqual(all.filter((line) => line[2] === 'c'));
    const some = all.filter((line) => Number(line.split(' ')[2]) >= 5 && Number(line.split(' ')[2]) <= 9);
    expect(await read(3, { fromStep: 5, toStep: 9 })).toEqual(some);
    expect(some).toHaveLength(30);
  });

  test('bounds that no point can lie in are refused', async () => {
    const question = { runIds: [], limit: 1, fromStep: 2, toStep: 1 };
    expect(await codeOf(store.ask('exportPoints', question))).toBe('InvalidInput');
  });
});
