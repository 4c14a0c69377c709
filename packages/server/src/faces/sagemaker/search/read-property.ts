import { validationError } from '../../aws/aws-error.ts';
import { artifact, parameter } from '../../filter-parts.ts';
import type { Property } from './property.ts';
import { metricProperty, statisticWords, tagProperty } from './resources.ts';
import type { SearchedResource } from './resources.ts';

/**
 * The property of a path as clients write it. The case of its fixed parts does not matter; keys that users chose are taken as they are, and
 * may hold dots: `Metrics.val/acc.top-1.Max`. ValidationException where the resource has no such property.
 */
export function readProperty(resource: SearchedResource, path: string): Property {
  const fixed = resource.properties.get(path.toLowerCase());
  if (fixed !== undefined) return fixed;
  const dot = path.indexOf('.');
  const family = path.slice(0, Math.max(dot, 0)).toLowerCase();
  const key = path.slice(dot + 1);
  if (key !== '' && isFamily(resource, family)) return keyed(resource, family, key);
  throw validationError(`Unknown property name: ${path}`);
}

type Family = SearchedResource['families'] extends ReadonlySet<infer F> ? F : never;

const isFamily = (resource: SearchedResource, word: string): word is Family =>
  (resource.families as ReadonlySet<string>).has(word);

function keyed(resource: SearchedResource, family: Family, key: string): Property {
  switch (family) {
    case 'tags':
      return tagProperty(resource, key);
    case 'parameters':
      return {
        kind: 'parameter',
        field: { ...parameter(withoutMember(key, ['numbervalue', 'stringvalue']).key), booleans: 'numbers' },
      };
    case 'metrics': {
      const { key: name, member } = withoutMember(key, [...statisticWords.keys()]);
      return metricProperty(name, statisticWords.get(member) ?? 'last');
    }
    case 'inputartifacts':
    case 'outputartifacts': {
      const { key: name, member } = withoutMember(key, ['value', 'mediatype']);
      const direction = family === 'inputartifacts' ? 'input' : 'output';
      return { kind: 'text', fields: [artifact(direction, name, member === 'mediatype' ? 'mediaType' : undefined)] };
    }
  }
}

/** The last dotted part names a member of what stands under the key if it is one of these and something stands before it. */
function withoutMember(path: string, members: readonly string[]): { key: string; member: string } {
  const dot = path.lastIndexOf('.');
  const member = path.slice(dot + 1).toLowerCase();
  return dot > 0 && members.includes(member) ? { key: path.slice(0, dot), member } : { key: path, member: '' };
}
