import { readFile } from 'node:fs/promises';
import { AssayError, invalidInput, messageOf } from '@assay/base';
import type { CreateStudy } from '@assay/wire';
import { parse } from 'yaml';
import { readInlineParameter } from './inline-parameter.ts';

export interface GivenSpace {
  readonly space: NonNullable<CreateStudy['space']>;
  readonly constraints: readonly string[];
}

/**
 * A search space from a file of YAML or JSON, parameters of the command line added to it. The file is the space, or has it
 * under `space`, with `constraints` beside it.
 */
export async function readSpace(file: string | undefined, inline: readonly string[]): Promise<GivenSpace> {
  const { space, constraints } = file === undefined ? { space: {}, constraints: [] } : await readSpaceFile(file);
  const added = Object.fromEntries(inline.map(readInlineParameter));
  const whole = { ...space, ...added } as GivenSpace['space'];
  if (Object.keys(whole).length === 0)
    throw invalidInput(
      '--space',
      'no parameter is given. Name a file (--space space.yaml), or parameters (--parameter lr=1e-5..0.1:log)',
    );
  return { space: whole, constraints };
}

async function readSpaceFile(file: string): Promise<{ space: object; constraints: readonly string[] }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    throw new AssayError('InvalidInput', `--space: ${messageOf(thrown)}`, {}, { cause: thrown });
  }
  let given: unknown;
  try {
    given = parse(text);
  } catch (thrown) {
    throw new AssayError('InvalidInput', `--space: ${file}: ${messageOf(thrown)}`, {}, { cause: thrown });
  }
  if (!isMapping(given))
    throw invalidInput(
      '--space',
      `${file}: expected names with their ranges, e.g. "lr: {low: 1e-5, high: 0.1, log: true}"`,
    );
  // A parameter named "space" is a range or a list, never a mapping of mappings alone.
  const isWrapped =
    isMapping(given['space']) && Object.values(given['space']).every((value) => typeof value === 'object');
  if (!isWrapped) return { space: given, constraints: [] };
  const { space, constraints = [], ...rest } = given;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    throw invalidInput('--space', `${file}: "${unknown}" stands beside "space"; only "constraints" may`);
  if (!Array.isArray(constraints) || !constraints.every((each) => typeof each === 'string'))
    throw invalidInput('--space', `${file}: constraints: expected a list of texts, e.g. ["units * layers <= 2048"]`);
  return { space: space as object, constraints };
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
