/**
 * Why something was not taken: `damaged`, the source is not whole there; `refused`, the server or one of its limits did not
 * let it in; `omitted`, there is no place for it here or it was not asked for.
 */
export type LeftOutKind = 'damaged' | 'refused' | 'omitted';

export interface LeftOut {
  readonly kind: LeftOutKind;
  readonly reason: string;
  readonly count: number;
  /** The first few things that were left out for this reason. */
  readonly examples: readonly string[];
}

export interface ImportCounts {
  experiments: number;
  runs: number;
  points: number;
  parameters: number;
  artifacts: number;
  artifactBytes: number;
  logLines: number;
  models: number;
  modelVersions: number;
}

const mostExamples = 5;
const none: ImportCounts = {
  experiments: 0,
  runs: 0,
  points: 0,
  parameters: 0,
  artifacts: 0,
  artifactBytes: 0,
  logLines: 0,
  models: 0,
  modelVersions: 0,
};

/** What an import has brought, what was there already, and what was left out and why. */
export class ImportAccount {
  readonly brought: ImportCounts = { ...none };
  /** Of what the source has, that which the server had already. */
  readonly present: ImportCounts = { ...none };
  readonly #leftOut = new Map<string, { kind: LeftOutKind; reason: string; count: number; examples: string[] }>();
  readonly #onProgress: (by: number, points: number) => void;
  #losses = 0;

  constructor(onProgress: (by: number, points: number) => void = () => undefined) {
    this.#onProgress = onProgress;
  }

  /** Notes something that was not taken. `count`: how many things `what` stands for. */
  leaveOut(kind: LeftOutKind, reason: string, what: string, count = 1): void {
    if (kind !== 'omitted') this.#losses += count;
    const key = `${kind} ${reason}`;
    const known = this.#leftOut.get(key) ?? { kind, reason, count: 0, examples: [] };
    known.count += count;
    if (known.examples.length < mostExamples && !known.examples.includes(what)) known.examples.push(what);
    this.#leftOut.set(key, known);
  }

  get leftOut(): readonly LeftOut[] {
    return [...this.#leftOut.values()];
  }

  /** How many things were damaged or refused: 0 when everything that could have been taken was. */
  get losses(): number {
    return this.#losses;
  }

  /** How much more of the source has been read, in the unit of its size, and how many points have been sent. */
  advance(by: number, points = 0): void {
    this.#onProgress(by, points);
  }

  /** Takes what a part of the import has noted by itself; its reading was counted as it went on. */
  add(part: ImportAccount): void {
    for (const key of Object.keys(none) as (keyof ImportCounts)[]) {
      this.brought[key] += part.brought[key];
      this.present[key] += part.present[key];
    }
    for (const { kind, reason, count, examples } of part.leftOut) {
      examples.forEach((what, i) => this.leaveOut(kind, reason, what, i === 0 ? count : 0));
    }
  }

  /** One for a part of the import, to be added at its end. */
  part(): ImportAccount {
    return new ImportAccount((by, points) => this.advance(by, points));
  }
}
