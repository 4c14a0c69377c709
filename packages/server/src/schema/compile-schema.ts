import type { TSchema } from 'typebox';
import { assert, assertNever } from '@assay/base';
import { checkJsonValue, checkKey, checkText } from './json-value.ts';
import { fault, shown, within } from './fault.ts';
import type { Check, Fault } from './fault.ts';
import { nearestName } from './nearest-name.ts';

/** The part of JSON Schema that the native API's table uses. Anything else is refused when the server starts. */
export interface SchemaNode {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  readonly const?: unknown;
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly description?: string;
}

const keywords =
  'type const anyOf properties required patternProperties additionalProperties items minItems maxItems minLength ' +
  'maxLength pattern minimum maximum default description';
const known: ReadonlySet<string> = new Set(keywords.split(' '));

/**
 * A check that names the first fault in words. Beside the schema it refuses names such as `__proto__`, text that is
 * not Unicode, and free JSON deeper than a bound. Numbers must be finite (JSON's are).
 */
export const compileSchema = (schema: TSchema): Check => compile(schema);

function compile(schema: SchemaNode): Check {
  for (const keyword of Object.keys(schema)) assert(known.has(keyword), `JSON Schema keyword ${keyword} is not served`);
  if (schema.anyOf !== undefined) return compileUnion(schema.anyOf);
  if (schema.const !== undefined) return compileConstant(schema.const);
  switch (schema.type) {
    case undefined:
      return checkJsonValue;
    case 'object':
      return schema.patternProperties === undefined ? compileObject(schema) : compileRecord(schema.patternProperties);
    case 'array':
      return compileArray(schema);
    case 'string':
      return compileString(schema);
    case 'number':
    case 'integer':
      return compileNumber(schema);
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? undefined : fault(`expected true or false, got ${shown(value)}`));
    case 'null':
      return (value) => (value === null ? undefined : fault(`expected null, got ${shown(value)}`));
    default:
      return assertNever(schema.type);
  }
}

function compileConstant(constant: unknown): Check {
  const expected = JSON.stringify(constant);
  return (value) => (value === constant ? undefined : fault(`expected ${expected}, got ${shown(value)}`));
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** The property whose constant tells a union's parts apart, where all are objects that have one of that name. */
const discriminatorOf = (parts: readonly SchemaNode[]): string | undefined =>
  Object.keys(parts[0]?.properties ?? {}).find((name) => {
    const tags = parts.filter(({ required }) => required?.includes(name)).map((part) => part.properties?.[name]?.const);
    return !tags.includes(undefined) && new Set(tags).size === parts.length;
  });

/** Of objects that one constant tells apart: the part that it names speaks. */
function compileTagged(parts: readonly SchemaNode[], tag: string): Check {
  const checks = new Map(parts.map((part) => [part.properties?.[tag]?.const, compile(part)]));
  const tags = compileUnion(parts.map((part) => part.properties?.[tag] ?? {}));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fault(`expected an object, got ${shown(value)}`);
    const given: unknown = Object.hasOwn(value, tag) ? (value as Record<string, unknown>)[tag] : undefined;
    const check = checks.get(given);
    if (check !== undefined) return check(value);
    return within(tag, given === undefined ? fault('required, but missing') : (tags(given) ?? fault('unknown')));
  };
}

/** Of a union's parts, the one that the value was meant for speaks; where none was, all are named. */
function compileUnion(parts: readonly SchemaNode[]): Check {
  const tag = discriminatorOf(parts);
  if (tag !== undefined) return compileTagged(parts, tag);
  const checks = parts.map((part) => ({
    kind: part.type === 'integer' ? 'number' : part.type,
    part,
    check: compile(part),
  }));
  const constants = parts.filter((part) => part.const !== undefined).map((part) => JSON.stringify(part.const));
  const words = [...new Set(checks.map(({ part }) => describe(part)))];
  const expected = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? 'nothing');
  return (value) => {
    let meant: Fault | undefined;
    const kind = kindOf(value);
    for (const { kind: partKind, part, check } of checks) {
      const inner = check(value);
      if (inner === undefined) return undefined;
      if (part.const === undefined && partKind === kind) meant ??= inner;
    }
    if (meant !== undefined && (meant.path.length > 0 || constants.length === 0)) return meant;
    return fault(`expected ${expected}, got ${shown(value)}`);
  };
}

function describe(schema: SchemaNode): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const words = { object: 'an object', array: 'an array', string: 'text', number: 'a number' } as const;
  const more = { integer: 'an integer', boolean: 'true or false', null: 'null' } as const;
  return schema.type === undefined ? 'a JSON value' : { ...words, ...more }[schema.type];
}

function compileObject(schema: SchemaNode): Check {
  assert(schema.additionalProperties === false, 'objects of the native API are closed');
  const properties = new Map(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, compile(part)]));
  const names = [...properties.keys()];
  const required = schema.required ?? [];
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fault(`expected an object, got ${shown(value)}`);
    let present = 0;
    for (const [name, part] of Object.entries(value)) {
      const check = properties.get(name);
      if (check === undefined) return within(name, unknownField(name, names));
      const inner = check(part);
      if (inner !== undefined) return within(name, inner);
      present++;
    }
    if (present === names.length) return undefined;
    for (const name of required) if (!Object.hasOwn(value, name)) return within(name, fault('required, but missing'));
    return undefined;
  };
}

function unknownField(name: string, names: readonly string[]): Fault {
  const near = nearestName(name, names);
  if (near !== undefined) return fault(`unknown field; did you mean "${near}"?`);
  if (names.length === 0) return fault('unknown field; none is expected here');
  return fault(`unknown field; known are ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}`);
}

function compileRecord(patternProperties: Readonly<Record<string, SchemaNode>>): Check {
  const [part, ...others] = Object.values(patternProperties);
  assert(part !== undefined && others.length === 0, 'a record has one kind of value');
  const check = compile(part);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fault(`expected an object, got ${shown(value)}`);
    for (const [key, item] of Object.entries(value)) {
      const inner = checkKey(key) ?? check(item);
      if (inner !== undefined) return within(key, inner);
    }
    return undefined;
  };
}

function compileArray(schema: SchemaNode): Check {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const check = schema.items === undefined ? checkJsonValue : compile(schema.items);
  return (value) => {
    if (!Array.isArray(value)) return fault(`expected an array, got ${shown(value)}`);
    if (value.length < minItems) return fault(`expected at least ${minItems} items, got ${value.length}`);
    if (value.length > maxItems)
      return fault(`expected at most ${maxItems} items, got ${value.length}; send them in several calls`);
    for (let i = 0; i < value.length; i++) {
      const inner = check(value[i]);
      if (inner !== undefined) return within(i, inner);
    }
    return undefined;
  };
}

function compileString(schema: SchemaNode): Check {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u');
  return (value) => {
    if (typeof value !== 'string') return fault(`expected text, got ${shown(value)}`);
    if (value.length < minLength) return fault(minLength === 1 ? 'must not be empty' : `shorter than ${minLength}`);
    if (value.length > maxLength) return fault(`longer than ${maxLength} characters (${value.length})`);
    if (pattern !== undefined && !pattern.test(value))
      return fault(`expected ${schema.description ?? `text like ${schema.pattern}`}, got ${shown(value)}`);
    return checkText(value);
  };
}

function compileNumber(schema: SchemaNode): Check {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  const integer = schema.type === 'integer';
  const expected = integer ? 'an integer' : 'a number';
  return (value) => {
    if (typeof value !== 'number') return fault(`expected ${expected}, got ${shown(value)}`);
    if (!Number.isFinite(value)) return fault(`expected ${expected}, got one beyond the range of a double`);
    if (integer && !Number.isInteger(value)) return fault(`expected an integer, got ${value}`);
    if (value < minimum) return fault(`expected at least ${minimum}, got ${value}`);
    if (value > maximum) return fault(`expected at most ${maximum}, got ${value}`);
    return undefined;
  };
}
