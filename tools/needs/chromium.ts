import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { installDebianPackages } from './debian.ts';
import type { Need } from './need.ts';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const fixedPlaces = [
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium of this machine: `CHROMIUM_PATH` when set, else the usual names on the PATH and the usual places. */
export function findChromium(): string | undefined {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked !== undefined && asked !== '') return isExecutable(asked) ? asked : undefined;
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const onPath = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
  return [...onPath, ...fixedPlaces].find(isExecutable);
}

export const chromium: Need = {
  name: 'Chromium',
  find: findChromium,
  install: async (say) => {
    const asked = process.env['CHROMIUM_PATH'] ?? '';
    if (asked !== '') return `CHROMIUM_PATH names ${asked}, which is no program`;
    return installDebianPackages(['chromium'], say);
  },
  explain: 'Install Chromium or Google Chrome, or set CHROMIUM_PATH to one, and run the tests again.',
};
