import { expect, test } from 'vitest';
import type { ImportKind } from '../source/module-scan.ts';
import { placeOf, refuseImport } from './import-rule.ts';
import { printLadder } from './room-rules.ts';
import type { RoomRules } from './room-rules.ts';

const rules: RoomRules = {
  rooms: {
    base: { imports: [], purpose: 'ids' },
    sdk: { imports: ['base'], purpose: 'client' },
    server: { imports: ['base'], purpose: 'faces' },
    cli: { imports: ['base', 'sdk'], lazily: ['server'], purpose: 'commands' },
    studio: { imports: ['base', 'sdk/browser'], purpose: 'pages' },
    testkit: { imports: ['base'], testsOnly: true, purpose: 'suites' },
  },
  layers: { studio: ['app', 'features', 'widgets', 'lib'] },
  runsAnywhere: ['base'],
  outside: { examples: ['sdk'], test: ['*'] },
};
const manifestOf = (folder: string) => ({
  dependencies: folder === 'packages/server' ? ['fastify', '@fastify/static'] : [],
  doors: folder === 'packages/sdk' ? ['', 'browser'] : [''],
});
const refusal = (file: string, specifier: string, kind: ImportKind = 'static') =>
  refuseImport(file, { specifier, kind, line: 1 }, rules, manifestOf);

test.each<[string, string, ImportKind?]>([
  ['packages/sdk/src/a.ts', '@assay/base'],
  ['packages/sdk/src/a.ts', './b.ts'],
  ['packages/sdk/src/a.ts', 'node:fs'],
  ['packages/cli/src/a.ts', '@assay/server', 'dynamic'],
  ['packages/cli/src/a.ts', '@assay/server', 'type'],
  ['packages/cli/src/a.ts', '@assay/sdk/browser'],
  ['packages/studio/src/app/a.tsx', '@assay/sdk/browser'],
  ['packages/studio/src/app/a.tsx', '../lib/b.ts'],
  ['packages/studio/src/features/a.tsx', '../features/b.ts'],
  ['packages/server/src/a.ts', 'fastify'],
  ['packages/server/src/a.ts', '@fastify/static/sub'],
  ['packages/server/src/a.test.ts', '@assay/testkit'],
  ['packages/server/src/a.test.ts', 'vitest'],
  ['packages/server/test/a.test.ts', '../../../test/support/server.ts'],
  ['packages/sdk/test/a.test.ts', '@assay/sdk'],
  ['packages/base/src/a.test.ts', 'node:fs'],
  ['packages/base/src/a.ts', 'node:buffer', 'type'],
  ['packages/studio/vite.config.ts', 'vite'],
  ['examples/digits/src/main.ts', '@assay/sdk'],
  ['test/protocol/a.test.ts', '@assay/server'],
])('%s may import %s', (file, specifier, kind = 'static') => {
  expect(refusal(file, specifier, kind)).toBeUndefined();
});

test.each<[string, string, string, ImportKind?]>([
  ['packages/base/src/a.ts', '@assay/sdk', 'base may import no room'],
  ['packages/cli/src/a.ts', '@assay/server', 'loaded lazily'],
  ['packages/server/src/a.ts', '@assay/sdk', 'not sdk'],
  ['packages/studio/src/app/a.tsx', '@assay/sdk', 'not sdk'],
  ['packages/studio/src/lib/a.ts', '../app/b.tsx', 'lib may not import app'],
  ['packages/studio/src/widgets/a.tsx', '../features/b.ts', 'widgets may not import features'],
  ['packages/sdk/src/a.ts', '@assay/base/src/id.ts', 'is no door of base'],
  ['packages/sdk/src/a.ts', '../../base/src/id.ts', 'past the door of base'],
  ['packages/sdk/src/a.ts', '../../../tools/check.ts', 'leaves the room'],
  ['packages/sdk/src/a.ts', '../../../../other/a.ts', 'leaves the repository'],
  ['packages/sdk/src/a.ts', '../../../test/support/server.ts', 'leaves the room'],
  ['packages/sdk/src/a.ts', '@assay/sdk', 'own door'],
  ['packages/sdk/src/a.ts', '@assay/nothing', 'no room "nothing"'],
  ['packages/server/src/a.ts', '@assay/testkit', 'for tests only'],
  ['packages/server/src/a.ts', 'express', 'not among the dependencies'],
  ['packages/server/src/a.ts', 'vitest', 'not among the dependencies'],
  ['packages/server/src/a.ts', 'fs', 'write "node:fs"'],
  ['packages/base/src/a.ts', 'node:fs', 'also runs in a browser'],
  ['packages/extra/src/a.ts', '@assay/base', 'not in rooms.json'],
  ['examples/digits/src/main.ts', '@assay/server', 'examples may import only sdk'],
  ['examples/digits/src/main.ts', '../../../packages/sdk/src/run.ts', 'past the door of sdk'],
  ['test/protocol/a.test.ts', '../../packages/server/src/compose.ts', 'past the door of server'],
])('%s may not import %s: %s', (file, specifier, reason, kind = 'static') => {
  expect(refusal(file, specifier, kind)).toContain(reason);
});

test('the folder of an example is the example, so that its own manifest counts', () => {
  expect(placeOf('examples/digits/src/main.ts').folder).toBe('examples/digits');
});

test('prints the ladder', () => {
  expect(printLadder({ ...rules, rooms: { base: rules.rooms['base']!, cli: rules.rooms['cli']! } })).toBe(
    ['```', 'base  -> -                         ids', 'cli   -> base sdk (server lazily)  commands', '```'].join('\n'),
  );
});
