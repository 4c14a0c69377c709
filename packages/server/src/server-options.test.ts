import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { limitPolicies } from '@assay/core';
import { resolveServerOptions } from './server-options.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'assay-options-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const configure = (text: string): void => writeFileSync(path.join(dataDir, 'config.json'), text);

test('defaults, then the file, then the environment, then what is given', () => {
  const defaults = resolveServerOptions({ dataDir });
  expect(defaults).toMatchObject({ host: '127.0.0.1', port: 4600, allowedHosts: [], logLevel: 'warn' });
  expect(defaults.limits).toEqual(limitPolicies.default);

  configure(
    '{"limitPolicy":"sagemaker","limits":{"parametersPerRun":7},"allowedHosts":["a.example"],"logLevel":"error"}',
  );
  const fromFile = resolveServerOptions({}, { ASSAY_DATA: dataDir });
  expect(fromFile).toMatchObject({ allowedHosts: ['a.example'], logLevel: 'error' });
  expect(fromFile.limits).toEqual({ ...limitPolicies.sagemaker, parametersPerRun: 7 });

  const environment = {
    ASSAY_LIMITS: 'default',
    ASSAY_PORT: '81',
    ASSAY_HOST: '::1',
    ASSAY_ALLOWED_HOSTS: 'b.example, c',
  };
  const fromEnvironment = resolveServerOptions({ dataDir }, environment);
  expect(fromEnvironment).toMatchObject({ host: '::1', port: 81, allowedHosts: ['b.example', 'c'] });
  expect(fromEnvironment.limits).toEqual({ ...limitPolicies.default, parametersPerRun: 7 });

  const given = resolveServerOptions({ dataDir, port: 0, limits: { parametersPerRun: null } }, environment);
  expect(given.port).toBe(0);
  expect(given.limits.parametersPerRun).toBeNull();
});

test.each([
  ['{"limit":{}}', 'did you mean "limits"?'],
  ['{"limits":{"parameterPerRun":1}}', 'did you mean "parametersPerRun"?'],
  ['{"limits":{"nameLength":null}}', 'limits.nameLength: expected a whole number, got null'],
  ['{"limits":{"nameLength":-1}}', 'limits.nameLength'],
  ['{"limitPolicy":"aws"}', 'expected default or sagemaker, got "aws"'],
  ['{"logLevel":"loud"}', 'logLevel'],
  ['{"allowedHosts":["http://x"]}', 'expected a host name'],
  ['[]', 'expected a JSON object'],
  ['{', 'cannot be read'],
])('config.json %s is refused', (text, message) => {
  configure(text);
  expect(() => resolveServerOptions({ dataDir })).toThrow(message);
});

test.each(['x', '-1', '65536', '80.5', ''])('port %j', (port) => {
  configure('{}');
  if (port === '') expect(resolveServerOptions({ dataDir }, { ASSAY_PORT: port }).port).toBe(4600);
  else expect(() => resolveServerOptions({ dataDir }, { ASSAY_PORT: port })).toThrow('port: expected a number');
});
