import { invalidInput } from '@assay/base';
import type { ParameterValue } from '../parameter.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What an expression can be: known before any value is. `any`: a parameter whose choices are of several types. */
export type ValueType = 'number' | 'string' | 'boolean' | 'any';

/** A condition over parameters, ready to be asked. */
export interface Constraint {
  readonly text: string;
  /** The parameters that it names, each once. */
  readonly names: readonly string[];
  /** `valueOf` answers `undefined` for a parameter that is not active; the condition then holds. */
  holds(valueOf: (name: string) => ParameterValue | undefined): boolean;
}

interface Expression {
  readonly type: ValueType;
  readonly evaluate: (valueOf: (name: string) => ParameterValue | undefined) => ParameterValue;
}

const maxLength = 1000;
const maxDepth = 50;

type Calculation = (a: number, b: number) => number;
const sums: Readonly<Record<string, Calculation>> = { '+': (a, b) => a + b, '-': (a, b) => a - b };
const products: Readonly<Record<string, Calculation>> = {
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};
const orders: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
/** Least and most arguments, and what is made of them. */
const functions: Readonly<Record<string, readonly [number, number, (...args: number[]) => number]>> = {
  min: [1, 20, Math.min],
  max: [1, 20, Math.max],
  abs: [1, 1, Math.abs],
  log: [1, 1, Math.log],
  log2: [1, 1, Math.log2],
  sqrt: [1, 1, Math.sqrt],
  floor: [1, 1, Math.floor],
};

/**
 * Reads a condition such as `units * layers <= 2048 and (optimizer != "sgd" or momentum > 0)`: numbers, names, quoted texts,
 * `true`, `false`, `+ - * / ** %`, comparisons, `and or not`, parentheses, min, max, abs, log (natural), log2, sqrt, floor. Binds as
 * Python does; comparisons do not chain. Throws `InvalidInput` for what cannot be read, names no parameter or mixes types.
 */
export function parseConstraint(
  text: string,
  typeOf: (name: string) => ValueType | undefined,
  path: string,
): Constraint {
  const fault = (message: string): Error => invalidInput(path, `"${text.slice(0, 200)}" ${message}`);
  if (text.length > maxLength) throw fault(`is longer than ${maxLength} characters`);
  const tokens = tokensOf(text, path);
  const names = new Set<string>();
  let place = 0;
  let depth = 0;

  const peek = (): Token | undefined => tokens[place];
  const accept = (...signs: readonly string[]): string | undefined => {
    const token = peek();
    if (token?.kind !== 'sign' || !signs.includes(token.value)) return undefined;
    place++;
    return token.value;
  };
  const unexpected = (wanted: string): Error => {
    const token = peek();
    return fault(
      token === undefined ? `ends where ${wanted} is expected` : `has "${token.value}" where ${wanted} is expected`,
    );
  };
  const expectSign = (sign: string): void => {
    if (accept(sign) === undefined) throw unexpected(`"${sign}"`);
  };
  const need = (expression: Expression, type: ValueType, where: string): void => {
    if (expression.type === type || expression.type === 'any') return;
    throw fault(`gives ${where} a ${expression.type}; it needs a ${type}`);
  };
  const calculation = (sign: string, apply: Calculation, a: Expression, b: Expression): Expression => {
    need(a, 'number', `"${sign}"`);
    need(b, 'number', `"${sign}"`);
    return { type: 'number', evaluate: (valueOf) => apply(Number(a.evaluate(valueOf)), Number(b.evaluate(valueOf))) };
  };
  const chain = (next: () => Expression, table: Readonly<Record<string, Calculation>>): Expression => {
    let left = next();
    for (let sign = accept(...Object.keys(table)); sign !== undefined; sign = accept(...Object.keys(table))) {
      const apply = table[sign];
      if (apply !== undefined) left = calculation(sign, apply, left, next());
    }
    return left;
  };
  const logical = (next: () => Expression, sign: 'and' | 'or'): Expression => {
    let left = next();
    while (accept(sign) !== undefined) {
      const [a, b] = [left, next()];
      need(a, 'boolean', `"${sign}"`);
      need(b, 'boolean', `"${sign}"`);
      left = {
        type: 'boolean',
        evaluate:
          sign === 'and'
            ? (valueOf) => Boolean(a.evaluate(valueOf)) && Boolean(b.evaluate(valueOf))
            : (valueOf) => Boolean(a.evaluate(valueOf)) || Boolean(b.evaluate(valueOf)),
      };
    }
    return left;
  };
  const nested = <T>(parse: () => T): T => {
    if (++depth > maxDepth) throw fault(`is nested deeper than ${maxDepth} levels`);
    const parsed = parse();
    depth--;
    return parsed;
  };

  const condition = (): Expression => nested(() => logical(conjunction, 'or'));
  const conjunction = (): Expression => logical(negation, 'and');
  const negation = (): Expression => {
    if (accept('not') === undefined) return comparison();
    const inner = nested(negation);
    need(inner, 'boolean', '"not"');
    return { type: 'boolean', evaluate: (valueOf) => !inner.evaluate(valueOf) };
  };
  const comparison = (): Expression => {
    const a = chain(term, sums);
    const sign = accept('<=', '>=', '==', '!=', '<', '>');
    if (sign === undefined) return a;
    const b = chain(term, sums);
    const compare = orders[sign];
    if (compare !== undefined) {
      const { evaluate } = calculation(sign, (x, y) => (compare(x, y) ? 1 : 0), a, b);
      return { type: 'boolean', evaluate: (valueOf) => evaluate(valueOf) === 1 };
    }
    if (a.type !== b.type && a.type !== 'any' && b.type !== 'any') {
      throw fault(`compares a ${a.type} with a ${b.type}; they are never equal`);
    }
    const isEqual = sign === '==';
    return { type: 'boolean', evaluate: (valueOf) => (a.evaluate(valueOf) === b.evaluate(valueOf)) === isEqual };
  };
  const term = (): Expression => chain(factor, products);
  const factor = (): Expression => {
    const sign = accept('-', '+');
    if (sign === undefined) return power();
    const inner = nested(factor);
    need(inner, 'number', `"${sign}"`);
    const turned = sign === '-' ? -1 : 1;
    return { type: 'number', evaluate: (valueOf) => turned * Number(inner.evaluate(valueOf)) };
  };
  const power = (): Expression => {
    const base = atom();
    return accept('**') === undefined ? base : calculation('**', (a, b) => a ** b, base, nested(factor));
  };
  const atom = (): Expression => {
    if (accept('(') !== undefined) {
      const inner = condition();
      expectSign(')');
      return inner;
    }
    const truth = accept('true', 'false');
    if (truth !== undefined) return { type: 'boolean', evaluate: () => truth === 'true' };
    const token = peek();
    if (token === undefined || token.kind === 'sign') throw unexpected('a value');
    place++;
    if (token.kind !== 'name') {
      const { value } = token;
      return { type: token.kind === 'number' ? 'number' : 'string', evaluate: () => value };
    }
    return accept('(') === undefined ? parameter(token.value) : call(token.value);
  };
  const parameter = (name: string): Expression => {
    const type = typeOf(name);
    if (type === undefined) throw fault(`names "${name}", which is no parameter of the space`);
    names.add(name);
    return { type, evaluate: (valueOf) => valueOf(name) ?? Number.NaN };
  };
  const call = (name: string): Expression => {
    const [least, most, apply] = (Object.hasOwn(functions, name) ? functions[name] : undefined) ?? [];
    if (least === undefined || most === undefined || apply === undefined) {
      throw fault(`calls "${name}"; there are ${Object.keys(functions).join(', ')}`);
    }
    const args = [condition()];
    while (accept(',') !== undefined) args.push(condition());
    expectSign(')');
    if (args.length < least || args.length > most) throw fault(`gives ${name} ${args.length} arguments`);
    for (const arg of args) need(arg, 'number', name);
    return { type: 'number', evaluate: (valueOf) => apply(...args.map((arg) => Number(arg.evaluate(valueOf)))) };
  };

  const whole = condition();
  if (peek() !== undefined) throw unexpected('the end');
  need(whole, 'boolean', 'the space');
  if (names.size === 0) throw fault('names no parameter');
  const list = [...names];
  return {
    text,
    names: list,
    holds: (valueOf) => list.some((name) => valueOf(name) === undefined) || Boolean(whole.evaluate(valueOf)),
  };
}
