import type { ArtifactId, Id } from '@assay/base';
import type { ArtifactRow } from '../entities/artifact.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

/** Artifacts of runs that hold the same bytes, or else name the same URI. */
export interface ArtifactContent {
  /** Stands for all: one that a run put out, where there is such a one, else the earliest. */
  readonly head: ArtifactRow;
  readonly rows: readonly ArtifactRow[];
}

/** Contents met in one walk, each read once, with `most` artifacts at most. */
export class ArtifactContents {
  readonly #tx: ReadTransaction;
  readonly #most: number;
  readonly #byKey = new Map<string, ArtifactContent>();
  readonly #byId = new Map<Id, ArtifactContent>();
  /** Whether a content has more artifacts than were read. */
  truncated = false;

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
      const rows = await this.#alike(row);
      content = { head: rows.find(({ direction }) => direction === 'output') ?? rows[0] ?? row, rows };
      this.#byKey.set(key, content);
      for (const { id } of rows) this.#byId.set(id, content);
    }
    this.#byId.set(row.id, content);
    return content;
  }

  async #alike(row: ArtifactRow): Promise<ArtifactRow[]> {
    const { sha256, uri } = row;
    if (isEmpty(row) || (sha256 === null && uri === null)) return [row];
    const where = sha256 === null ? { uri, sha256 } : { sha256 };
    const rows = await this.#tx.find('artifact', where, { limit: this.#most + 1 });
    if (rows.length > this.#most) this.truncated = true;
    return rows.slice(0, this.#most);
  }
}

/** Files without a byte are alike by accident. */
const isEmpty = ({ sha256, sizeBytes }: ArtifactRow): boolean => sha256 !== null && sizeBytes === 0;

function keyOf(row: ArtifactRow): string {
  const { id, sha256, uri } = row;
  if (isEmpty(row)) return id;
  return sha256 ?? (uri === null ? id : `uri ${uri}`);
}
