import { expect, it } from 'vitest';
import { readPreferences } from './preferences.ts';

const defaults = { theme: 'system', density: 'normal', timeZone: 'local', rail: 'wide' };

it.each([
  [null, {}],
  ['no JSON', {}],
  ['null', {}],
  ['[1]', {}],
  ['{"theme":"dark","density":"huge"}', { theme: 'dark' }],
  ['{"timeZone":"utc","rail":"narrow","more":1}', { timeZone: 'utc', rail: 'narrow' }],
])('of %j is taken what can be used', (text, taken) => {
  expect(readPreferences(text)).toEqual({ ...defaults, ...taken });
});
