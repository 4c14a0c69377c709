import { AssayError } from '@assay/base';
import type { ErrorCode } from '@assay/base';
import { commands as coreCommands, parseField, queries as coreQueries, unfinished } from '@assay/core';
import type {
  Command,
  ExperimentRow,
  Field,
  Query,
  ReadTransaction,
  RunSelection,
  Transaction,
  Unfinished,
} from '@assay/core';

/**
 * One step of a script: a verb of the transaction with its arguments, or `fail` (throw an AssayError with this code), `crash`
 * (throw anything else), `hold` (keep the thread busy for so many ms), `answer` (add a value to the results).
 */
export type Step = readonly [verb: string, ...parameters: readonly unknown[]];

async function runSteps(tx: ReadTransaction | Transaction, steps: readonly Step[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const [verb, ...parameters] of steps) results.push(await runStep(tx, verb, parameters));
  return results;
}

async function runStep(tx: ReadTransaction, verb: string, parameters: readonly unknown[]): Promise<unknown> {
  switch (verb) {
    case 'fail':
      throw new AssayError(parameters[0] as ErrorCode, `failed on purpose: ${String(parameters[0])}`);
    case 'crash':
      throw new TypeError('crashed on purpose');
    case 'hold': {
      const until = performance.now() + Number(parameters[0]);
      while (performance.now() < until);
      return null;
    }
    case 'answer':
      return parameters[0];
    case 'now':
      return Date.now();
    default: {
      const method: unknown = Reflect.get(tx, verb);
      if (typeof method !== 'function') throw new TypeError(`a transaction has no "${verb}"`);
      return Reflect.apply(method, tx, parameters);
    }
  }
}

const script: Command<readonly Step[], unknown[]> = (tx, steps) => runSteps(tx, steps);
const readScript: Query<readonly Step[], unknown[]> = (tx, steps) => runSteps(tx, steps);

/** Inserts one of the rows each time; answers how many are there once all are. */
const portions: Command<readonly ExperimentRow[], number | Unfinished> = async (tx, rows) => {
  const at = await tx.count('experiment', { id: rows.map(({ id }) => id) });
  const row = rows[at];
  if (row === undefined) return at;
  await tx.insert('experiment', row);
  return unfinished;
};

/** Runs each script as an attempt of its own; answers its results, or the code of what it threw. */
const attempts: Command<readonly (readonly Step[])[], unknown[]> = async (tx, scripts) => {
  const answers: unknown[] = [];
  for (const steps of scripts)
    answers.push(
      await tx
        .attempt(() => runSteps(tx, steps))
        .catch((error: unknown) => (error instanceof AssayError ? error.code : String(error))),
    );
  return answers;
};

/** What a selection of runs answers, all at once. */
const readSelected: Query<{ selection: RunSelection; fields: readonly Field[]; count: number }, unknown> = async (
  tx,
  { selection, fields, count },
) => {
  const runs = await tx.selectRuns(selection);
  const some = Math.min(count, runs.length);
  return {
    length: runs.length,
    ids: runs.ids(some),
    columns: fields.map((field) => runs.column(field, some)),
    groups: runs.several(parseField('group')),
  };
};

/** The core's use cases, and scripts of single verbs, for a store under test to run inside its own threads. */
export const commands = { ...coreCommands, script, portions, attempts };
export const queries = { ...coreQueries, readScript, readSelected };
