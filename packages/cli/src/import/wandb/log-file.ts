import { crc32 } from 'node:zlib';
import { ByteSource } from '../byte-source.ts';
import type { FileRecord } from '../file-record.ts';

const blockBytes = 32 * 1024;
const headBytes = 7;
const kinds = { full: 1, first: 2, middle: 3, last: 4 };
const mostBytes = 256 * 1024 * 1024;
/** `:W&B` and the number 0xBEE1; a version follows. */
const magic = Buffer.from([0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe]);

/**
 * The records of a `.wandb` file: a header of seven bytes, then blocks of 32 KiB, counted from the beginning of the file, that hold pieces
 * of records in the layout of LevelDB's log (checksum, length, kind, payload, little-endian; https://github.com/google/leveldb,
 * doc/log_format.md), but with the CRC-32 of zlib over kind and payload (wandb/sdk/internal/datastore.py). A piece whose
 * checksum is wrong is told of, and reading goes on with the next block.
 */
export async function* readLogRecords(file: string): AsyncGenerator<FileRecord> {
  await using source = await ByteSource.open(file);
  const head = await source.take(headBytes);
  if (head.length < headBytes || !head.subarray(0, magic.length).equals(magic)) {
    const message = 'the file does not begin as a .wandb file does';
    yield { kind: 'fault', message, offset: 0, record: 1, last: true, sizeBytes: source.sizeBytes };
    return;
  }
  let pieces: Buffer[] = [];
  let begin = source.offset;
  let counted = 0;
  let record = 1;
  let broken = false;
  const fault = (message: string, offset: number): FileRecord => {
    const found = { kind: 'fault', message, offset, record, last: false, sizeBytes: source.offset - counted } as const;
    counted = source.offset;
    pieces = [];
    broken = true;
    record++;
    return found;
  };
  for (;;) {
    const room = blockBytes - (source.offset % blockBytes);
    if (room < headBytes) await source.take(room);
    if (source.left === 0) break;
    const offset = source.offset;
    const piece = await readPiece(source);
    if (typeof piece === 'string') {
      yield fault(piece, offset);
      continue;
    }
    const begins = piece.kind === kinds.full || piece.kind === kinds.first;
    if (begins && pieces.length > 0) yield fault('a record has no end', begin);
    if (!begins && pieces.length === 0) {
      // The rest of a record that was told of already.
      if (!broken) yield fault('a record has no beginning', offset);
      continue;
    }
    broken = false;
    if (begins) begin = offset;
    pieces.push(Buffer.from(piece.payload));
    if (pieces.reduce((sum, each) => sum + each.length, 0) > mostBytes) yield fault('a record that is too long', begin);
    else if (piece.kind === kinds.full || piece.kind === kinds.last) {
      const bytes = Buffer.concat(pieces);
      pieces = [];
      yield { kind: 'record', bytes, sizeBytes: source.offset - counted };
      counted = source.offset;
      record++;
    }
  }
  if (pieces.length > 0) yield fault('the file ends in a record', begin);
}

interface Piece {
  readonly kind: number;
  readonly payload: Buffer;
}

/** The piece at the place of the source; or what is wrong with it, the source being at the next block then. */
async function readPiece(source: ByteSource): Promise<Piece | string> {
  const blockEnd = (Math.floor(source.offset / blockBytes) + 1) * blockBytes;
  const skip = async (message: string): Promise<string> => {
    await source.take(Math.min(blockEnd - source.offset, source.left));
    return message;
  };
  const head = Buffer.from(await source.take(headBytes));
  if (head.length < headBytes) return 'the file ends in the head of a record';
  const length = head.readUInt16LE(4);
  const kind = head[6] ?? 0;
  if (kind === 0 && length === 0) return skip('zeros stand where a record should');
  if (length > blockEnd - source.offset) return skip('a length that reaches beyond its block');
  if (length > source.left) return skip('the file ends in a record');
  const payload = await source.take(length);
  if (kind < kinds.full || kind > kinds.last || crc32(payload, crc32(head.subarray(6, 7))) !== head.readUInt32LE(0))
    return skip('the checksum of a record does not match');
  return { kind, payload };
}
