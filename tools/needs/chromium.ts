import { installDebianPackages } from './debian.ts';
import { findCommand, isExecutable } from './find-command.ts';
import type { Need } from './need.ts';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const fixedPlaces = [
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const asked = (): string | undefined => process.env['CHROMIUM_PATH'] || undefined;
const askedFor = (file: string): string | undefined => (isExecutable(file) ? file : undefined);

/** The Chromium of this machine: `CHROMIUM_PATH` when set, else the usual names on the PATH and the usual places. */
export function findChromium(): string | undefined {
  const file = asked();
  return file === undefined ? (findCommand(...commands) ?? fixedPlaces.find(isExecutable)) : askedFor(file);
}

/** Chromium without its windows: pages are the same, and take two thirds of the time. `CHROMIUM_PATH` when set. */
export function findHeadlessShell(): string | undefined {
  const file = asked();
  return file === undefined ? findCommand('chromium-headless-shell') : askedFor(file);
}

async function install(debianPackage: string, say: (line: string) => void): Promise<string | undefined> {
  const file = asked();
  if (file !== undefined) return `CHROMIUM_PATH names ${file}, which is no program`;
  return installDebianPackages([debianPackage], say);
}

export const chromium: Need = {
  name: 'Chromium',
  find: findChromium,
  install: (say) => install('chromium', say),
  explain: 'Install Chromium or Google Chrome, or set CHROMIUM_PATH to one, and run the tests again.',
};

/** Not needed where there is a Chromium. */
export const headlessShell: Need = {
  name: 'the headless shell of Chromium',
  find: findHeadlessShell,
  install: (say) => install('chromium-headless-shell', say),
  explain: 'With it the tests of Studio take two thirds of their time.',
};
