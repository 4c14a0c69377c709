import { useState } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { changedLines, pairLines, type PatchFile, type PatchHunk, type PatchLine } from '../../lib/diff/parse-patch.ts';
import { MiddleText } from '../middle-text.tsx';
import './patch-view.css';

const unfoldedLines = 300;

interface PatchViewProps {
  readonly files: readonly PatchFile[];
  /** What it is, e.g. "Changes that were not committed". */
  readonly label: string;
}

/** A patch, file by file: its lines below each other, or what was beside what came. */
export function PatchView({ files, label }: PatchViewProps) {
  const [isSplit, setIsSplit] = useState(false);
  const counts = files.map((file) => changedLines(file));
  const sum = (of: 'added' | 'removed'): number => counts.reduce((total, each) => total + each[of], 0);
  return (
    <section className="patch" aria-label={label}>
      <div className="patch-bar">
        <span>
          {countOf(files.length, 'file')} <Counts added={sum('added')} removed={sum('removed')} />
        </span>
        <button type="button" className="button no-print" aria-pressed={isSplit} onClick={() => setIsSplit(!isSplit)}>
          Side by side
        </button>
      </div>
      {files.map((file, index) => {
        const { added, removed } = counts[index] ?? { added: 0, removed: 0 };
        return (
          <details
            key={`${file.oldName ?? ''} ${file.name}`}
            className="patch-file"
            open={added + removed <= unfoldedLines}
          >
            <summary>
              <span className="patch-name mono">
                <MiddleText text={file.oldName === undefined ? file.name : `${file.oldName} → ${file.name}`} />
              </span>
              {file.change !== 'changed' && <span className="muted">{file.change}</span>}
              <Counts added={added} removed={removed} />
            </summary>
            <FileBody file={file} isSplit={isSplit} />
          </details>
        );
      })}
    </section>
  );
}

const Counts = ({ added, removed }: { readonly added: number; readonly removed: number }) => (
  <span className="patch-counts">
    <span className="patch-count-added">+{added}</span> <span className="patch-count-removed">−{removed}</span>
  </span>
);

function FileBody({ file, isSplit }: { readonly file: PatchFile; readonly isSplit: boolean }) {
  if (file.isBinary) return <p className="muted patch-note">Not text; what changed in it is not known.</p>;
  if (file.hunks.length === 0) return <p className="muted patch-note">No line of it changed.</p>;
  return (
    <div className="patch-scroll" tabIndex={0} role="region" aria-label={file.name}>
      <table className={isSplit ? 'patch-lines patch-lines-split' : 'patch-lines'}>
        {file.hunks.map((hunk) => (
          <tbody key={`${hunk.lines[0]?.before ?? 0} ${hunk.lines[0]?.after ?? 0} ${hunk.place}`}>
            <tr className="patch-place">
              <td colSpan={isSplit ? 4 : 3}>
                Line {hunk.lines.find(({ after }) => after !== null)?.after ?? hunk.lines[0]?.before ?? 1} {hunk.place}
              </td>
            </tr>
            {isSplit ? <SplitLines hunk={hunk} /> : <PlainLines hunk={hunk} />}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const signs = { same: ' ', added: '+', removed: '−' } as const;

const PlainLines = ({ hunk }: { readonly hunk: PatchHunk }) =>
  hunk.lines.map((line) => (
    <tr key={`${line.before} ${line.after}`} className={`patch-${line.kind}`}>
      <td className="patch-number">{line.before}</td>
      <td className="patch-number">{line.after}</td>
      <Code line={line} />
    </tr>
  ));

const SplitLines = ({ hunk }: { readonly hunk: PatchHunk }) =>
  pairLines(hunk.lines).map(([left, right]) => (
    <tr key={`${left?.before ?? ''} ${right?.after ?? ''}`}>
      <td className="patch-number">{left?.before}</td>
      <Code line={left} />
      <td className="patch-number">{right?.after}</td>
      <Code line={right} />
    </tr>
  ));

const Code = ({ line }: { readonly line: PatchLine | undefined }) => (
  <td className={line === undefined ? 'patch-code patch-absent' : `patch-code patch-${line.kind}`}>
    {line !== undefined && (
      <>
        <span className="patch-sign" data-text={signs[line.kind]} />
        {line.kind !== 'same' && <span className="visually-hidden patch-sign">{line.kind}: </span>}
        {line.text}
      </>
    )}
  </td>
);
