import { invalidInput } from '@assay/base';

export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'name'; readonly value: string; readonly at: number }
  /** Operators, parentheses, the comma, and the words `and`, `or`, `not`, `true`, `false`. */
  | { readonly kind: 'sign'; readonly value: string; readonly at: number };

const words: ReadonlySet<string> = new Set(['and', 'or', 'not', 'true', 'false']);
const spellings: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '!': 'not' };
const pattern =
  /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{N}_.]*)|`(?<quoted>[^`]+)`|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<sign>\*\*|<=|>=|==|!=|&&|\|\||[-+*/%<>!(),]))/uy;

/**
 * The words of a constraint. Names stand bare (letters, digits, `_`, `.`) or between backquotes; texts between single or double
 * quotes.
 */
export function tokensOf(text: string, path: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) {
      const at = from + (/\S/u.exec(text.slice(from))?.index ?? 0);
      throw invalidInput(path, `"${text}" cannot be read at character ${at + 1} ("${text.slice(at, at + 12)}")`);
    }
    const at = from;
    const name = groups['quoted'] ?? groups['name'];
    const quoted = groups['double'] ?? groups['single'];
    if (groups['number'] !== undefined) tokens.push({ kind: 'number', value: Number(groups['number']), at });
    else if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted, at });
    else if (groups['sign'] !== undefined)
      tokens.push({ kind: 'sign', value: spellings[groups['sign']] ?? groups['sign'], at });
    else if (name !== undefined) {
      const isWord = groups['quoted'] === undefined && words.has(name);
      tokens.push({ kind: isWord ? 'sign' : 'name', value: name, at });
    }
  }
  return tokens;
}
