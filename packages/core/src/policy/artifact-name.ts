import { invalidInput } from '@assay/base';
import { byteLength } from './json-text.ts';

const controlCharacter = /[\p{Cc}\u2028\u2029]/u;
const windowsDevice = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** What is wrong with a segment of a path, or undefined. */
function segmentFault(segment: string): string | undefined {
  if (segment === '') return 'has an empty part between slashes';
  if (segment === '.' || segment === '..') return `holds "${segment}"`;
  if (byteLength(segment) > 255) return 'has a part longer than 255 bytes';
  if (/[. ]$/.test(segment)) return 'has a part that ends with a dot or space';
  if (segment.startsWith(' ')) return 'has a part that begins with a space';
  if (windowsDevice.test(segment)) return `holds "${segment}", the name of a device on Windows`;
  return undefined;
}

/**
 * The name of an artifact: a relative logical path such as `plots/roc.json`, which every file system that it is downloaded to
 * can hold. It is composed to NFC and otherwise taken as it is or refused; it never becomes a path on the server.
 */
export function artifactName(path: string, given: string): string {
  const refuse = (fault: string): never => {
    throw invalidInput(
      path,
      `${JSON.stringify(given.slice(0, 80))} ${fault}. Name it by a relative path such as "plots/roc.json".`,
    );
  };
  if (given === '') return refuse('is empty');
  if (!given.isWellFormed()) return refuse('is not well-formed Unicode');
  if (controlCharacter.test(given)) return refuse('holds a control character');
  if (given.includes('\\')) return refuse('holds a backslash');
  if (given.startsWith('/')) return refuse('begins with a slash');
  const name = given.normalize('NFC');
  if (byteLength(name) > 1024) return refuse('is longer than 1024 bytes');
  const segments = name.split('/');
  if (segments[0]?.includes(':')) return refuse('has a colon in its first part, as drives and addresses have');
  for (const segment of segments) {
    const fault = segmentFault(segment);
    if (fault !== undefined) return refuse(fault);
  }
  return name;
}
