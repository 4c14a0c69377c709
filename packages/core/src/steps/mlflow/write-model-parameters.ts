import { AssayError } from '@assay/base';
import type { CommandContext } from '../../context.ts';
import type { LoggedModelRow } from '../../entities/logged-model.ts';
import { checkKey, checkText } from '../../policy/check-text.ts';
import { checkLimit } from '../../policy/limit.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** Parameters of a logged model are written once: the same value again is fine, another one is refused. */
export async function writeModelParameters(
  tx: Transaction,
  { limits }: CommandContext,
  { id: modelId, name }: LoggedModelRow,
  parameters: ReadonlyMap<string, string>,
): Promise<void> {
  if (parameters.size === 0) return;
  const present = new Map((await tx.find('loggedModelParameter', { modelId })).map(({ key, value }) => [key, value]));
  for (const [key, value] of parameters) {
    const old = present.get(key);
    if (old === value) continue;
    if (old !== undefined)
      throw new AssayError(
        'ParameterImmutable',
        `Changing param values is not allowed. Param with key='${key}' was already logged with value='${old.slice(0, 200)}' for the logged model '${name}'.`,
        { key },
      );
    checkKey('params.key', key, limits, 'parameterKeyLength');
    checkText(`params.${key}`, value, limits, 'parameterValueLength');
    present.set(key, value);
    await tx.insert('loggedModelParameter', { projectId: tx.projectId, modelId, key, value });
  }
  checkLimit(
    limits,
    'parametersPerRun',
    present.size,
    `The logged model "${name}" would have ${present.size} parameters`,
  );
}
