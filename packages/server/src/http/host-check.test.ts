import { expect, test } from 'vitest';
import { hostCheck, isLoopback } from './host-check.ts';

const isOurs = hostCheck(['assay.lab.example']);

test.each([
  'localhost',
  'localhost:4600',
  'LOCALHOST:4600',
  '127.0.0.1:4600',
  '192.168.1.7',
  '[::1]:4600',
  '[::ffff:127.0.0.1]',
  'assay.lab.example:443',
  'Assay.Lab.Example',
])('%s is ours', (host) => {
  expect(isOurs(host)).toBe(true);
});

test.each([
  undefined,
  '',
  'evil.test',
  'evil.test:4600',
  'localhost.evil.test',
  'localhost.',
  'lab.example',
  '127.0.0.1.evil.test',
  '2130706433',
  '0x7f.1',
  '127.1',
  '::1',
  '[::1',
  '[evil]',
  'localhost:4600:80',
  'user@localhost',
  'localhost/x',
])('%s is not', (host) => {
  expect(isOurs(host)).toBe(false);
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['127.evil.test', false],
])('loopback: %s %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
