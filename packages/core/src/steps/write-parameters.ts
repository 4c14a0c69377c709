import { AssayError } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { ParameterRow, RunRow } from '../entities/run.ts';
import { checkKey, checkText } from '../policy/check-text.ts';
import { checkLimit } from '../policy/limit.ts';
import { parameterContent } from '../policy/parameter-text.ts';
import type { ParameterContent } from '../policy/parameter-text.ts';
import type { Transaction } from '../ports/transaction.ts';

export type Parameters = Readonly<Record<string, unknown>>;
export type ReadyParameters = ReadonlyMap<string, ParameterContent>;

/** Parameters checked and as they will be stored. */
export function readyParameters(parameters: Parameters, { limits }: CommandContext): ReadyParameters {
  const ready = new Map<string, ParameterContent>();
  for (const [key, value] of Object.entries(parameters)) {
    checkKey('parameter key', key, limits, 'parameterKeyLength');
    const content = parameterContent(`parameters.${key}`, value);
    checkText(`parameters.${key}`, content.text, limits, 'parameterValueLength');
    ready.set(key, content);
  }
  return ready;
}

export const checkParameterCount = (count: number, name: string, { limits }: CommandContext): void =>
  checkLimit(limits, 'parametersPerRun', count, `Run "${name}" would have ${count} parameters`, 'parameters');

/** The parameters of a run that is being made. */
export async function insertParameters(
  tx: Transaction,
  context: CommandContext,
  runId: RunRow['id'],
  parameters: ReadyParameters,
): Promise<void> {
  for (const [key, content] of parameters)
    await tx.insert('parameter', { projectId: tx.projectId, runId, key, ...content, loggedMs: context.now });
}

export interface ParameterChange {
  readonly added: readonly string[];
  readonly overwritten: readonly Pick<ParameterRow, 'key' | 'text'>[];
}

/** By the run's own policy, or that of the writing face. All or nothing: under `write-once` another value for a known key throws ParameterImmutable before anything is written. */
export async function writeParameters(
  tx: Transaction,
  context: CommandContext,
  run: RunRow,
  parameters: ReadyParameters,
  policy = run.parameterPolicy,
): Promise<ParameterChange> {
  checkParameterCount(parameters.size, run.name, context);
  const rows = (await tx.parametersOf([run.id], [...parameters.keys()])).get(run.id) ?? [];
  const before = new Map(rows.map((row) => [row.key, row]));
  const added: string[] = [];
  const overwritten: ParameterRow[] = [];
  for (const [key, content] of parameters) {
    const old = before.get(key);
    if (old === undefined) added.push(key);
    else if (old.text !== content.text) overwritten.push(old);
  }
  const [first] = overwritten;
  if (first !== undefined && policy === 'write-once') throw immutable(run, first, parameters);
  checkParameterCount(run.parameterCount + added.length, run.name, context);
  for (const key of [...added, ...overwritten.map((row) => row.key)]) {
    const content = parameters.get(key);
    if (content === undefined) continue;
    await tx.upsert('parameter', {
      projectId: tx.projectId,
      runId: run.id,
      key,
      ...content,
      loggedMs: context.now,
    });
  }
  return { added, overwritten: overwritten.map(({ key, text }) => ({ key, text })) };
}

const shown = (text: string): string => (text.length > 100 ? `${text.slice(0, 100).toWellFormed()}…` : text);

function immutable(run: RunRow, old: ParameterRow, parameters: ReadyParameters): AssayError {
  const newText = parameters.get(old.key)?.text ?? '';
  return new AssayError(
    'ParameterImmutable',
    `Parameter "${old.key}" of run "${run.name}" is ${shown(old.text)} and cannot become ${shown(newText)}: parameters are ` +
      'written once. Log it under another key, or create the run with parameterPolicy "overwrite".',
    { path: `parameters.${old.key}`, key: old.key, oldValue: shown(old.text), newValue: shown(newText) },
  );
}
