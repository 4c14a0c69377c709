import { useEffect, useRef, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { formatCount } from '../../../lib/format/format-number.ts';
import { fileNameOf, saveFile } from '../../../lib/save-file.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';

const perAnswer = 10_000;

/** The text of all lines as they were written, in one file. */
export function DownloadLog({ runId, runName }: { readonly runId: string; readonly runName: string }) {
  const [state, setState] = useState<{ readonly read: number; readonly of: number } | { readonly error: unknown }>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const pieces: string[] = [];
    try {
      setState({ read: 0, of: 0 });
      for (let line: number | undefined = 0; line !== undefined;) {
        const page = await api.readLog({ params: { runId }, query: { line, limit: perAnswer }, signal });
        pieces.push(page.lines.map(({ text }) => `${text}\n`).join(''));
        const read: number = page.firstLine + page.lines.length;
        line = page.lines.length > 0 && read < page.lineCount ? read : undefined;
        setState({ read, of: page.lineCount });
      }
      saveFile(fileNameOf(runName, 'log'), new Blob(pieces, { type: 'text/plain' }));
      setState(undefined);
    } catch (error) {
      setState(signal.aborted ? undefined : { error });
    }
  };

  if (state === undefined)
    return (
      <button type="button" className="button no-print" onClick={() => void start()}>
        Download
      </button>
    );
  if ('error' in state) return <FaultNotice error={state.error} what="the whole log" onRetry={() => void start()} />;
  return (
    <button type="button" className="button no-print" onClick={() => running.current?.abort()}>
      Cancel: {formatCount(state.read)} of {formatCount(state.of)}
    </button>
  );
}
