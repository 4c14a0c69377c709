import { filterTokens, type FilterToken } from './filter-tokens.ts';

/** What may stand where the caret is, and which part of the text it would replace. */
export interface FilterPlace {
  readonly expects: 'field' | 'operator' | 'value' | 'connective';
  /** The field that a value or an operator is of. */
  readonly field: string | undefined;
  /** What has been typed of it. */
  readonly typed: string;
  readonly from: number;
  readonly to: number;
}

const operators = new Set(['like', 'ilike', 'in', 'not', 'exists']);

/** Reads a filter up to the caret. */
export function filterPlace(text: string, caret: number): FilterPlace {
  const tokens = filterTokens(text).filter((token) => token.from < caret);
  const last = tokens.at(-1);
  const isTyping =
    last !== undefined && last.to >= caret && (last.kind === 'word' || (last.kind === 'text' && !isClosed(last)));
  const before = isTyping ? tokens.slice(0, -1) : tokens;
  const { expects, field } = stateAfter(before);
  return {
    expects,
    field,
    typed: isTyping ? last.text.slice(0, caret - last.from) : '',
    from: isTyping ? last.from : caret,
    to: isTyping ? last.to : caret,
  };
}

const isClosed = ({ text }: FilterToken): boolean => text.length > 1 && text.endsWith(text.charAt(0));

type State = Pick<FilterPlace, 'expects' | 'field'> & { readonly inList: boolean };

function stateAfter(tokens: readonly FilterToken[]): State {
  let state: State = { expects: 'field', field: undefined, inList: false };
  for (const token of tokens) state = next(state, token);
  return state;
}

function next(state: State, token: FilterToken): State {
  const word = token.text.toLowerCase();
  switch (token.kind) {
    case 'open':
      return state.expects === 'value' ? { ...state, inList: true } : { ...state, expects: 'field' };
    case 'close':
      return { ...state, expects: 'connective', inList: false };
    case 'comma':
      return { ...state, expects: 'value' };
    case 'operator':
      return { ...state, expects: 'value' };
    case 'text':
      return { ...state, expects: state.inList ? 'value' : 'connective' };
    case 'word':
      break;
  }
  if (word === 'and' || word === 'or') return { expects: 'field', field: undefined, inList: false };
  if (state.expects === 'field')
    return word === 'not' ? state : { expects: 'operator', field: token.text, inList: false };
  if (state.expects === 'operator' && operators.has(word)) {
    if (word === 'exists') return { ...state, expects: 'connective' };
    return word === 'not' ? state : { ...state, expects: 'value' };
  }
  return { ...state, expects: state.inList ? 'value' : 'connective' };
}
