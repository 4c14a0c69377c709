import { invalidInput } from '@assay/base';
import type { StudyParameter, StudyValue } from '@assay/wire';

const forms =
  'expected name=low..high, name=low..high:log, name=low..high:step=0.5 or name=choice,choice, e.g. lr=1e-5..0.1:log';

/**
 * A parameter as it is written on a command line: `lr=1e-5..0.1:log`, `layers=1..4`, `dropout=0..0.5:step=0.1`, `units=16,32,64`. A range is one of
 * integers when both its ends are written as such.
 */
export function readInlineParameter(text: string): readonly [name: string, parameter: StudyParameter | StudyValue[]] {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(0, at)).trim();
  const given = text.slice(at + 1).trim();
  if (at < 1 || name === '' || given === '') throw invalidInput('--parameter', `${forms}; got "${text}"`);
  const range = /^([^\s,]+?)\.\.([^\s,:]+)((?::[^\s:,]+)*)$/.exec(given);
  if (range === null) return [name, given.split(',').map((choice) => valueOf(choice.trim()))];
  const [, lowText = '', highText = '', suffix = ''] = range;
  const [low, high] = [Number(lowText), Number(highText)];
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw invalidInput(`--parameter ${name}`, `${forms}; got "${text}"`);
  let kind: 'int' | 'float' = isIntegerText(lowText) && isIntegerText(highText) ? 'int' : 'float';
  const more: { scale?: 'log' | 'reverseLog'; step?: number } = {};
  for (const word of suffix.split(':').filter(Boolean)) {
    if (word === 'log' || word === 'reverseLog') more.scale = word;
    else if (word === 'int' || word === 'float') kind = word;
    else if (/^step=/.test(word) && Number(word.slice(5)) > 0) {
      more.step = Number(word.slice(5));
      if (!Number.isInteger(more.step)) kind = 'float';
    } else throw invalidInput(`--parameter ${name}`, `"${word}" is none of log, reverseLog, int, float, step=<number>`);
  }
  return [name, { kind, low, high, ...more }];
}

const isIntegerText = (text: string): boolean => /^[+-]?\d+$/.test(text);

/** Numbers, true and false are taken as such. */
function valueOf(text: string): StudyValue {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : text;
}
