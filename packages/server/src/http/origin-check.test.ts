import { expect, test } from 'vitest';
import { isForeign } from './origin-check.ts';

const host = 'localhost:4600';

test.each([
  ['GET', {}, false],
  ['POST', {}, false],
  ['DELETE', { origin: 'http://localhost:4600' }, false],
  ['POST', { origin: 'https://localhost:4600' }, false],
  ['POST', { origin: 'http://localhost:4600', 'sec-fetch-site': 'same-origin' }, false],
  ['POST', { 'sec-fetch-site': 'none' }, false],
  ['POST', { origin: 'http://evil.test' }, true],
  ['GET', { origin: 'http://evil.test' }, true],
  ['PURGE', { origin: 'http://evil.test' }, true],
  ['DELETE', { origin: 'http://evil.test', 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { origin: 'null' }, true],
  ['POST', { origin: 'http://localhost:8080' }, true],
  ['POST', { origin: 'http://localhost' }, true],
  ['POST', { 'sec-fetch-site': 'cross-site' }, true],
  ['POST', { 'sec-fetch-site': 'same-site' }, true],
  ['GET', { 'sec-fetch-site': 'cross-site' }, true],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }, true],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, false],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, true],
  ['POST', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, true],
])('%s %j foreign: %s', (method, headers, expected) => {
  expect(isForeign(method, { host, ...headers })).toBe(expected);
});
