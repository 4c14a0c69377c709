import { AssayError } from '@assay/base';

/** Wrong arguments of a logging call throw at once, with words that say what to do instead. */
const refuse = (path: string, message: string): AssayError => new AssayError('InvalidInput', message, { path });

/** A value as it would be written in the call, cut to a readable length. */
export function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol' || value === undefined) return String(value);
  let text: string;
  try {
    text = JSON.stringify(value) ?? 'undefined';
  } catch {
    return 'an object that refers to itself';
  }
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  return /^[aeiou]/.test(typeof value) ? `an ${typeof value}` : `a ${typeof value}`;
};

const nameLength = 500;
const controlCharacter = /[\p{Cc}\u2028\u2029]/u;

/** A name of a metric, parameter, tag or artifact. */
export function checkName(call: string, what: string, name: unknown): asserts name is string {
  if (typeof name !== 'string') throw refuse('name', `${call}: the name of ${what} is text, got ${kindOf(name)}.`);
  if (name.trim() === '') throw refuse('name', `${call}: the name of ${what} is empty.`);
  if (name.length > nameLength) {
    throw refuse('name', `${call}: the name of ${what} has ${name.length} characters; ${nameLength} are the most.`);
  }
  if (controlCharacter.test(name)) {
    throw refuse('name', `${call}(${shown(name)}): the name holds a control character or line break. Remove it.`);
  }
  if (!name.isWellFormed()) {
    throw refuse('name', `${call}(${shown(name)}): the name holds half a character (a lone surrogate). Remove it.`);
  }
}

/** Names that mean something else to JavaScript; no parameter and no tag can bear one. */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor']);

/** A name that will be the key of a JSON object. */
export function checkKey(call: string, what: string, name: unknown): asserts name is string {
  checkName(call, what, name);
  if (reserved.has(name)) throw refuse('name', `${call}("${name}"): ${what} cannot have this name. Choose another.`);
}

/** The value of a metric: any number, NaN and the infinities included. */
export function checkMetricValue(call: string, name: string, value: unknown): asserts value is number {
  if (typeof value === 'number') return;
  const remedy = typeof value === 'string' || typeof value === 'boolean' ? ' Use logParameter for it.' : '';
  throw refuse('value', `${call}("${name}", ${shown(value)}): expected a number, got ${kindOf(value)}.${remedy}`);
}

export function checkStep(call: string, name: string, step: unknown): asserts step is number | undefined {
  if (step === undefined || Number.isSafeInteger(step)) return;
  throw refuse('step', `${call}("${name}"): step: expected an integer, got ${shown(step)}.`);
}

/** A moment as epoch milliseconds. */
export function checkTime(call: string, time: unknown): number | undefined {
  if (time === undefined) return undefined;
  const ms = time instanceof Date ? time.getTime() : time;
  if (typeof ms === 'number' && Number.isFinite(ms) && ms >= 0 && ms <= 8.64e15) return Math.round(ms);
  throw refuse('time', `${call}: time: expected a valid Date or epoch milliseconds, got ${shown(time)}.`);
}

/** The value of a parameter: whatever JSON can hold. Answers it as it will be sent. */
export function checkParameterValue(call: string, name: string, value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'object' && isPlain(value)) {
    try {
      return JSON.parse(JSON.stringify(value)) as unknown;
    } catch {
      // Falls through: it refers to itself or holds a bigint.
    }
  }
  const got = typeof value === 'object' ? describeObject(value) : kindOf(value);
  throw refuse(
    'value',
    `${call}("${name}"): expected text, a number, a boolean or other JSON, got ${got}. Convert it first, e.g. with String(value).`,
  );
}

function describeObject(value: object): string {
  if (isPlain(value)) return shown(value);
  return `an instance of ${value.constructor?.name ?? 'a class'}`;
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** The text of a tag: text, numbers and booleans become text. */
export function checkTagValue(call: string, name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw refuse('value', `${call}("${name}", ${shown(value)}): a tag is text, got ${kindOf(value)}.`);
}
