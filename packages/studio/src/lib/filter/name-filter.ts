/** Whether a name is wanted, or why what was typed cannot say it. */
export type NameFilter = { readonly test: (name: string) => boolean } | { readonly fault: string };

/** Reads what was typed into a search for names: words, all of which a name has to hold, or `/a pattern/`. Case is ignored. */
export function nameFilter(text: string): NameFilter {
  const pattern = /^\/(.*?)\/?$/s.exec(text.trim())?.[1];
  if (pattern !== undefined) {
    try {
      const expression = new RegExp(pattern, 'iu');
      return { test: (name) => expression.test(name) };
    } catch (thrown) {
      return { fault: thrown instanceof Error ? thrown.message : String(thrown) };
    }
  }
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return {
    test: (name) => {
      const lower = name.toLowerCase();
      return words.every((word) => lower.includes(word));
    },
  };
}
