import { createContext, use } from 'react';
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
  img: ({ src, alt = '' }) => <Picture source={typeof src === 'string' ? src : ''} words={alt} />,
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

export interface MarkdownBodyProps {
  readonly text: string;
  /** The address of a picture that the text names by a way of its own, e.g. from its folder; undefined where there is none. */
  readonly imageUrl?: ((source: string) => string | undefined) | undefined;
}

const ImageUrlContext = createContext<MarkdownBodyProps['imageUrl']>(undefined);

/** The part of `Markdown` that brings the reader along. */
export function MarkdownBody({ text, imageUrl }: MarkdownBodyProps) {
  return (
    <ImageUrlContext value={imageUrl}>
      <MarkdownReader remarkPlugins={plugins} components={parts}>
        {text}
      </MarkdownReader>
    </ImageUrlContext>
  );
}

function Picture({ source, words }: { readonly source: string; readonly words: string }) {
  const imageUrl = use(ImageUrlContext);
  const url = imageUrl?.(source) ?? (source !== '' && isOwn(source) ? source : undefined);
  if (url !== undefined) return <img src={url} alt={words} loading="lazy" />;
  if (source === '') return <span className="muted">{words}</span>;
  return (
    <a href={source} target="_blank" rel="noreferrer noopener" title="Images from elsewhere are not loaded">
      {words === '' ? source : words} (image elsewhere)
    </a>
  );
}
