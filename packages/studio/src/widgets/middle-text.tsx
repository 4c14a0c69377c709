import './middle-text.css';

const tailLength = 8;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u202a-\u202e\u2066-\u2069]/u;

interface MiddleTextProps {
  readonly text: string;
  /** So many first characters it shares with its neighbours: they give way before the rest does, and stand back. */
  readonly shared?: number;
}

/**
 * One line of text that loses its middle where there is no room, since long names differ at their ends. Those who hear
 * the page get the text in one piece.
 */
export function MiddleText({ text, shared = 0 }: MiddleTextProps) {
  // Two halves of a text that runs the other way would change places.
  if (rightToLeft.test(text)) {
    return (
      <span className="middle-text" title={text}>
        <bdi className="middle-text-head">{text}</bdi>
      </span>
    );
  }
  const characters = [...text];
  const isShared = shared > tailLength && shared < characters.length;
  const end = characters.length > tailLength * 2 ? characters.length - tailLength : characters.length;
  const cut = isShared ? shared : end;
  const isCut = cut < characters.length;
  return (
    <span className="middle-text" title={text}>
      <span className={isShared ? 'middle-text-head middle-text-shared' : 'middle-text-head'} aria-hidden={isCut}>
        {characters.slice(0, cut).join('')}
      </span>
      {isCut && (
        <>
          <span className={isShared ? 'middle-text-rest' : 'middle-text-tail'} aria-hidden="true">
            {characters.slice(cut).join('')}
          </span>
          <span className="visually-hidden middle-text-whole">{text}</span>
        </>
      )}
    </span>
  );
}
