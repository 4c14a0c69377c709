import './middle-text.css';

const tailLength = 8;

/**
 * One line of text that loses its middle where there is no room, since long names differ at their ends. Those who hear
 * the page get the text in one piece.
 */
export function MiddleText({ text }: { readonly text: string }) {
  const characters = [...text];
  const cut = characters.length > tailLength * 2 ? characters.length - tailLength : characters.length;
  const isCut = cut < characters.length;
  return (
    <span className="middle-text" title={text}>
      <span className="middle-text-head" aria-hidden={isCut}>
        {characters.slice(0, cut).join('')}
      </span>
      {isCut && (
        <>
          <span className="middle-text-tail" aria-hidden="true">
            {characters.slice(cut).join('')}
          </span>
          <span className="visually-hidden middle-text-whole">{text}</span>
        </>
      )}
    </span>
  );
}
