import { escapeXml } from '../aws/xml.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** An element that holds a text; nothing where there is none. */
export const field = (name: string, value: string | number | boolean | undefined): string =>
  value === undefined ? '' : `<${name}>${escapeXml(String(value))}</${name}>`;

/** An element that holds other elements. */
export const group = (name: string, ...parts: readonly string[]): string => `<${name}>${parts.join('')}</${name}>`;

/** The element of a whole answer, without the XML declaration. */
export const root = (name: string, ...parts: readonly string[]): string =>
  `<${name} xmlns="${namespace}">${parts.join('')}</${name}>`;

/** S3 has one owner of everything here. */
export const owner = (name = 'Owner'): string => group(name, field('ID', 'assay'), field('DisplayName', 'assay'));

/** As S3 prints times: `2026-11-21T08:30:15.123Z`. */
export const isoTime = (timeMs: number): string => new Date(timeMs).toISOString();
