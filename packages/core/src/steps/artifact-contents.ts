import type { ArtifactId, Id } from '@assay/base';
import type { ArtifactDirection, ArtifactRow } from '../entities/artifact.ts';
import type { LoggedModelId } from '../entities/logged-model.ts';
import { mlflowModelId } from '../policy/mlflow/logged-model-id.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { findLoggedModel } from './mlflow/load-logged-model.ts';

/** Artifacts of runs that hold the same bytes, or else name the same URI. */
export interface ArtifactContent {
  /** Stands for all: the earliest that a run put out, where there is such a one, else the earliest. */
  readonly head: ArtifactRow;
  readonly outputs: readonly ArtifactRow[];
  readonly inputs: readonly ArtifactRow[];
  /** Where it is nothing but a reference to one. */
  readonly loggedModelId: LoggedModelId | undefined;
}

/** Contents met in one walk, each read once, with `most` outputs and as many inputs at most. */
export class ArtifactContents {
  readonly #tx: ReadTransaction;
  readonly #most: number;
  readonly #byKey = new Map<string, ArtifactContent>();
  readonly #byId = new Map<Id, ArtifactContent>();

  constructor(tx: ReadTransaction, most: number) {
    this.#tx = tx;
    this.#most = most;
  }

  /** By the id of any of its artifacts; undefined when there is no such artifact. */
  async find(id: Id): Promise<ArtifactContent | undefined> {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const row = await this.#tx.get('artifact', { id: id as ArtifactId });
    return row === undefined ? undefined : this.of(row);
  }

  async of(row: ArtifactRow): Promise<ArtifactContent> {
    const key = keyOf(row);
    let content = this.#byKey.get(key);
    if (content === undefined) {
      const outputs = await this.#alike(row, 'output');
      const inputs = await this.#alike(row, 'input');
      content = { head: outputs[0] ?? inputs[0] ?? row, outputs, inputs, loggedModelId: await this.#modelOf(row) };
      this.#byKey.set(key, content);
      for (const { id } of [...outputs, ...inputs]) this.#byId.set(id, content);
    }
    this.#byId.set(row.id, content);
    return content;
  }

  /** By the logged model that it refers to. */
  async ofModel(id: LoggedModelId): Promise<ArtifactContent | undefined> {
    const where = { uri: `${modelScheme}${mlflowModelId(id)}`, sha256: null };
    const [row] = await this.#tx.find('artifact', where, { limit: 1 });
    return row && this.of(row);
  }

  async #modelOf({ uri, sha256 }: ArtifactRow): Promise<LoggedModelId | undefined> {
    if (sha256 !== null || uri?.startsWith(modelScheme) !== true) return undefined;
    return (await findLoggedModel(this.#tx, uri.slice(modelScheme.length)))?.id;
  }

  /** The earliest first. */
  async #alike(row: ArtifactRow, direction: ArtifactDirection): Promise<ArtifactRow[]> {
    const { sha256, uri } = row;
    if (isEmpty(row) || (sha256 === null && uri === null)) return row.direction === direction ? [row] : [];
    const where = sha256 === null ? { uri, sha256, direction } : { sha256, direction };
    return this.#tx.find('artifact', where, { limit: this.#most });
  }
}

const modelScheme = 'models:/';

/** Files without a byte are alike by accident. */
const isEmpty = ({ sha256, sizeBytes }: ArtifactRow): boolean => sha256 !== null && sizeBytes === 0;

function keyOf(row: ArtifactRow): string {
  const { id, sha256, uri } = row;
  if (isEmpty(row)) return id;
  return sha256 ?? (uri === null ? id : `uri ${uri}`);
}
