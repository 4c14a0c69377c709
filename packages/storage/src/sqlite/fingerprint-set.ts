const wordsEach = 4;
export const fingerprintBytes = wordsEach * Uint32Array.BYTES_PER_ELEMENT;
const leastRoom = 1024;

/** 128 bits as four words; no fingerprint is all zeros. */
export type Fingerprint = readonly [number, number, number, number];

/** Fingerprints, to be added and asked for; an open-addressed table of at most half its room, 32 to 64 bytes each. */
export class FingerprintSet {
  #words = new Uint32Array(leastRoom * wordsEach);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(fingerprint: Fingerprint): boolean {
    return this.#words[this.#place(fingerprint)] !== 0;
  }

  add(fingerprint: Fingerprint): void {
    if (this.#size * 2 >= this.#words.length / wordsEach) this.#grow();
    const at = this.#place(fingerprint);
    if (this.#words[at] !== 0) return;
    this.#words.set(fingerprint, at);
    this.#size++;
  }

  /** Where it stands, or the empty place where it would. */
  #place(fingerprint: Fingerprint): number {
    const words = this.#words;
    const mask = words.length / wordsEach - 1;
    for (let slot = fingerprint[1] & mask; ; slot = (slot + 1) & mask) {
      const at = slot * wordsEach;
      if (words[at] === 0 || fingerprint.every((word, i) => words[at + i] === word)) return at;
    }
  }

  #grow(): void {
    const before = this.#words;
    this.#words = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += wordsEach) {
      const [a = 0, b = 0, c = 0, d = 0] = before.subarray(at, at + wordsEach);
      if (a !== 0) this.#words.set([a, b, c, d], this.#place([a, b, c, d]));
    }
  }
}
