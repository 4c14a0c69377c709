import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// A clone in small: the real setup.mjs, a lock file, and in npm's place a program that counts how often it installs.
const npmProgram = `
import fs from 'node:fs';
fs.appendFileSync('installs.log', process.argv.slice(2).join(' ') + '\\n');
if (fs.existsSync('fail.txt')) { console.error(fs.readFileSync('fail.txt', 'utf8')); process.exit(1); }
await new Promise((resolve) => setTimeout(resolve, 300));
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules/.bin', { recursive: true });
fs.writeFileSync('node_modules/.bin/node', '#!/bin/sh\\necho v' + (fs.existsSync('broken.txt') ? '1.0.0' : '26.1.2') + '\\n', { mode: 0o755 });
fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

let clone = '';
const file = (name: string): string => path.join(clone, name);
const lockOf = (version: string): string =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version: '1.0.0', optional: true } },
  });

beforeEach(() => {
  clone = mkdtempSync(path.join(os.tmpdir(), 'assay-setup-'));
  mkdirSync(file('tools'));
  cpSync(new URL('setup.mjs', import.meta.url), file('tools/setup.mjs'));
  writeFileSync(file('npm-cli.js'), npmProgram);
  writeFileSync(file('package.json'), JSON.stringify({ type: 'module', devDependencies: { node: '26.1.2' } }));
  writeFileSync(file('package-lock.json'), lockOf('1.0.0'));
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

function setup(): Promise<{ code: number | null; words: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, npm_execpath: file('npm-cli.js'), npm_node_execpath: process.execPath };
    const child = spawn(process.execPath, [file('tools/setup.mjs')], { env, cwd: os.tmpdir(), stdio: 'pipe' });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    child.on('close', (code) => resolve({ code, words }));
  });
}
const installs = (): readonly string[] =>
  existsSync(file('installs.log')) ? readFileSync(file('installs.log'), 'utf8').trim().split('\n') : [];

test('installs once, then only looks, silently', async () => {
  expect((await setup()).code).toBe(0);
  expect(await setup()).toEqual({ code: 0, words: '' });
  expect(installs()).toHaveLength(1);
  expect(installs()[0]).toMatch(/^ci /);
});

test('installs again when the lock file changed or the packages went', async () => {
  await setup();
  writeFileSync(file('package-lock.json'), lockOf('2.0.0'));
  await setup();
  expect(installs()).toHaveLength(2);
  rmSync(file('node_modules'), { recursive: true });
  await setup();
  expect(installs()).toHaveLength(3);
});

test('two at once install once', async () => {
  const results = await Promise.all([setup(), setup(), setup()]);
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(installs()).toHaveLength(1);
});

test('takes over the lock of a setup that died', async () => {
  mkdirSync(file('.cache/setup.lock'), { recursive: true });
  writeFileSync(file('.cache/setup.lock/pid'), '999999999');
  expect((await setup()).code).toBe(0);
  expect(installs()).toHaveLength(1);
  expect(existsSync(file('.cache/setup.lock'))).toBe(false);
});

test('accepts packages that npm itself put there, when they are those of the lock file', async () => {
  mkdirSync(file('node_modules/.bin'), { recursive: true });
  writeFileSync(file('node_modules/.bin/node'), '');
  chmodSync(file('node_modules/.bin/node'), 0o755);
  writeFileSync(
    file('node_modules/.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
  );
  expect((await setup()).code).toBe(0);
  expect(installs()).toHaveLength(0);
  writeFileSync(file('package-lock.json'), lockOf('1.0.1'));
  await setup();
  expect(installs()).toHaveLength(1);
});

test.each([
  ['npm error code ENOTFOUND', 'registry could not be reached'],
  ['npm error code ENOSPC', 'the disk is full'],
  ['npm error code EACCES', 'could not be written'],
])('"%s" is told in plain words, and nothing counts as installed', async (output, reason) => {
  writeFileSync(file('fail.txt'), output);
  const { code, words } = await setup();
  expect(code).toBe(1);
  expect(words).toContain(output);
  expect(words).toContain(reason);
  rmSync(file('fail.txt'));
  expect((await setup()).code).toBe(0);
  expect(installs()).toHaveLength(2);
});

test('a pinned Node that is not the wanted one is named', async () => {
  writeFileSync(file('broken.txt'), '');
  const { code, words } = await setup();
  expect(code).toBe(1);
  expect(words).toContain('the pinned Node 26.1.2 does not run (v1.0.0)');
});

test('a clone without its lock file is refused', async () => {
  rmSync(file('package-lock.json'));
  expect((await setup()).words).toContain('not a whole clone');
});
