import type { Artifact } from '@assay/wire';
import { useMemo } from 'react';
import { readNotebook, type NotebookCell, type NotebookOutput } from '../../../../lib/artifact/read-notebook.ts';
import { CodeBlock } from '../../../../widgets/code-block.tsx';
import { Markdown } from '../../../../widgets/markdown/markdown.tsx';
import { HeadPreview } from './head-preview.tsx';
import { HeadAsText } from './text-preview.tsx';
import type { ArtifactHead } from './use-artifact-head.ts';
import './notebook-preview.css';

/** A Jupyter notebook to read: its text, code, and what was printed and drawn. Nothing of it runs. */
export function NotebookPreview({ artifact }: { readonly artifact: Artifact }) {
  return <HeadPreview artifact={artifact}>{(head) => <Cells artifact={artifact} head={head} />}</HeadPreview>;
}

function Cells({ artifact, head }: { readonly artifact: Artifact; readonly head: ArtifactHead }) {
  const reading = useMemo(() => readNotebook(head.text), [head.text]);
  if (!head.isWhole) return <HeadAsText artifact={artifact} head={head} fault="it is larger than a preview reads." />;
  if ('fault' in reading) return <HeadAsText artifact={artifact} head={head} fault={reading.fault} />;
  return (
    <div className="notebook">
      {placed(reading.value).map(({ each, place }) => (
        <Cell key={place} cell={each} />
      ))}
    </div>
  );
}

function Cell({ cell }: { readonly cell: NotebookCell }) {
  if (cell.kind === 'markdown') return <Markdown text={cell.text} />;
  return (
    <div className="notebook-cell">
      <span className="notebook-count muted" aria-hidden="true">
        {cell.kind === 'code' && `[${cell.count ?? ' '}]`}
      </span>
      <div className="notebook-body">
        {cell.text !== '' && <CodeBlock text={cell.text} what="the cell" />}
        {placed(cell.outputs).map(({ each, place }) => (
          <Output key={place} output={each} />
        ))}
      </div>
    </div>
  );
}

function Output({ output }: { readonly output: NotebookOutput }) {
  if (output.kind === 'image') return <img className="notebook-image" src={output.url} alt="Output of the cell" />;
  return (
    <pre className={output.kind === 'error' ? 'notebook-output notebook-error' : 'notebook-output'}>{output.text}</pre>
  );
}

/** Cells and outputs have no names, and their order does not change. */
const placed = <T,>(list: readonly T[]) => list.map((each, place) => ({ each, place }));
