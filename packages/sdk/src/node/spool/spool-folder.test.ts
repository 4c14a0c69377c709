import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isAlive, ownIdentity } from './process-identity.ts';
import { SpoolFolder } from './spool-folder.ts';
import type { SpoolOwner } from './spool-folder.ts';
import { spoolRoot } from './spool-root.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'assay-folder-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function spoolOf(change: Partial<SpoolOwner>): SpoolFolder {
  const made = SpoolFolder.create(root, 'http://h', 'online', 1);
  const file = path.join(made.folder, 'owner.json');
  writeFileSync(file, JSON.stringify({ ...made.owner, ...change }));
  const opened = SpoolFolder.open(made.folder);
  if (opened === undefined) throw new Error('it is no spool');
  return opened;
}

describe('a spool is left', () => {
  test.each([
    ['its own process is alive', {}, false],
    ['the process has ended', { pid: 2 ** 22 - 3 }, true],
    ['another process has its number now', { started: 'another boot:1' }, true],
    ['it cannot be told when the process started', { started: null }, false],
    ['another host shows its life', { host: 'elsewhere' }, false],
  ])('%s: %j', (_, change, left) => {
    const spool = spoolOf(change);
    expect(spool.isLeft()).toBe(left);
    spool.remove();
  });

  test('another host has been silent for long', () => {
    const spool = spoolOf({ host: 'elsewhere' });
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(path.join(spool.folder, 'owner.json'), longAgo, longAgo);
    expect(spool.isLeft()).toBe(true);
    spool.beat();
    expect(spool.isLeft()).toBe(false);
    spool.remove();
  });
});

test('of all who claim a spool, one gets it, with the name of its batches', () => {
  const spool = spoolOf({ pid: 2 ** 22 - 3 });
  const again = SpoolFolder.open(spool.folder);
  const claimed = spool.claim();
  expect(claimed?.owner).toMatchObject({ ...ownIdentity(), spoolId: spool.owner.spoolId, url: 'http://h' });
  expect(again?.claim()).toBeUndefined();
  expect(readdirSync(root)).toEqual([path.basename(claimed?.folder ?? '')]);
  expect(claimed?.isLeft()).toBe(false);
  claimed?.remove();
});

test.each([
  ['a later format', { format: 99 }],
  ['no id', { spoolId: '../up' }],
])('what is no spool of ours is left alone: %s', (_, change) => {
  const made = SpoolFolder.create(root, 'http://h', 'online', 1);
  writeFileSync(path.join(made.folder, 'owner.json'), JSON.stringify({ ...made.owner, ...change }));
  expect(SpoolFolder.open(made.folder)).toBeUndefined();
  expect(SpoolFolder.list(root)).toEqual([]);
  made.remove();
});

test('the owner is named without any secret, for its user alone', () => {
  const made = SpoolFolder.create(root, 'http://h', 'online', 1);
  const file = path.join(made.folder, 'owner.json');
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).sort()).toEqual(
    ['createdMs', 'format', 'host', 'mode', 'pid', 'spoolId', 'started', 'url'].sort(),
  );
  made.remove();
});

test('the process of this test is alive, one that never was is not', () => {
  expect(isAlive(ownIdentity())).toBe(true);
  expect(isAlive({ ...ownIdentity(), pid: 2 ** 22 - 3 })).toBe(false);
});

test.each([
  [{ ASSAY_SPOOL: '/s' }, '/s'],
  [{ XDG_STATE_HOME: '/x' }, path.join('/x', 'assay', 'spool')],
  [{ XDG_STATE_HOME: 'not/absolute' }, path.join(os.homedir(), '.local', 'state', 'assay', 'spool')],
  [{ ASSAY_SPOOL: '' }, path.join(os.homedir(), '.local', 'state', 'assay', 'spool')],
])('the folder of spools: %j', (env, folder) => {
  expect(spoolRoot(env)).toBe(folder);
});
