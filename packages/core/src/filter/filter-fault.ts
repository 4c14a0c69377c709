import { AssayError } from '@assay/base';
import type { Span } from './ast.ts';

/** InvalidFilter that names its place: `what` ends before " at position N.", `hint` is a sentence after it. */
export const filterFault = (what: string, span: Span, hint?: string): AssayError =>
  new AssayError('InvalidFilter', `${what} at position ${span.start}.${hint === undefined ? '' : ` ${hint}`}`, {
    position: span.start,
    length: span.end - span.start,
  });

/** A piece of the user's text, short enough for a message. */
export const clip = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 57).toWellFormed()}…`);
