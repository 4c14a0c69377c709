import { join } from 'node:path';

/*
 * A segment file: 16 bytes of header (magic "ASSAYSEG", version as uint32, 4 bytes of zero), then sealed parts one after the other,
 * each starting at a multiple of 8 and complete in itself. Which parts there are, and where, only the catalogue knows
 * (`metric_part`). Written once, never changed, in the end unlinked.
 */
const magic = 'ASSAYSEG';
const version = 1;

export const segmentHeaderBytes = 16;
export const partAlignment = 8;

export const segmentFolder = (dataFolder: string): string => join(dataFolder, 'segments');

const namePattern = /^[0-9a-f]{32}\.seg$/;
export const isSegmentName = (name: string): boolean => namePattern.test(name);

export function segmentHeader(): Uint8Array {
  const header = Buffer.alloc(segmentHeaderBytes);
  header.write(magic, 'latin1');
  header.writeUInt32LE(version, magic.length);
  return header;
}

/** Why these are not the first bytes of a segment that this program reads; undefined when they are. */
export function segmentHeaderFault(header: Uint8Array): string | undefined {
  const bytes = Buffer.from(header.buffer, header.byteOffset, header.byteLength);
  if (bytes.length < segmentHeaderBytes || bytes.toString('latin1', 0, magic.length) !== magic)
    return 'not a segment file';
  const found = bytes.readUInt32LE(magic.length);
  return found === version ? undefined : `a segment file of version ${found}, this program reads ${version}`;
}
