import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '@assay/base';
import { sizeText } from '../terminal/size-text.ts';
import { fine, wrong } from './check-result.ts';
import type { CheckResult } from './check-result.ts';

const leastNodeMajor = 24;
const leastFreeBytes = 1_000_000_000;

export function checkNode(version = process.versions.node): CheckResult {
  const major = Number(version.split('.')[0]);
  return major >= leastNodeMajor
    ? fine('Node', version)
    : wrong('Node', version, `Install Node ${leastNodeMajor} or newer: https://nodejs.org`);
}

/** Whether the folder, or the one that it would be made in, takes a file. */
export async function checkDataFolder(folder: string): Promise<CheckResult> {
  const name = 'data folder';
  const about = await stat(folder).catch(() => undefined);
  if (about === undefined) {
    const parent = await nearestFolder(folder);
    const writable = await stat(parent)
      .then((found) => found.isDirectory() && access(parent, constants.W_OK).then(() => true))
      .catch(() => false);
    return writable
      ? fine(name, `${folder} is not there yet; the server makes it`)
      : wrong(
          name,
          `${folder} cannot be made: ${parent} is no folder that can be written`,
          'Name another folder with --data or ASSAY_DATA.',
        );
  }
  if (!about.isDirectory())
    return wrong(name, `${folder} is not a folder`, 'Name another one with --data or ASSAY_DATA.');
  const probe = path.join(folder, `.doctor-${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(probe, 'wx');
    try {
      await handle.writeFile('assay doctor');
      await handle.sync();
    } finally {
      await handle.close();
    }
    return fine(name, `${folder} can be written`);
  } catch (thrown) {
    return wrong(
      name,
      `${folder} cannot be written: ${messageOf(thrown)}`,
      'Give this user the right to write there, or name another folder with --data.',
    );
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

export async function checkDiskSpace(folder: string): Promise<CheckResult> {
  const name = 'disk space';
  const { bavail, bsize } = await statfs(await nearestFolder(folder));
  const free = bavail * bsize;
  return free >= leastFreeBytes
    ? fine(name, `${sizeText(free)} free`)
    : wrong(
        name,
        `${sizeText(free)} free`,
        'Make room, or move the data folder: runs stop being recorded when the disk is full.',
      );
}

/** The folder, or the nearest one above it that exists. */
async function nearestFolder(folder: string): Promise<string> {
  for (let each = path.resolve(folder); ; each = path.dirname(each)) {
    const about = await stat(each).catch(() => undefined);
    if (about !== undefined || each === path.dirname(each)) return each;
  }
}
