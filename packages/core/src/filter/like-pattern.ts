type Step =
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }
  | { readonly kind: 'exactly'; readonly character: string };

/**
 * Tells which whole texts match a `like` pattern, as `PatternTest` defines it. Time is at most pattern × text: only the last
 * `%` met is ever gone back to.
 */
export function likePattern(pattern: string, ignoreCase: boolean): (text: string) => boolean {
  const fold = ignoreCase ? foldAscii : (text: string): string => text;
  const steps = readSteps(fold(pattern));
  return (text) => matches(steps, [...fold(text)]);
}

const foldAscii = (text: string): string => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());

function readSteps(pattern: string): readonly Step[] {
  const steps: Step[] = [];
  let escaped = false;
  for (const character of pattern) {
    if (escaped) steps.push({ kind: 'exactly', character });
    else if (character === '%') steps.push({ kind: 'any' });
    else if (character === '_') steps.push({ kind: 'one' });
    else if (character !== '\\') steps.push({ kind: 'exactly', character });
    escaped = !escaped && character === '\\';
  }
  return steps;
}

function matches(steps: readonly Step[], characters: readonly string[]): boolean {
  let step = 0;
  let at = 0;
  let retryStep = -1;
  let retryAt = 0;
  while (at < characters.length) {
    const current = steps[step];
    if (current?.kind === 'any') {
      retryStep = ++step;
      retryAt = at;
    } else if (current !== undefined && (current.kind === 'one' || current.character === characters[at])) {
      step += 1;
      at += 1;
    } else if (retryStep !== -1) {
      step = retryStep;
      at = ++retryAt;
    } else {
      return false;
    }
  }
  while (steps[step]?.kind === 'any') step += 1;
  return step === steps.length;
}
