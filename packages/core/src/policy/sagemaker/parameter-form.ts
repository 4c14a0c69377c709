import type { ParameterRow } from '../../entities/run.ts';
import { clipKey, clipText, sagemakerBounds } from './clipped.ts';

/** A parameter's value as SageMaker has it: a number, or a text. */
export type ParameterForm = string | number;

export const parameterKeyForm = ({ key }: Pick<ParameterRow, 'key'>): string =>
  clipKey(key, sagemakerBounds.parameterKey);

/** Numbers and booleans are numbers, all else is text, cut where it is too long. */
export function parameterForm({ text, kind, number }: Pick<ParameterRow, 'text' | 'kind' | 'number'>): ParameterForm {
  if (kind === 'boolean') return text === 'true' ? 1 : 0;
  if (kind === 'number' && number !== null) return number;
  return clipText(text, sagemakerBounds.parameterText);
}

/** The first parameters by key, as many as SageMaker holds. */
export const parameterForms = (rows: readonly ParameterRow[]): [key: string, form: ParameterForm][] =>
  rows.slice(0, sagemakerBounds.parameters).map((row) => [parameterKeyForm(row), parameterForm(row)]);
