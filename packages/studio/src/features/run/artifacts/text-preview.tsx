import { readJson } from '../../../lib/artifact/read-chart.ts';
import { formatBytes } from '../../../lib/format/format-bytes.ts';
import { previewBytes, type ArtifactText } from '../../../lib/queries/artifact-text-query.ts';
import { CodeBlock } from '../../../widgets/code-block.tsx';

// More than this makes the page slow to scroll, and nobody reads it here.
const maximumCharacters = 200_000;

export function TextPreview({ content, isJson }: { readonly content: ArtifactText; readonly isJson: boolean }) {
  const text = isJson && content.whole ? pretty(content.text) : content.text;
  const shown = text.slice(0, maximumCharacters);
  if (text === '') return <p className="muted">It is empty.</p>;
  return (
    <>
      <CodeBlock text={shown} what="the text" />
      {(!content.whole || shown.length < text.length) && (
        <p className="muted">
          Only the beginning is shown{content.whole ? '' : `; a preview reads up to ${formatBytes(previewBytes)}`}.
          Download it for the rest.
        </p>
      )}
    </>
  );
}

function pretty(text: string): string {
  const json = readJson(text);
  return 'value' in json ? JSON.stringify(json.value, null, 2) : text;
}
