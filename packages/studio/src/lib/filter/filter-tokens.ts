/** A piece of a filter, as the server reads it: enough to know what may follow, not to judge it. */
export interface FilterToken {
  readonly kind: 'word' | 'text' | 'operator' | 'open' | 'close' | 'comma';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

// A word may hold quoted parts: metrics."a b".min. A quote that is not closed goes to the end.
const pattern =
  /(?<word>(?:[^\s()=<>!,"'`]+(?:"(?:[^"\\]|\\.)*(?:"|$)|'(?:[^'\\]|\\.)*(?:'|$)|`[^`]*(?:`|$))?)+)|(?<text>"(?:[^"\\]|\\.|"")*(?:"|$)|'(?:[^'\\]|\\.|'')*(?:'|$))|(?<operator><=|>=|!=|=|<|>)|(?<open>\()|(?<close>\))|(?<comma>,)/gsu;

export function filterTokens(text: string): readonly FilterToken[] {
  return [...text.matchAll(pattern)].map((match): FilterToken => {
    const [found] = match;
    const groups = match.groups ?? {};
    const kind = (['word', 'text', 'operator', 'open', 'close', 'comma'] as const).find(
      (each) => groups[each] !== undefined,
    );
    return { kind: kind ?? 'word', text: found, from: match.index, to: match.index + found.length };
  });
}
