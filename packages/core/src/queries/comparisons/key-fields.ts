import { AssayError } from '@assay/base';
import type { KeyField, KeyRole } from '@assay/analysis';
import { parseField, printField } from '../../filter/index.ts';

/** Names that seeds, folds and data sets go by; the first that all runs have counts. */
const usualNames = {
  seed: ['seed', 'random_seed', 'random_state'],
  fold: ['fold', 'cv_fold'],
  dataset: ['dataset', 'data_set', 'dataset_name'],
} as const satisfies Record<KeyRole, readonly string[]>;

const roles = ['seed', 'fold', 'dataset'] as const;

/** Parameters before tags; never the field by which the sets are parted. */
export function automaticKeys(by: string | undefined): KeyField[] {
  const parted = by === undefined ? undefined : printField(parseField(by));
  return roles
    .flatMap((role) =>
      (['params', 'tags'] as const).flatMap((family) =>
        usualNames[role].map((name) => ({ field: `${family}.${name}`, role })),
      ),
    )
    .filter(({ field }) => field !== parted);
}

/** A bare name is that of a parameter. undefined: nothing was asked for. */
export function askedKeys(pairBy: readonly string[] | 'none' | undefined): KeyField[] | undefined {
  if (pairBy === undefined || pairBy === 'none') return undefined;
  return pairBy.map((text) => {
    const field = isField(text) ? text : `params.${text}`;
    const name = field.replace(/^\w+\./, '').toLowerCase();
    return { field, role: roles.find((role) => name.replaceAll('_', '').includes(role)) ?? 'seed' };
  });
}

function isField(text: string): boolean {
  try {
    parseField(text);
    return text.includes('.') || !Object.values(usualNames).some((names) => names.some((name) => name === text));
  } catch (error) {
    if (error instanceof AssayError) return false;
    throw error;
  }
}
