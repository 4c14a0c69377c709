/** Returns `count` bytes of cryptographic randomness, in an array that the caller may change. */
export type RandomBytes = (count: number) => Uint8Array;

/** From Web Crypto, present in Node and browsers. */
export const systemRandomBytes: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));
