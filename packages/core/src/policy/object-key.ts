import { AssayError } from '@assay/base';
import { byteLength } from './json-text.ts';

const maxBytes = 1024;

/** Any text of 1 to 1024 bytes is a key; none of it ever becomes a path. Throws InvalidInput. */
export function checkObjectKey(key: string): void {
  if (key === '' || !key.isWellFormed())
    throw new AssayError('InvalidInput', 'The key is empty or not well-formed UTF-8.', {
      path: 'key',
      fault: 'InvalidURI',
    });
  if (byteLength(key) > maxBytes)
    throw new AssayError('InvalidInput', 'Your key is too long.', { path: 'key', fault: 'KeyTooLongError' });
}
