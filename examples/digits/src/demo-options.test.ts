import path from 'node:path';
import { expect, test } from 'vitest';
import { readDemoOptions } from './demo-options.ts';

test.each([
  [[], {}, { port: 4600, dataDir: path.resolve('.assay'), quick: false, exit: false }],
  [[], { ASSAY_PORT: '4700', ASSAY_DATA: '/data' }, { port: 4700, dataDir: '/data' }],
  [['--port', '4800', '--quick', '--exit'], { ASSAY_PORT: '4700' }, { port: 4800, quick: true, exit: true }],
])('%j with %j', (args, env, options) => {
  expect(readDemoOptions(args, env)).toMatchObject(options);
});

test.each([
  [['--prot', '1'], '--prot'],
  [['--port', 'x'], '--port: expected a whole number'],
  [['--port', '70000'], '--port: expected a whole number'],
])('%j is refused', (args, message) => {
  expect(() => readDemoOptions(args, {})).toThrow(message);
});
