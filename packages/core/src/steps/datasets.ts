import type { Id, RunId } from '@assay/base';
import type { ArtifactRow } from '../entities/artifact.ts';
import type { DatasetContentId, DatasetInputRow } from '../entities/dataset.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

export interface Dataset {
  /** That of what was said of it first: more may have been said of the same name and digest. */
  readonly id: DatasetContentId;
  readonly name: string;
  readonly digest: string;
}

/** Data sets met in one walk, each looked up once. One is known by its name and digest, whatever runs say of it. */
export class Datasets {
  readonly #tx: ReadTransaction;
  readonly #known = new Map<string, Dataset>();

  constructor(tx: ReadTransaction) {
    this.#tx = tx;
  }

  async of({ name, digest }: Pick<DatasetInputRow, 'name' | 'digest'>): Promise<Dataset | undefined> {
    const key = JSON.stringify([name, digest]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const [first] = await this.#tx.find('datasetInput', { name, digest }, { orderBy: ['contentId'], limit: 1 });
    if (first === undefined) return undefined;
    const found = { id: first.contentId, name, digest };
    this.#known.set(key, found);
    return found;
  }

  /** By the id of anything that was said of it. */
  async find(id: Id): Promise<Dataset | undefined> {
    const where = { contentId: id as DatasetContentId };
    const [input] = await this.#tx.find('datasetInput', where, { limit: 1 });
    return input === undefined ? undefined : this.of(input);
  }

  /** The data set that an artifact stands for, beside which it was logged. */
  async besides(artifact: ArtifactRow): Promise<Dataset | undefined> {
    const digest = datasetDigest(artifact);
    if (digest === undefined) return undefined;
    const inputs = await this.#tx.find('datasetInput', { runId: artifact.runId, digest }, { limit: 1 });
    return inputs[0] && this.of(inputs[0]);
  }
}

/** As `write-dataset-inputs` marks what it shows to the other faces. */
export function datasetDigest({ direction, kind, metadata }: ArtifactRow): string | undefined {
  if (direction !== 'input' || kind === 'file') return undefined;
  const { dataset } = JSON.parse(metadata) as { readonly dataset?: { readonly digest?: unknown } | null };
  return typeof dataset?.digest === 'string' ? dataset.digest : undefined;
}

export const datasetKey = (runId: RunId, digest: string): string => `${runId} ${digest}`;
