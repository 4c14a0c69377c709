import { invalidInput } from '@assay/base';
import { checkDepth } from './check-depth.ts';
import type { ParameterKind, ParameterRow } from '../entities/run.ts';
import { numberFromText } from '../filter/number-from-text.ts';

export type ParameterContent = Pick<ParameterRow, 'text' | 'kind' | 'number'>;

/** What is stored of a parameter's value: a text, what it was, and the number that the text spells, if any. */
export function parameterContent(path: string, value: unknown): ParameterContent {
  const [text, kind] = textAndKind(path, value);
  return { text, kind, number: numberFromText(text) };
}

function textAndKind(path: string, value: unknown): [string, ParameterKind] {
  switch (typeof value) {
    case 'string':
      return [value, 'string'];
    case 'number':
      if (!Number.isFinite(value))
        throw invalidInput(path, `${value} is no JSON number. Log it as text, or as a metric.`);
      return [JSON.stringify(value), 'number'];
    case 'boolean':
      return [String(value), 'boolean'];
    case 'object':
      checkDepth(path, value);
      return [JSON.stringify(value), 'json'];
    default:
      throw invalidInput(path, `expected text, a number, a boolean or another JSON value, got ${typeof value}`);
  }
}

/** The value that was logged; a number that a double cannot give back as it was written stays a text. */
export function parameterValue({ text, kind }: Pick<ParameterRow, 'text' | 'kind'>): unknown {
  switch (kind) {
    case 'string':
      return text;
    case 'boolean':
      return text === 'true';
    case 'number': {
      const number = Number(text);
      return String(number) === text ? number : text;
    }
    case 'json':
      return JSON.parse(text);
  }
}
