import type { TObject } from 'typebox';
import { invalidInput } from '@assay/base';
import type { AssayError } from '@assay/base';
import { compileSchema } from './compile-schema.ts';
import type { SchemaNode } from './compile-schema.ts';
import { fault, pathText, shown, within } from './fault.ts';
import type { Fault } from './fault.ts';

/** Refuses with the fault's path and words. */
export function refuse(found: Fault): AssayError {
  return invalidInput(pathText(found.path), found.message);
}

type Convert = (text: string) => unknown;

/** Reads the text values of a query string or of path parameters by their schema, then checks them. */
export function compileTextDecoder(
  schema: TObject,
): (given: Readonly<Record<string, string>>) => Record<string, unknown> {
  const check = compileSchema(schema);
  const node = schema as SchemaNode;
  const converts = new Map<string, Convert>();
  for (const [name, part] of Object.entries(node.properties ?? {})) {
    const convert = converterOf(part);
    if (convert !== undefined) converts.set(name, convert);
  }
  return (given) => {
    const values: Record<string, unknown> = Object.create(null);
    for (const [name, text] of Object.entries(given)) {
      const convert = converts.get(name);
      try {
        values[name] = convert === undefined ? text : convert(text);
      } catch (thrown) {
        if (thrown instanceof Unreadable) throw refuse(within(name, fault(thrown.message)));
        throw thrown;
      }
    }
    const found = check(values);
    if (found !== undefined) throw refuse(found);
    return values;
  };
}

class Unreadable extends Error {}

function converterOf(part: SchemaNode): Convert | undefined {
  if (part.type === 'integer') return readInteger;
  if (part.type === 'boolean') return readBoolean;
  return undefined;
}

function readInteger(text: string): number {
  if (!/^-?\d{1,16}$/.test(text)) throw new Unreadable(`expected an integer, got ${shown(text)}`);
  return Number(text);
}

function readBoolean(text: string): boolean {
  if (text === 'true') return true;
  if (text === 'false') return false;
  throw new Unreadable(`expected true or false, got ${shown(text)}`);
}
