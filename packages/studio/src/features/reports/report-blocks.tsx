import { columnTexts } from '@assay/analysis/table-text';
import type { ReportBlock, ReportTable } from '@assay/wire';
import { Link, useRouter } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { formatCount } from '../../lib/format/format-number.ts';
import { formatTime } from '../../lib/format/format-time.ts';
import { Markup } from '../../widgets/markup/markup.tsx';
import '../../widgets/markdown/markdown.css';
import './report-blocks.css';

/** What a report is made of, in its order. */
export function ReportBlocks({ blocks }: { readonly blocks: readonly ReportBlock[] }) {
  return (
    <div className="report-blocks">
      {blocks.map((block) => (
        <Block key={block.id} block={block} />
      ))}
    </div>
  );
}

/** Text with links; those within Studio do not load it anew. */
function Prose({ html }: { readonly html: string }) {
  const router = useRouter();
  const follow = useCallback((href: string) => void router.navigate({ href }), [router]);
  return <Markup className="markdown report-prose" markup={html} onFollow={follow} />;
}

function Block({ block }: { readonly block: ReportBlock }) {
  switch (block.kind) {
    case 'prose':
      return <Prose html={block.html} />;
    case 'figure':
      return <FigureBlock block={block} />;
    case 'table':
      return (
        <figure className="report-figure">
          <PanelTitle block={block} />
          <BlockTable table={block.table} label={block.panel.title ?? block.caption} />
          <Caption block={block} />
        </figure>
      );
    case 'verdict':
      return (
        <section className="report-verdict" aria-label={block.panel.title ?? 'Verdict'}>
          <PanelTitle block={block} />
          <p className="report-verdict-sentence">{block.sentence}</p>
          {block.notes.length > 0 && (
            <ul>
              {block.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </section>
      );
    case 'fault':
      return (
        <section
          className={block.isEmpty ? 'report-empty' : 'report-fault'}
          aria-label={block.panel.title ?? block.panel.kind}
        >
          <PanelTitle block={block} />
          <p>
            {!block.isEmpty && <strong>Line {block.panel.line}: </strong>}
            {block.message}
          </p>
        </section>
      );
  }
}

type Panelled = Extract<ReportBlock, { readonly panel: unknown }>;

function PanelTitle({ block: { panel } }: { readonly block: Panelled }) {
  if (panel.title === null && panel.frozenMs === null) return null;
  return (
    <h3 className="report-panel-title">
      {panel.title}
      {panel.frozenMs !== null && (
        <span className="report-frozen" title={`Shows what was there at ${formatTime(panel.frozenMs)}`}>
          frozen
        </span>
      )}
    </h3>
  );
}

function Caption({
  block,
  children,
}: {
  readonly block: { readonly caption: string };
  readonly children?: React.ReactNode;
}) {
  return (
    <figcaption className="report-caption">
      {block.caption}
      {children}
    </figcaption>
  );
}

function FigureBlock({ block }: { readonly block: Extract<ReportBlock, { readonly kind: 'figure' }> }) {
  const [isTable, setIsTable] = useState(false);
  return (
    <figure className="report-figure">
      <PanelTitle block={block} />
      {isTable ? (
        <BlockTable table={block.table} label={block.alt} />
      ) : (
        <Markup className="report-picture" markup={block.svg} />
      )}
      <Caption block={block}>
        <button
          type="button"
          className="button button-plain report-as-table no-print"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? 'View as figure' : 'View as table'}
        </button>
      </Caption>
    </figure>
  );
}

const firstRows = 50;

function BlockTable({ table, label }: { readonly table: ReportTable; readonly label: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const columns = table.columns.map((column, place) => ({
    ...column,
    place,
    texts: columnTexts(table.rows.map((cells) => cells[place] ?? null)),
  }));
  const rows = table.rows.map((cells, place) => ({ cells, place, runId: table.runIds?.[place] ?? null }));
  const shown = isWhole ? rows : rows.slice(0, firstRows);
  return (
    <div className="report-table-frame" tabIndex={0} role="region" aria-label={label}>
      <table className="report-table">
        <thead>
          <tr>
            {columns.map(({ name, isNumeric, place }) => (
              <th key={place} scope="col" className={isNumeric ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ cells, place: row, runId }) => (
            <tr key={row}>
              {columns.map(({ isNumeric, place, texts }) => (
                <td key={place} className={isNumeric ? 'number' : undefined}>
                  <Cell value={cells[place] ?? null} text={texts[row] ?? ''} runId={place === 0 ? runId : null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <button type="button" className="button button-plain no-print" onClick={() => setIsWhole(true)}>
          Show all {formatCount(rows.length)} rows
        </button>
      )}
    </div>
  );
}

interface CellProps {
  readonly value: string | number | null;
  readonly text: string;
  readonly runId: string | null;
}

function Cell({ value, text, runId }: CellProps) {
  if (runId !== null)
    return (
      <Link to="/runs/$runId" params={{ runId }}>
        {text}
      </Link>
    );
  return typeof value === 'number' ? <span title={String(value)}>{text}</span> : (value ?? '–');
}
