import { describe, expect, it } from 'vitest';
import type { NativeOperation } from './operation.ts';
import { nativeOperations } from './operations.ts';

const operations: [string, NativeOperation][] = Object.entries(nativeOperations);

/** Read operations whose question is too long for an address. */
const questions: ReadonlySet<string> = new Set([
  'searchRuns',
  'queryMetrics',
  'queryRunValues',
  'aggregateRuns',
  'describeRunFields',
  'queryTrialColumns',
  'renderReport',
  'analyzeCurves',
  'compareRuns',
  'exportRuns',
  'exportPoints',
  'exportComparison',
]);

describe('native operations', () => {
  it('have a method and path of their own', () => {
    const routes = operations.map(([, { method, path }]) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it.each(operations)('%s declares just the parameters of its path', (_name, { path, params }) => {
    const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    expect(Object.keys(params?.properties ?? {}).toSorted()).toEqual(inPath.toSorted());
  });

  it.each(operations)(
    '%s lets only readers through its safe methods, and only writers through the others',
    (name, { method, permission }) => {
      const readsByPost = questions.has(name);
      expect(permission === 'read').toBe(method === 'GET' || readsByPost);
    },
  );

  it('have a body only where their method carries one', () => {
    const withBody = operations.filter(([, { body }]) => body !== undefined).map(([, { method }]) => method);
    expect(withBody).not.toContain('GET');
    expect(withBody).not.toContain('DELETE');
  });
});
