import { lazy, Suspense } from 'react';
import type { MarkdownBodyProps } from './markdown-body.tsx';
import './markdown.css';

const MarkdownBody = lazy(async () => ({ default: (await import('./markdown-body.tsx')).MarkdownBody }));

/**
 * Text in Markdown (with GitHub's tables, lists of tasks and links), drawn. HTML in it stays text; images from elsewhere are not loaded but
 * linked; links open beside this page. The text itself is shown until the reader of Markdown has come.
 */
export function Markdown({ text, imageUrl }: MarkdownBodyProps) {
  return (
    <div className="markdown" dir="auto">
      <Suspense fallback={<div className="markdown-plain">{text}</div>}>
        <MarkdownBody text={text} imageUrl={imageUrl} />
      </Suspense>
    </div>
  );
}
