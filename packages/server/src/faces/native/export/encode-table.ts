import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { AssayError } from '@assay/base';
import type { ExportPiece, ExportRequest } from './export-messages.ts';
import type { ExportBatch } from './export-table.ts';
import { makeEncoder } from './make-encoder.ts';
import type { EncoderChoice } from './make-encoder.ts';

/**
 * The bytes of a file, batch by batch: one is encoded while the next is read, and no more of them are held. Small tables are encoded here, others
 * in a thread of their own, which ends with the file or when the consumer stops.
 */
export async function* encodeTable(
  choice: EncoderChoice,
  batches: AsyncIterable<ExportBatch>,
  isSmall: boolean,
): AsyncGenerator<Uint8Array, void, void> {
  await using encoder = isSmall ? await encodeHere(choice) : encodeInThread(choice);
  yield await encoder.ask({ kind: 'begin', choice });
  const reading = batches[Symbol.asyncIterator]();
  try {
    let coming = reading.next();
    for (;;) {
      const { value, done } = await coming;
      if (done === true) break;
      const bytes = encoder.ask({ kind: 'add', batch: value });
      coming = reading.next();
      coming.catch(() => undefined);
      yield await bytes;
    }
    yield await encoder.ask({ kind: 'end' });
  } finally {
    await reading.return?.();
  }
}

interface Encoding extends AsyncDisposable {
  ask(request: ExportRequest): Promise<Uint8Array>;
}

async function encodeHere(choice: EncoderChoice): Promise<Encoding> {
  const encoder = await makeEncoder(choice);
  return {
    ask: async (request) =>
      request.kind === 'add' ? encoder.add(request.batch) : request.kind === 'begin' ? encoder.begin() : encoder.end(),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

function encodeInThread(choice: EncoderChoice): Encoding {
  const worker = new Worker(createRequire(import.meta.url).resolve('#threads/export'), { name: 'assay-export' });
  worker.unref();
  const failed = once(worker, 'error').then(([thrown]) => {
    throw new AssayError('Internal', `The ${choice.format} file could not be written.`, {}, { cause: thrown });
  });
  failed.catch(() => undefined);
  return {
    ask: async (request) => {
      const answered = once(worker, 'message');
      worker.postMessage(request, request.kind === 'add' ? buffersOf(request.batch) : []);
      const [piece] = (await Promise.race([answered, failed])) as [ExportPiece];
      if (piece.ok) return piece.bytes;
      const cause = new Error(piece.stack.split('\n')[0]);
      cause.stack = piece.stack;
      throw new AssayError('Internal', `The ${choice.format} file could not be written.`, {}, { cause });
    },
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  };
}

/** The memory of a batch, which moves to the thread: nobody else has it. */
function buffersOf({ columns }: ExportBatch): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  for (const column of columns)
    for (const array of [column.present, 'places' in column ? column.places : column.numbers])
      if (array?.buffer instanceof ArrayBuffer) found.add(array.buffer);
  return [...found];
}
