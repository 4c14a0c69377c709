import { invalidInput } from '@assay/base';
import type { Limits } from '../limits.ts';
import { checkKey } from './check-text.ts';

const sagemakerName = /^[a-zA-Z0-9](?:[-_]*[a-zA-Z0-9])*$/;

/** The name of an experiment, group or run. Never changed on the way in: what does not fit is refused. */
export function checkName(path: string, name: string, limits: Limits): void {
  checkKey(path, name, limits, 'nameLength');
  if (name.trim() !== name) throw invalidInput(path, 'begins or ends with a space. Remove it.');
  if (limits.namePattern === 'sagemaker' && !sagemakerName.test(name)) {
    throw invalidInput(
      path,
      `${JSON.stringify(name.slice(0, 80))} may hold letters a-z, digits, hyphens and underscores only, and begins and ends ` +
        'with a letter or digit.',
    );
  }
}

/** What two names are equal by: case and the way in which accents are composed do not matter. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();
