export interface HeadText {
  readonly text: string;
  /** It begins with bytes that no text holds. Some letters of another encoding do not count. */
  readonly isBinary: boolean;
}

const sampled = 8192;

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
  const sample = text.slice(0, sampled);
  const unreadable = sample.split('\uFFFD').length - 1;
  return { text, isBinary: sample.includes('\u0000') || unreadable > sample.length / 10 };
}
