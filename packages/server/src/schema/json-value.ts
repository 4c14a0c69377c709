import { fault, within } from './fault.ts';
import type { Check, Fault } from './fault.ts';

/** Deeper than any sensible value; beyond it, code that walks a value could run out of stack. */
export const maxJsonDepth = 64;

/** Keys that mean something else to JavaScript; a value that bears one is refused wherever its keys are free. */
const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor']);

export function checkKey(key: string): Fault | undefined {
  if (refusedKeys.has(key)) return fault(`the name ${JSON.stringify(key)} is not allowed; choose another`);
  if (!key.isWellFormed()) return fault('the name is not valid Unicode');
  return undefined;
}

export function checkText(text: string): Fault | undefined {
  return text.isWellFormed() ? undefined : fault('the text is not valid Unicode (a lone surrogate)');
}

/** Any JSON value: bounded in depth, with names and texts that can be stored. */
export const checkJsonValue: Check = (value) => checkAt(value, 0);

function checkAt(value: unknown, depth: number): Fault | undefined {
  if (typeof value === 'string') return checkText(value);
  if (value === undefined) return fault('expected a JSON value, got nothing');
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= maxJsonDepth) return fault(`nested deeper than ${maxJsonDepth} levels`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const inner = checkAt(value[i], depth + 1);
      if (inner !== undefined) return within(i, inner);
    }
    return undefined;
  }
  for (const [key, part] of Object.entries(value)) {
    const inner = checkKey(key) ?? checkAt(part, depth + 1);
    if (inner !== undefined) return within(key, inner);
  }
  return undefined;
}
