import './middle-text.css';

const tailLength = 8;

/** One line of text that loses its middle where there is no room, since long names differ at their ends. */
export function MiddleText({ text }: { readonly text: string }) {
  const characters = [...text];
  const cut = characters.length > tailLength * 2 ? characters.length - tailLength : characters.length;
  return (
    <span className="middle-text" title={text}>
      <span className="middle-text-head">{characters.slice(0, cut).join('')}</span>
      {cut < characters.length && <span className="middle-text-tail">{characters.slice(cut).join('')}</span>}
    </span>
  );
}
