import './code-block.css';
import { CopyButton } from './copy-button.tsx';

/** Text to be copied, as it is. */
export function CodeBlock({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <div className="code-block">
      <pre tabIndex={0} aria-label={what}>
        {text}
      </pre>
      <CopyButton text={text} what={what} label="Copy" />
    </div>
  );
}
