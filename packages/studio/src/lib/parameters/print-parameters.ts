import type { ParameterRecord } from '@assay/wire';

export const parameterForms = ['JSON', 'YAML', 'flags'] as const;
export type ParameterForm = (typeof parameterForms)[number];

type Parameter = Pick<ParameterRecord, 'key' | 'text' | 'kind'>;

/** Parameters as text for another program: a JSON object, lines of YAML, or flags of a command line, in their order. */
export function printParameters(parameters: readonly Parameter[], form: ParameterForm): string {
  switch (form) {
    case 'JSON':
      if (parameters.length === 0) return '{}';
      return `{\n${parameters.map((each) => `  ${JSON.stringify(each.key)}: ${jsonOf(each)}`).join(',\n')}\n}`;
    case 'YAML':
      return parameters.map((each) => `${yamlText(each.key)}: ${yamlOf(each)}`).join('\n');
    case 'flags':
      return parameters.map((each) => shellWord(`--${each.key}=${each.text}`)).join(' ');
  }
}

/** Numbers and JSON are texts of JSON already; NaN and the infinities are not, and are texts here. */
function jsonOf({ text, kind }: Parameter): string {
  if (kind === 'string') return JSON.stringify(text);
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}

/** YAML holds JSON: what is no plain text is written so. */
const yamlOf = (parameter: Parameter): string =>
  parameter.kind === 'string' ? yamlText(parameter.text) : jsonOf(parameter);

// Begins with a letter, holds nothing that means something in YAML, and is none of its words.
const plainYaml = /^[\p{L}_/][\p{L}\p{N} _./-]*$/u;
const yamlWord = /^(?:true|false|yes|no|on|off|null|y|n|nan|inf)$/i;

const yamlText = (text: string): string =>
  plainYaml.test(text) && !yamlWord.test(text) && text === text.trim() ? text : JSON.stringify(text);

const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
