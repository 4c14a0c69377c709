import { parentPort } from 'node:worker_threads';
import { assert, assertNever, messageOf } from '@assay/base';
import type { ExportPiece, ExportRequest } from './export-messages.ts';
import type { TableEncoder } from './export-table.ts';
import { makeEncoder } from './make-encoder.ts';

assert(parentPort !== null, 'a file is written in a thread');
const port = parentPort;
let encoder: TableEncoder | undefined;

async function pieceOf(request: ExportRequest): Promise<Uint8Array> {
  if (request.kind === 'begin') {
    encoder = await makeEncoder(request.choice);
    return encoder.begin();
  }
  assert(encoder !== undefined, 'a file is begun first');
  switch (request.kind) {
    case 'add':
      return encoder.add(request.batch);
    case 'end':
      return encoder.end();
    default:
      return assertNever(request);
  }
}

port.on('message', (request: ExportRequest) => {
  void (async () => {
    try {
      // Copied where it is part of a larger buffer, which then would move as a whole.
      const bytes = new Uint8Array(await pieceOf(request));
      port.postMessage({ ok: true, bytes } satisfies ExportPiece, [bytes.buffer]);
    } catch (thrown) {
      const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown);
      port.postMessage({ ok: false, stack } satisfies ExportPiece);
    }
  })();
});
