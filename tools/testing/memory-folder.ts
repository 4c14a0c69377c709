import { mkdtempSync, statfsSync } from 'node:fs';

/** Room for the data folders of all tests that run at a time. */
const neededBytes = 6e9;

/**
 * A folder in memory for what tests write, undefined where there is none of that size. They sync thousands of times, and disks differ a
 * hundredfold in that; a killed process loses nothing from memory either. What a disk does when it fails or loses power has stages of its own.
 */
export function memoryFolder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize < neededBytes ? undefined : mkdtempSync('/dev/shm/assay-tests-');
  } catch {
    return undefined;
  }
}
