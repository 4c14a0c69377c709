import type { Change, ChangeKind } from '@assay/wire';
import { describe, expect, it } from 'vitest';
import type { StudioQueryKey } from '../queries/query-key.ts';
import { touchedBy } from './touched-by.ts';

const [experiment, other, run] = ['e'.repeat(32), 'd'.repeat(32), 'a'.repeat(32)];

const change = (kind: ChangeKind, data: unknown = null, experimentId: string | null = experiment): Change => ({
  cursor: 1,
  timeMs: 0,
  kind,
  entityId: kind.startsWith('experiment') ? experiment : run,
  experimentId,
  data,
});

describe('touchedBy', () => {
  it.each<[StudioQueryKey, Change, boolean]>([
    [['server'], change('run.created'), true],
    [['server'], change('run.metrics'), false],
    [['experiments', {}], change('run.metrics'), false],
    [['experiments', {}], change('run.updated'), true],
    [['experiment', experiment], change('run.created'), true],
    [['experiment', other], change('run.created'), false],
    [['experiment', other], change('run.updated'), true],
    [['studies', {}], change('study.trials'), true],
    [['studies', {}], change('run.metrics'), false],
    [['study', run], change('study.updated'), true],
    [['study', other], change('study.updated'), false],
    [['trials', run], change('study.trials'), true],
    [['trials', run], change('study.updated'), false],
    [['importance', run, 'fAnova', 0], change('study.trials'), true],
    [['note', 'run', run], change('note.changed'), true],
    [['note', 'experiment', experiment], change('note.changed'), false],
    [['note', 'run', run], change('run.updated'), false],
    [['best-run', experiment], change('run.metrics'), true],
    [['best-run', experiment], change('run.deleted'), true],
    [['best-run', experiment], change('run.log'), false],
    [['best-run', other], change('run.metrics'), false],
    [['runs', { experimentIds: [experiment] }, 0], change('run.metrics'), true],
    [['runs', { experimentIds: [other] }, 0], change('run.metrics'), false],
    [['runs', { experimentIds: [other] }, 0], change('run.updated'), true],
    [['runs', { experimentIds: [experiment] }, 0], change('run.log'), false],
    [['runs', { unassigned: true }, 0], change('run.created', null, null), true],
    [['runs', { unassigned: true }, 0], change('run.created'), false],
    [['runs', { runIds: [run] }, 0], change('run.metrics'), true],
    [['runs', { runIds: [other] }, 0], change('run.updated'), false],
    [['runs', { parentRunId: other }, 0], change('run.metrics'), true],
    [['runs', { parentRunId: other }, 0], change('note.changed'), false],
    [['run-aggregates', { experimentIds: [experiment], by: ['params.a'] }, 0], change('run.metrics'), true],
    [['run-fields', { experimentIds: [other], fields: ['params.a'] }], change('run.metrics'), false],
    [['run', run], change('run.metrics'), true],
    [['run', other], change('run.metrics'), false],
    [['metrics', { runIds: [run], names: ['loss'] }], change('run.metrics', { names: ['loss', 'acc'] }), true],
    [['metrics', { runIds: [run], names: ['loss'] }], change('run.metrics', { names: ['acc'] }), false],
    [['metrics', { runIds: [run], names: ['loss'] }], change('run.metrics'), true],
    [['metrics', { runIds: [other], names: ['loss'] }], change('run.metrics'), false],
    [['log', run], change('run.log'), true],
    [['log', run], change('run.metrics'), false],
    [['columns', experiment], change('run.parameters'), true],
    [['columns', null], change('run.parameters', null, null), true],
    [['columns', `${other},${experiment}`], change('run.parameters'), true],
    [['columns', `${other},`], change('run.parameters'), false],
    [['columns', `${other},`], change('run.parameters', null, null), true],
    [['columns', null], change('run.parameters', null, other), false],
    [['models', {}], change('model.updated', { name: 'a' }), true],
    [['models', {}], change('tags.changed'), false],
    [['run-versions', run], change('model.updated', { name: 'a' }), true],
    [['run-versions', run], change('run.updated'), false],
    [['model', 'a'], change('model.updated', { name: 'a' }), true],
    [['model-versions', 'a'], change('model.updated', { name: 'b' }), false],
    [['model-events', 'a'], change('model.updated', { name: 'b', from: 'a' }), true],
    [['artifact-content', run, '', 'text'], change('run.artifacts'), false],
  ])('%j by %j: %s', (key, of, answer) => {
    expect(touchedBy(key, of)).toBe(answer);
  });
});
