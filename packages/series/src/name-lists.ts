interface Kept {
  /** As in the batch: each name behind its length. */
  readonly bytes: Uint8Array;
  readonly names: readonly string[];
}

/** Shorter lists are decoded as fast as they are found. */
const leastNames = 4;
/** Of the same number of names. */
const maxAlike = 64;

/**
 * Lists of names that were decoded lately, found again by their bytes. Most batches of a run have the very list that one shortly before had:
 * then the same array is given, and whoever found something out about a list can remember it by the array.
 */
export class NameLists {
  readonly #maxBytes: number;
  readonly #byCount = new Map<number, Kept[]>();
  #bytes = 0;

  constructor(maxBytes = 8 * 1024 * 1024) {
    this.#maxBytes = maxBytes;
  }

  /** The list of `count` names that `bytes` begin with, if it is known. */
  find(count: number, bytes: Uint8Array): Kept | undefined {
    return this.#byCount.get(count)?.find((kept) => startsWith(bytes, kept.bytes));
  }

  /** `bytes` are copied. */
  keep(names: readonly string[], bytes: Uint8Array): void {
    if (names.length < leastNames || bytes.length > this.#maxBytes / 2) return;
    if (this.#bytes + bytes.length > this.#maxBytes) {
      this.#byCount.clear();
      this.#bytes = 0;
    }
    const alike = this.#byCount.get(names.length) ?? [];
    if (alike.length >= maxAlike) this.#bytes -= alike.shift()?.bytes.length ?? 0;
    alike.push({ bytes: bytes.slice(), names });
    this.#bytes += bytes.length;
    this.#byCount.set(names.length, alike);
  }
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  if (bytes.length < start.length) return false;
  // Lists of the same run differ at their ends, if anywhere near their beginning they do not.
  for (let i = start.length - 1; i >= 0; i--) if (bytes[i] !== start[i]) return false;
  return true;
}
