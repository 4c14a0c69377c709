import { AssayError } from '@assay/base';
import { resolveLineageReference } from './lineage-nodes.ts';
import { loadEntity } from './load-entity.ts';
import type { Entity } from './load-entity.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { experimentNamed, groupNamed, runNamed } from './sagemaker/named-entities.ts';

/** An ARN taken apart, account and partition checked: `experiment-trial` and a name. */
export interface EntityArn {
  readonly kind: string;
  readonly name: string;
}

/** What an ARN names; NotFound when nothing has that name, undefined when nothing of that kind can be asked for. */
export async function resolveArn(tx: ReadTransaction, { kind, name }: EntityArn): Promise<Entity | undefined> {
  switch (kind) {
    case 'experiment': {
      const row = await experimentNamed(tx, name);
      return { kind, id: row.id, name: row.name, experimentId: row.id };
    }
    case 'experiment-trial': {
      const row = await groupNamed(tx, name);
      return { kind: 'group', id: row.id, name: row.name, experimentId: row.experimentId };
    }
    case 'experiment-trial-component': {
      const row = await runNamed(tx, name);
      return { kind: 'run', id: row.id, name: row.name, experimentId: row.experimentId };
    }
    case 'artifact':
    case 'action':
    case 'context': {
      const { id } = await resolveLineageReference(tx, { kind, name });
      return loadEntity(tx, 'entity', id, true);
    }
    default:
      return undefined;
  }
}

/** As `resolveArn`, where it must be something. */
export async function requireArn(tx: ReadTransaction, arn: EntityArn): Promise<Entity> {
  const entity = await resolveArn(tx, arn);
  if (entity !== undefined) return entity;
  throw new AssayError('NotFound', `Nothing that can be asked for is named ${arn.kind}/${arn.name}.`, {
    kind: arn.kind,
    name: arn.name,
  });
}
