import { MlflowError } from '../mlflow-error.ts';
import { mlflowFilterLimits } from './limits.ts';

/** `tags.mlflow.user`: the word before the first dot, if there is one, and the key, both without their quotes. */
export interface Identifier {
  readonly word: string | undefined;
  readonly key: string;
  readonly start: number;
  /** As it was written. */
  readonly text: string;
}

const plainWord = /[\p{L}\p{M}\p{N}_$#@]+/uy;
const plainKey = /[\p{L}\p{M}\p{N}_$#@.]+/uy;
const quotedKey = /`(?:``|[^`])+`|"(?:""|[^"])+"/uy;
const singleQuotedKey = /'(?:''|[^'])+'/uy;
const quotedText = /'(?:''|[^'])*'|"(?:""|[^"])*"/uy;
const number = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?![\p{L}\p{N}_.])/iuy;
const spaces = /\s*/uy;

const isReserved = (word: string): boolean => /^(?:and|or|not|in|is|like|ilike|null)$/i.test(word);

/** Reads the parts of one text of MLflow's filter or order language. Faults name the parameter and the position, counted from 0. */
export class ClauseReader {
  readonly #text: string;
  readonly #parameter: string;
  #position = 0;
  #listed = 0;

  constructor(text: string, parameter: string) {
    this.#text = text;
    this.#parameter = parameter;
    if (text.length > mlflowFilterLimits.textLength)
      throw this.fault(
        `the text is ${text.length} characters long; at most ${mlflowFilterLimits.textLength} are read`,
        mlflowFilterLimits.textLength,
      );
    const nul = text.indexOf('\0');
    if (nul >= 0) throw this.fault('the character U+0000 cannot stand in any value', nul);
    this.skipSpaces();
  }

  get position(): number {
    return this.#position;
  }

  get isAtEnd(): boolean {
    return this.#position === this.#text.length;
  }

  skipSpaces(): void {
    this.#take(spaces);
  }

  /** Steps over the keywords, in any case, if they stand here. */
  takeWords(...words: readonly string[]): boolean {
    const pattern = new RegExp(`${words.join('\\s+')}(?![\\p{L}\\p{N}_.])`, 'iuy');
    return this.#takeAndSpaces(pattern) !== undefined;
  }

  takeSymbol(symbol: '(' | ')' | ','): boolean {
    if (this.#text[this.#position] !== symbol) return false;
    this.#position += 1;
    this.skipSpaces();
    return true;
  }

  takeComparator(): string | undefined {
    return this.#takeAndSpaces(/[<>=!~]+/uy);
  }

  takeNumber(): number | undefined {
    const text = this.#takeAndSpaces(number);
    return text === undefined ? undefined : Number(text);
  }

  /** A text in quotes, of which a doubled one stands for itself. */
  takeText(): string | undefined {
    const text = this.#takeAndSpaces(quotedText);
    return text === undefined ? undefined : withoutQuotes(text);
  }

  /** As `takeText`; of all lists of one text together only so many are taken. */
  takeListed(): string | undefined {
    const at = this.#position;
    const text = this.takeText();
    if (text !== undefined && ++this.#listed > mlflowFilterLimits.listLength)
      throw this.fault(`more than ${mlflowFilterLimits.listLength} values in lists`, at);
    return text;
  }

  readIdentifier(): Identifier {
    const start = this.#position;
    const first = this.#take(quotedKey) ?? this.#take(plainWord);
    if (first === undefined) throw this.unexpected('a field', 'Fields look like metrics.loss, params.`a b` or status.');
    if (isReserved(first)) throw this.unexpected('a field', undefined, start);
    let word: string | undefined;
    let key = first;
    if (this.#text[this.#position] === '.') {
      this.#position += 1;
      const rest = this.#take(quotedKey) ?? this.#take(singleQuotedKey) ?? this.#take(plainKey);
      if (rest === undefined) throw this.unexpected(`a key after "${clip(first)}."`);
      word = withoutQuotes(first);
      key = rest;
    }
    const text = this.#text.slice(start, this.#position);
    if (/[^\s<>=!~]/u.test(this.#text[this.#position] ?? ' '))
      throw this.unexpected(
        `a space or a comparator after ${clip(text)}`,
        `A key with other characters than letters, digits, "_" and "." goes in backticks: ${clip(word ?? 'params')}.\`a-b\`.`,
      );
    this.skipSpaces();
    return { word, key: withoutQuotes(key), start, text: clip(text) };
  }

  /** The fault of finding something else here than what should stand. */
  unexpected(expected: string, hint?: string, at = this.#position): MlflowError {
    const rest = this.#text.slice(at);
    const [found = rest] = /^(?:[\p{L}\p{M}\p{N}_.]+|\S)/u.exec(rest) ?? [];
    return this.fault(`expected ${expected}, ${rest === '' ? 'the text ends' : `got ${clip(found)}`}`, at, hint);
  }

  fault(what: string, at = this.#position, hint = ''): MlflowError {
    return new MlflowError(
      'INVALID_PARAMETER_VALUE',
      `Invalid ${this.#parameter}: ${what} at position ${at}.${hint === '' ? '' : ` ${hint}`}`,
    );
  }

  #takeAndSpaces(pattern: RegExp): string | undefined {
    const text = this.#take(pattern);
    if (text !== undefined) this.skipSpaces();
    return text;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#position += found.length;
    return found;
  }
}

function withoutQuotes(text: string): string {
  const [quote = ''] = text;
  return '`"\''.includes(quote) ? text.slice(1, -1).replaceAll(quote + quote, quote) : text;
}

/** A piece of the user's text, short enough for a message. */
const clip = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 57).toWellFormed()}…`);
