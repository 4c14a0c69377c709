import { invalidInput } from '@assay/base';
import { byteLength } from './json-text.ts';

const controlCharacter = /[\p{Cc}\u2028\u2029]/u;
const windowsDevice = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

const maxBytes = 1024;

/** What is wrong with a segment of a path, or undefined. */
function segmentFault(segment: string): string | undefined {
  if (segment === '') return 'has an empty part between slashes';
  if (segment === '.' || segment === '..') return `holds "${segment}"`;
  if (byteLength(segment) > 255) return 'has a part longer than 255 bytes';
  return undefined;
}

/** What is wrong with a relative path wherever it is used, or undefined. */
function pathFault(path: string, longest: number): string | undefined {
  if (path === '') return 'is empty';
  if (!path.isWellFormed()) return 'is not well-formed Unicode';
  if (controlCharacter.test(path)) return 'holds a control character';
  if (path.includes('\\')) return 'holds a backslash';
  if (path.startsWith('/')) return 'begins with a slash';
  if (byteLength(path) > longest) return `is longer than ${longest} bytes`;
  return firstFault(path, segmentFault);
}

/** What keeps a path from being a file's on some system. */
function portableFault(segment: string): string | undefined {
  if (/[. ]$/.test(segment)) return 'has a part that ends with a dot or space';
  if (segment.startsWith(' ')) return 'has a part that begins with a space';
  if (windowsDevice.test(segment)) return `holds "${segment}", the name of a device on Windows`;
  return undefined;
}

function firstFault(path: string, faultOf: (segment: string) => string | undefined): string | undefined {
  for (const segment of path.split('/')) {
    const fault = faultOf(segment);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function refuse(path: string, given: string, fault: string | undefined): void {
  if (fault === undefined) return;
  const advice = 'Name it by a relative path such as "plots/roc.json".';
  throw invalidInput(path, `${JSON.stringify(given.slice(0, 80))} ${fault}. ${advice}`);
}

/**
 * The name of an artifact: a relative logical path such as `plots/roc.json`, which every file system that it is downloaded to
 * can hold. It is composed to NFC and otherwise taken as it is or refused; it never becomes a path on the server.
 */
export function artifactName(path: string, given: string): string {
  const name = given.normalize('NFC');
  if (/^[^/\\]*:/.test(name)) refuse(path, given, 'has a colon in its first part, as drives and addresses have');
  refuse(path, given, pathFault(name, maxBytes));
  refuse(path, given, firstFault(name, portableFault));
  return name;
}

/** A relative path as a file on a training's own machine may have it, wherever else it could be downloaded to. */
export const checkFilePath = (path: string, given: string, longest = maxBytes): void =>
  refuse(path, given, pathFault(given, longest));

/** The same as the name of a run's artifact: composed to NFC. */
export function fileArtifactName(path: string, given: string): string {
  const name = given.normalize('NFC');
  checkFilePath(path, name);
  return name;
}
