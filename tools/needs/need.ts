/**
 * Something that some tests need and that npm cannot bring. One file a need; each says how to find it, how to get it
 * where that is possible without asking, and what a person has to do where it is not.
 */
export interface Need {
  /** What it is, for the line that says so. */
  readonly name: string;
  /** The path of the program, or undefined when it is not here. Quick, changes nothing. */
  readonly find: () => string | undefined;
  /** Gets it where it can; the reason why not otherwise. Progress goes to `say`. */
  readonly install: (say: (line: string) => void) => Promise<string | undefined>;
  /** What to install or set, in one sentence. */
  readonly explain: string;
}

/** The need's program: found, or installed and then found; a reason in words where neither worked. */
export async function provide(
  need: Need,
  say: (line: string) => void,
): Promise<{ path: string } | { missing: string }> {
  const found = need.find();
  if (found !== undefined) return { path: found };
  const failure = await need.install(say);
  const after = need.find();
  if (after !== undefined) return { path: after };
  return { missing: `${need.name} is not here (${failure ?? 'the installation left none'}). ${need.explain}` };
}
