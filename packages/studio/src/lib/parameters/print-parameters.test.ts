import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printParameters } from './print-parameters.ts';

const parameters = [
  { key: 'lr', text: '1e-3', kind: 'number' },
  { key: 'model.layers', text: '[64,32]', kind: 'json' },
  { key: 'opt', text: "adam's", kind: 'string' },
  { key: 'fast mode', text: 'true', kind: 'boolean' },
  { key: 'version', text: '1.0', kind: 'string' },
  { key: 'limit', text: 'Infinity', kind: 'number' },
  { key: 'on', text: 'yes', kind: 'string' },
] as const;

describe('parameters for other programs', () => {
  it('are an object of JSON', () => {
    expect(JSON.parse(printParameters(parameters, 'JSON'))).toEqual({
      lr: 0.001,
      'model.layers': [64, 32],
      opt: "adam's",
      'fast mode': true,
      version: '1.0',
      limit: 'Infinity',
      on: 'yes',
    });
    expect(printParameters([], 'JSON')).toBe('{}');
  });

  it('are lines of YAML, where texts that look like something else are quoted', () => {
    expect(printParameters(parameters, 'YAML').split('\n')).toEqual([
      'lr: 1e-3',
      'model.layers: [64,32]',
      `opt: "adam's"`,
      'fast mode: true',
      'version: "1.0"',
      'limit: "Infinity"',
      '"on": "yes"',
    ]);
  });

  it('are words that a shell reads back as they are', () => {
    const text = fc.string({ minLength: 1, maxLength: 8 }).filter((each) => !each.includes('\0'));
    const some = fc.array(fc.record({ key: text, text, kind: fc.constant('string' as const) }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(some, (given) => {
        const output = execFileSync('sh', ['-c', `printf '%s\\0' ${printParameters(given, 'flags')}`], {
          encoding: 'utf8',
        });
        expect(output.split('\0').slice(0, -1)).toEqual(given.map((each) => `--${each.key}=${each.text}`));
      }),
      { numRuns: 20 },
    );
  });
});
