import type { ComparisonOperator, Field, FilterNode, Literal, Span } from './ast.ts';
import { clip, filterFault } from './filter-fault.ts';
import { filterLimits } from './limits.ts';
import { isKeyword, readField } from './read-field.ts';
import { infinityFault } from './token.ts';
import { TokenCursor } from './token-cursor.ts';

/**
 * Reads a filter. Throws InvalidFilter, with the position of the fault, for a text that is no filter, an empty one
 * included (to ask for everything, give no filter). Takes time and stack linear in a text within `filterLimits`.
 */
export function parseFilter(text: string): FilterNode {
  const cursor = new TokenCursor(text);
  if (cursor.current.kind === 'end')
    throw filterFault('The filter is empty', { start: 0, end: 0 }, 'Leave it out to ask for everything.');
  return new FilterReader(cursor).readAll();
}

/** Recursive descent: or > and > not > one comparison or parentheses. */
class FilterReader {
  readonly #cursor: TokenCursor;
  #depth = 0;
  #comparisons = 0;

  constructor(cursor: TokenCursor) {
    this.#cursor = cursor;
  }

  readAll(): FilterNode {
    const node = this.#readOr();
    if (this.#cursor.current.kind !== 'end') throw this.#cursor.unexpected('and, or, or the end');
    return node;
  }

  #readOr(): FilterNode {
    return this.#readTerms('or', () => this.#readTerms('and', () => this.#readNot()));
  }

  #readTerms(kind: 'and' | 'or', readTerm: () => FilterNode): FilterNode {
    const { start } = this.#cursor.current;
    const first = readTerm();
    if (!this.#cursor.at(kind)) return first;
    const terms = [first];
    while (this.#cursor.take(kind)) terms.push(readTerm());
    return { kind, terms, span: this.#spanFrom(start) };
  }

  #readNot(): FilterNode {
    const cursor = this.#cursor;
    const token = cursor.current;
    if (cursor.at('(') || cursor.at('not')) {
      if (++this.#depth > filterLimits.depth)
        throw filterFault('Nested too deeply', token, `At most ${filterLimits.depth} levels of ( ) and not are read.`);
      const node = this.#readNested(token.start);
      this.#depth -= 1;
      return node;
    }
    if (++this.#comparisons > filterLimits.comparisons)
      throw filterFault(
        'Too many comparisons',
        token,
        `At most ${filterLimits.comparisons} are read; use in (…) for lists.`,
      );
    return this.#readTest();
  }

  #readNested(start: number): FilterNode {
    if (this.#cursor.take('not')) {
      const term = this.#readNot();
      return { kind: 'not', term, span: this.#spanFrom(start) };
    }
    this.#cursor.advance();
    const inner = this.#readOr();
    if (!this.#cursor.take(')')) throw this.#cursor.unexpected('and, or, or ")"');
    return inner;
  }

  #readTest(): FilterNode {
    const cursor = this.#cursor;
    const { start } = cursor.current;
    if (cursor.at('exists')) throw cursor.unexpected('a field', 'exists stands after the field: params.lr exists.');
    const field = readField(cursor);
    const negated = cursor.take('not');
    const node = this.#readPredicate(field, negated, start);
    if (node === undefined)
      throw cursor.unexpected(negated ? 'in, like, ilike or exists' : 'an operator', operatorHint(field, cursor));
    return node;
  }

  #readPredicate(field: Field, negated: boolean, start: number): FilterNode | undefined {
    const cursor = this.#cursor;
    if (cursor.take('in')) {
      const literals = this.#readList();
      return { kind: 'membership', field, negated, literals, span: this.#spanFrom(start) };
    }
    const node = this.#readExistence(field, start) ?? this.#readComparison(field, negated, start);
    return node !== undefined && negated ? { kind: 'not', term: node, span: node.span } : node;
  }

  #readExistence(field: Field, start: number): FilterNode | undefined {
    if (!this.#cursor.take('exists')) return undefined;
    return { kind: 'existence', field, span: this.#spanFrom(start) };
  }

  #readComparison(field: Field, wordsOnly: boolean, start: number): FilterNode | undefined {
    const token = this.#cursor.current;
    let operator: ComparisonOperator;
    if (this.#cursor.at('like')) operator = 'like';
    else if (this.#cursor.at('ilike')) operator = 'ilike';
    else if (
      wordsOnly ||
      token.kind !== 'symbol' ||
      token.symbol === '(' ||
      token.symbol === ')' ||
      token.symbol === ','
    )
      return undefined;
    else operator = token.symbol;
    this.#cursor.advance();
    const literal = this.#readLiteral();
    return { kind: 'comparison', field, operator, literal, span: this.#spanFrom(start) };
  }

  #readList(): readonly Literal[] {
    const cursor = this.#cursor;
    const { start } = cursor.current;
    if (!cursor.take('(')) throw cursor.unexpected('"(" after in', 'A list looks like ("a", "b").');
    if (cursor.at(')')) throw cursor.unexpected('a value', 'A list holds at least one.');
    const literals = [this.#readLiteral()];
    while (cursor.take(',')) {
      if (literals.length === filterLimits.listLength)
        throw filterFault(
          'A list too long',
          this.#spanFrom(start),
          `At most ${filterLimits.listLength} values are read.`,
        );
      literals.push(this.#readLiteral());
    }
    if (!cursor.take(')')) throw cursor.unexpected('"," or ")"');
    return literals;
  }

  #readLiteral(): Literal {
    const cursor = this.#cursor;
    const token = cursor.current;
    const span = { start: token.start, end: token.end };
    if (token.kind === 'number') {
      cursor.advance();
      return { kind: 'number', value: token.value, span };
    }
    if (token.kind === 'text') {
      if (token.quote === '`') throw filterFault('Backticks quote keys, not values', token, 'Use "…" or \'…\'.');
      cursor.advance();
      return { kind: 'text', value: token.value, span };
    }
    if (token.kind === 'word') {
      const word = token.word.toLowerCase();
      if (word === 'true' || word === 'false') {
        cursor.advance();
        return { kind: 'boolean', value: word === 'true', span };
      }
      if (word === 'nan' || word === 'inf' || word === 'infinity') throw infinityFault(token);
      if (word === 'null' || word === 'none')
        throw cursor.unexpected('a value', 'To ask for what is missing, write: not params.lr exists.');
      if (!isKeyword(word)) throw cursor.unexpected('a value', `Put a text in quotes: "${clip(token.word)}".`);
    }
    throw cursor.unexpected('a value', 'It is a number, a text in quotes, true or false.');
  }

  #spanFrom(start: number): Span {
    return { start, end: this.#cursor.previousEnd };
  }
}

function operatorHint(field: Field, cursor: TokenCursor): string {
  if (cursor.at('is')) return 'To ask for what is missing, write: not params.lr exists.';
  if (cursor.at('between')) return 'Write two comparisons: params.lr >= 0.1 and params.lr <= 0.5.';
  if (cursor.at('contains')) return 'Write: name like "%part%".';
  if (field.kind === 'attribute' && (cursor.current.kind === 'end' || cursor.at('and') || cursor.at('or')))
    return `Write what it is compared with: ${clip(field.name)} = …`;
  return 'It is one of = != < <= > >=, like, ilike, in, not in, exists.';
}
