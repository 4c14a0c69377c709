import MarkdownReader, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

const plugins = [remarkGfm];

const isOwn = (address: string): boolean => new URL(address, location.href).origin === location.origin;

const parts: Components = {
  a: ({ href = '', children }) =>
    href.startsWith('#') ? (
      <span>{children}</span>
    ) : (
      <a href={href} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    ),
  img: ({ src, alt = '' }) => {
    if (typeof src !== 'string' || src === '') return <span className="muted">{alt}</span>;
    if (isOwn(src)) return <img src={src} alt={alt} loading="lazy" />;
    return (
      <a href={src} target="_blank" rel="noreferrer noopener" title="Images from elsewhere are not loaded">
        {alt === '' ? src : alt} (image elsewhere)
      </a>
    );
  },
  // Headings of a text stand below those of the page.
  h1: ({ children }) => <h3 className="markdown-h1">{children}</h3>,
  h2: ({ children }) => <h4 className="markdown-h2">{children}</h4>,
  h3: ({ children }) => <h5 className="markdown-h3">{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  h6: ({ children }) => <h6>{children}</h6>,
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
  table: ({ children }) => (
    <div className="markdown-table" role="region" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};

/** The part of `Markdown` that brings the reader along. */
export function MarkdownBody({ text }: { readonly text: string }) {
  return (
    <MarkdownReader remarkPlugins={plugins} components={parts}>
      {text}
    </MarkdownReader>
  );
}
