import type { Artifact } from '@assay/wire';
import { useState } from 'react';
import { artifactUrl } from '../../../../lib/api.ts';
import { Markdown } from '../../../../widgets/markdown/markdown.tsx';
import { HeadNote } from './head-note.tsx';
import { HeadPreview } from './head-preview.tsx';
import { HeadAsText } from './text-preview.tsx';

interface MarkdownPreviewProps {
  readonly artifact: Artifact;
  /** Of the same run, for pictures that the text names by their way from its own folder. */
  readonly others: readonly Artifact[];
}

export function MarkdownPreview({ artifact, others }: MarkdownPreviewProps) {
  const [isText, setIsText] = useState(false);
  const imageUrl = (source: string): string | undefined => {
    const named = wayFrom(artifact.name, source);
    const found = others.find((each) => each.kind === 'file' && each.name === named);
    return found === undefined ? undefined : artifactUrl(found);
  };
  return (
    <HeadPreview artifact={artifact}>
      {(head) => (
        <>
          <div>
            <label className="no-print">
              <input type="checkbox" checked={isText} onChange={() => setIsText(!isText)} /> As it is written
            </label>
          </div>
          {isText ? (
            <HeadAsText artifact={artifact} head={head} />
          ) : (
            <>
              <Markdown text={head.text} imageUrl={imageUrl} />
              <HeadNote artifact={artifact} head={head} />
            </>
          )}
        </>
      )}
    </HeadPreview>
  );
}

/** `../a.png` seen from `b/c.md`: `a.png`. */
function wayFrom(name: string, source: string): string {
  const parts = name.split('/').slice(0, -1);
  for (const part of decodeWay(source).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decodeWay(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}
