const unreserved = /[A-Za-z0-9._~-]/;

/** Every byte as Signature Version 4 writes it; of them, `/` only in queries. */
const encodedBytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

/** Text of bytes (latin1, as HTTP's parser gives it): all but A–Z a–z 0–9 - . _ ~ becomes %XX; a slash stays where it parts a path. */
export function encodeUri(bytes: string, { keepSlashes }: { keepSlashes: boolean }): string {
  let encoded = '';
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes.charCodeAt(i);
    encoded += keepSlashes && code === 0x2f ? '/' : (encodedBytes[code & 0xff] ?? '');
  }
  return encoded;
}

/** Undoes %XX once, to text of bytes (latin1). A `%` with no two hex digits behind it stands for itself. */
export const decodeUri = (text: string): string =>
  text.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
