import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The Chromium of `ASSAY_CHROMIUM`, else the first on the path; undefined where there is none. */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  const { ASSAY_CHROMIUM: named, PATH = '' } = env;
  if (named !== undefined && named !== '') return named;
  const folders = PATH.split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
