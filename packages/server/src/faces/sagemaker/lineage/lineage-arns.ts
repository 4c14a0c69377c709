import type { LineageEntityKind, LineageNodeAnswer, LineageNodeKind, LineageReference } from '@assay/core';
import { parseArn, printArn } from '../../aws/arns.ts';
import type { ArnKind } from '../../aws/arns.ts';
import { AwsError } from '../../aws/aws-error.ts';

const arnKinds = {
  experiment: 'experiment',
  run: 'experiment-trial-component',
  artifact: 'artifact',
  action: 'action',
  context: 'context',
} as const satisfies Record<LineageNodeKind, ArnKind>;

const nodeKinds: readonly LineageNodeKind[] = ['experiment', 'run', 'artifact', 'action', 'context'];

export const arnOfNode = (region: string, { kind, name }: Pick<LineageNodeAnswer, 'kind' | 'name'>): string =>
  printArn(region, { kind: arnKinds[kind], name });

const notThere = (arn: string): AwsError => new AwsError('ResourceNotFound', `'${arn}' does not exist.`);

/** What an ARN names; ResourceNotFound where it names nothing that could be here. */
export function readNodeArn(text: string): LineageReference {
  const arn = parseArn(text);
  const kind = nodeKinds.find((each) => arnKinds[each] === arn?.kind);
  if (arn === undefined || kind === undefined) throw notThere(text);
  return { kind, name: arn.name };
}

/** The key of an entity that is named by its ARN or, unless it is an artifact, by its name. */
export function entityKey(kind: LineageEntityKind, nameOrArn: string): string {
  if (!nameOrArn.startsWith('arn:')) return nameOrArn.toLowerCase();
  const reference = readNodeArn(nameOrArn);
  if (reference.kind !== kind) throw notThere(nameOrArn);
  return kind === 'artifact' ? reference.name : reference.name.toLowerCase();
}
