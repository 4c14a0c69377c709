/** The account that a local server is, as its clients see it. */
export const accountId = '123456789012';

export type ArnKind =
  | 'experiment'
  | 'experiment-trial'
  | 'experiment-trial-component'
  | 'artifact'
  | 'action'
  | 'context'
  | 'lineage-group'
  | 'training-job'
  | 'processing-job'
  | 'transform-job'
  | 'hyper-parameter-tuning-job';

export interface Arn {
  readonly kind: ArnKind;
  /** As written. Names inside ARNs are compared without regard to case. */
  readonly name: string;
}

const kinds: ReadonlySet<string> = new Set<ArnKind>([
  'experiment',
  'experiment-trial',
  'experiment-trial-component',
  'artifact',
  'action',
  'context',
  'lineage-group',
  'training-job',
  'processing-job',
  'transform-job',
  'hyper-parameter-tuning-job',
]);

/** Region is no identity: there is one namespace, and ARNs are printed with the region of whoever asks. */
export const printArn = (region: string, { kind, name }: Arn): string =>
  `arn:aws:sagemaker:${region}:${accountId}:${kind}/${name}`;

/** Undefined where it names nothing that could be here: another account, partition or service, or no ARN at all. */
export function parseArn(text: string): Arn | undefined {
  const [, account, kind, name] = /^arn:aws:sagemaker:[a-z0-9-]*:(\d{12}):([a-z-]+)\/(.{1,256})$/.exec(text) ?? [];
  if (account !== accountId || kind === undefined || name === undefined || !kinds.has(kind)) return undefined;
  return { kind: kind as ArnKind, name };
}
