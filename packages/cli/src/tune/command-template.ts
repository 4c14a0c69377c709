import { invalidInput } from '@assay/base';
import type { StudyValues } from '@assay/wire';

/** What a command may name beside the parameters. */
export interface TrialPlace {
  readonly trial: number;
  readonly run: string;
  readonly study: string;
}

// `${NAME}` is the shell's; `{{name}}` stands for `{name}`.
const placeholder = /\{\{([\w./-]+)\}\}|(?<!\$)\{([\w./-]+)\}/g;
const places: ReadonlySet<string> = new Set<keyof TrialPlace>(['trial', 'run', 'study']);

/** Throws where the command names what is no parameter. Answers the parameters that it does not name. */
export function checkTemplate(words: readonly string[], parameters: readonly string[]): readonly string[] {
  const named = new Set<string>();
  for (const word of words)
    for (const [, , name] of word.matchAll(placeholder)) {
      if (name === undefined) continue;
      if (!parameters.includes(name) && !places.has(name))
        throw invalidInput(
          'command',
          `{${name}} is not a parameter of the space (${parameters.join(', ')}), nor trial, run or study. ` +
            `For the text itself write {{${name}}}.`,
        );
      named.add(name);
    }
  return parameters.filter((name) => !named.has(name));
}

/**
 * The command of one trial: `{name}` is the value of that parameter. A word that names a parameter that this trial does not have (it stands in a branch of
 * the space) is left out, and, where it is nothing but the name, the option before it (`--momentum {momentum}`).
 */
export function fillTemplate(words: readonly string[], values: StudyValues, place: TrialPlace): readonly string[] {
  const known: StudyValues = { ...place, ...values };
  const filled: string[] = [];
  for (const [index, word] of words.entries()) {
    const names = [...word.matchAll(placeholder)].map(([, , name]) => name).filter((name) => name !== undefined);
    if (names.every((name) => Object.hasOwn(known, name)))
      filled.push(
        word.replaceAll(placeholder, (_, text?: string, name = '') =>
          text === undefined ? valueText(known[name]) : `{${text}}`,
        ),
      );
    else if (word === `{${names[0]}}` && index > 1 && /^-/.test(filled.at(-1) ?? '')) filled.pop();
  }
  return filled;
}

export const valueText = (value: StudyValues[string] | undefined): string => String(value ?? '');
