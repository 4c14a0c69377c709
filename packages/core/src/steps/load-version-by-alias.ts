import { AssayError } from '@assay/base';
import type { ModelVersionRow, RegisteredModelRow } from '../entities/registered-model.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { loadModelVersion } from './load-model.ts';

/** The version that an alias stands at; `latest`, in any case, is the greatest number there is. */
export async function loadVersionByAlias(
  tx: ReadTransaction,
  model: RegisteredModelRow,
  alias: string,
): Promise<ModelVersionRow> {
  if (/^latest$/i.test(alias)) {
    const [newest] = await tx.find('modelVersion', { modelId: model.id }, { orderBy: ['-number'], limit: 1 });
    if (newest !== undefined) return newest;
  }
  const row = await tx.get('modelAlias', { modelId: model.id, alias });
  if (row !== undefined) return loadModelVersion(tx, model, row.version);
  throw new AssayError('NotFound', `The registered model "${model.name}" has no alias ${JSON.stringify(alias)}.`, {
    kind: 'model alias',
    id: model.name,
    alias,
  });
}
