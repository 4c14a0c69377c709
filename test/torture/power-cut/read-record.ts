/** One call that changed something, as write-log.c wrote it down. `call` counts them from 0. */
export type RecordedCall = { readonly call: number } & (
  | { readonly kind: 'made'; readonly inode: bigint; readonly path: string }
  | { readonly kind: 'cut'; readonly inode: bigint; readonly size: number }
  | { readonly kind: 'wrote'; readonly inode: bigint; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'synced file'; readonly inode: bigint; readonly began: number }
  | { readonly kind: 'synced folder'; readonly path: string; readonly began: number }
  | { readonly kind: 'renamed' | 'linked'; readonly from: string; readonly to: string }
  | { readonly kind: 'made folder' | 'removed'; readonly path: string }
);

const headBytes = 32;

/** The calls of a record. What was being written when the process died is left out: that call had not returned. */
export function readRecord(record: Buffer): readonly RecordedCall[] {
  const calls: RecordedCall[] = [];
  for (let at = 0; at + headBytes <= record.length;) {
    const length = record.readUInt32LE(at + 4);
    const end = at + headBytes + length;
    if (end > record.length) break;
    calls.push(callOf(calls.length, record, at, record.subarray(at + headBytes, end)));
    at = end;
  }
  return calls;
}

function callOf(call: number, record: Buffer, at: number, body: Buffer): RecordedCall {
  const inode = record.readBigUInt64LE(at + 8);
  const a = Number(record.readBigInt64LE(at + 16));
  const letter = String.fromCharCode(record[at] ?? 0);
  switch (letter) {
    case 'O':
      return { call, kind: 'made', inode, path: body.toString() };
    case 'T':
      return { call, kind: 'cut', inode, size: a };
    case 'W':
      return { call, kind: 'wrote', inode, offset: a, bytes: body };
    case 'S':
      return { call, kind: 'synced file', inode, began: a };
    case 'D':
      return { call, kind: 'synced folder', path: body.toString(), began: a };
    case 'R':
    case 'L': {
      const [from = '', to = ''] = body.toString().split('\0');
      return { call, kind: letter === 'R' ? 'renamed' : 'linked', from, to };
    }
    case 'M':
      return { call, kind: 'made folder', path: body.toString() };
    case 'U':
      return { call, kind: 'removed', path: body.toString() };
    default:
      throw new Error(`The record of writes has a call that it does not follow: ${letter} ${body.toString()}`);
  }
}
