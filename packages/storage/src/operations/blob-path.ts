/** Where bytes lie below the data folder, by their SHA-256 in hex. */
export const blobPath = (sha256: string): string => `blobs/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
