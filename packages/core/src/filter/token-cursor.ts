import type { AssayError } from '@assay/base';
import { clip, filterFault } from './filter-fault.ts';
import { filterLimits } from './limits.ts';
import { readToken } from './token.ts';
import type { Token } from './token.ts';

/** Walks the tokens of one text, reading each only when its turn comes, so that the first fault is the one reported. */
export class TokenCursor {
  readonly #text: string;
  #current: Token;
  #previousEnd = 0;

  /** Throws InvalidFilter for a text that is too long or holds what no text value can. */
  constructor(text: string) {
    if (text.length > filterLimits.textLength)
      throw filterFault(
        `Text too long: ${text.length} characters, more than allowed`,
        { start: filterLimits.textLength, end: text.length },
        `At most ${filterLimits.textLength} characters are read.`,
      );
    // oxlint-disable-next-line no-control-regex
    const illegal = text.search(/\u0000|\p{Surrogate}/u);
    if (illegal !== -1)
      throw filterFault(
        text[illegal] === '\0' ? 'The character U+0000' : 'Half of a surrogate pair',
        { start: illegal, end: illegal + 1 },
        'It cannot stand in any value; remove it.',
      );
    this.#text = text;
    this.#current = readToken(text, 0);
  }

  get current(): Token {
    return this.#current;
  }

  /** Where the token before the current one ended. */
  get previousEnd(): number {
    return this.#previousEnd;
  }

  /** Steps on; answers the token that was current. */
  advance(): Token {
    const token = this.#current;
    this.#previousEnd = token.end;
    this.#current = readToken(this.#text, token.end);
    return token;
  }

  /** Steps over the keyword or symbol if it is the current token. Keywords are case-insensitive. */
  take(expected: string): boolean {
    if (!this.at(expected)) return false;
    this.advance();
    return true;
  }

  at(expected: string): boolean {
    const token = this.#current;
    if (token.kind === 'word') return token.word.toLowerCase() === expected;
    return token.kind === 'symbol' && token.symbol === expected;
  }

  /** The fault of finding the current token where something else should stand. */
  unexpected(expected: string, hint?: string): AssayError {
    const token = this.#current;
    const found = token.kind === 'end' ? 'the text ends' : `got ${clip(this.#text.slice(token.start, token.end))}`;
    return filterFault(`Expected ${expected}, ${found}`, token, hint);
  }
}
