import { AssayError } from '@assay/base';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { comparedValues, corrections, testChoices } from '@assay/wire';
import type { CompareRuns } from '@assay/wire';
import type { ConnectionOptions } from '../connection.ts';
import { positiveNumber } from '../option-values.ts';

/** What `compare` and `gate` take alike. */
export interface ComparedOptions extends ConnectionOptions {
  readonly experiment?: string;
  readonly value?: CompareRuns['value'];
  readonly minEffect?: number;
  readonly pairBy?: string;
  readonly confidence?: number;
  readonly test?: CompareRuns['test'];
}

export function addComparedOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--value <which>', 'which number of each run: what it ended with (last), or another').choices(
        comparedValues,
      ),
    )
    .option('--min-effect <value>', "the smallest difference that matters, in the metric's own unit", positiveNumber)
    .option(
      '--pair-by <fields>',
      'runs with equal values belong together, e.g. seed or seed,params.fold; none: do not pair (default: seed, fold and dataset where all runs have them)',
    )
    .option('--confidence <share>', 'of intervals (default: 0.95)', confidenceShare)
    .addOption(
      new Option('--test <kind>', 'decided before the values were seen, instead of by the rules').choices(testChoices),
    );
}

/** The part of the question that these options are. */
export function comparedQuestion(
  options: ComparedOptions,
): Pick<CompareRuns, 'value' | 'minEffect' | 'pairBy' | 'confidence' | 'test'> {
  const { value, minEffect, pairBy, confidence, test } = options;
  return {
    ...(value !== undefined && { value }),
    ...(minEffect !== undefined && minEffect > 0 && { minEffect }),
    ...(pairBy !== undefined && { pairBy: fieldsOf(pairBy) }),
    ...(confidence !== undefined && { confidence }),
    ...(test !== undefined && { test }),
  };
}

export const correctionOption = (): Option =>
  new Option('--correction <kind>', 'for the number of comparisons (default: holm)').choices(corrections);

function fieldsOf(text: string): string[] | 'none' {
  if (text === 'none') return 'none';
  const fields = text.split(',').map((field) => field.trim());
  if (fields.includes('')) throw new AssayError('InvalidInput', `--pair-by: expected fields, got "${text}"`);
  return fields;
}

function confidenceShare(text: string): number {
  const value = Number(text);
  if (!(value >= 0.5 && value <= 0.9999)) throw new InvalidArgumentError('Expected a share from 0.5 to 0.9999.');
  return value;
}
