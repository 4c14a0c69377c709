import { useMemo } from 'react';
import { CopyButton } from '../copy-button.tsx';
import './text-lines.css';

interface TextLinesProps {
  readonly text: string;
  /** What it is, for the names of the text and of the button that copies it. */
  readonly what: string;
}

const linesInPiece = 400;
const longestLine = 10_000;

/**
 * Text of any length as it is written. It stands whole in the document, so that finding and marking work, in pieces that the
 * browser lays out only when they are seen.
 */
export function TextLines({ text, what }: TextLinesProps) {
  const pieces = useMemo(() => piecesOf(text), [text]);
  return (
    <div className="text-lines">
      <div className="text-lines-frame" tabIndex={0} role="region" aria-label={what}>
        {pieces.map(({ from, lines }) => (
          <pre
            key={from}
            className="text-lines-piece"
            style={{ containIntrinsicBlockSize: `auto ${lines.length * 18}px` }}
          >
            {lines.join('\n')}
            {'\n'}
          </pre>
        ))}
      </div>
      <CopyButton text={text} what={what} label="Copy" />
    </div>
  );
}

function piecesOf(text: string): readonly { readonly from: number; readonly lines: readonly string[] }[] {
  const all = text.split(/\r?\n/);
  if (all.at(-1) === '') all.pop();
  const pieces = [];
  for (let from = 0; from < all.length; from += linesInPiece)
    pieces.push({ from, lines: all.slice(from, from + linesInPiece).map(shortened) });
  return pieces;
}

const shortened = (line: string): string =>
  line.length <= longestLine ? line : `${line.slice(0, longestLine)}… (${line.length - longestLine} more characters)`;
