export interface HeadText {
  readonly text: string;
  /** It holds bytes that no text holds. */
  readonly isBinary: boolean;
}

/** The beginning of a file as text: UTF-8, or UTF-16 where it says so. A character that the end cuts in two is left out. */
export function decodeHead(pieces: readonly Uint8Array[], isWhole: boolean): HeadText {
  const [first] = pieces;
  const label =
    first?.[0] === 0xff && first[1] === 0xfe
      ? 'utf-16le'
      : first?.[0] === 0xfe && first[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  const decoder = new TextDecoder(label);
  let text = pieces.map((piece) => decoder.decode(piece, { stream: true })).join('');
  if (isWhole) text += decoder.decode();
  return { text, isBinary: text.slice(0, 8192).includes('\u0000') };
}
