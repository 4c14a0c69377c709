/** Colours that a terminal's text can have here. Black, white and the greys between are the text's own colour or `grey`. */
export type AnsiColour = 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'grey';

export interface TextStyle {
  readonly colour?: AnsiColour | undefined;
  /** Colour of the ground; the text on it has its own colour then, so that it can be read. */
  readonly ground?: AnsiColour | undefined;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underlined?: boolean;
  readonly struck?: boolean;
}

export interface TextPart {
  readonly text: string;
  readonly style: TextStyle;
}

const escape = String.fromCodePoint(0x1b);
const bell = String.fromCodePoint(0x07);
const lastControl = String.fromCodePoint(0x1f);
const firstHighControl = String.fromCodePoint(0x7f);
const lastHighControl = String.fromCodePoint(0x9f);

// Control sequences of terminals (ECMA-48): CSI with its parameters, OSC up to its end, single escapes; then the carriage return, text,
// and control characters, which show nothing.
const tokens = new RegExp(
  `${escape}\\[([0-?]*)[ -/]*([@-~])|${escape}\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)?|${escape}[ -/]*[0-Z\\\\-~]?|` +
    `(\\r)|([\\t -~${String.fromCodePoint(0xa0)}-\\u{10ffff}]+)|[\\0-${lastControl}${firstHighControl}-${lastHighControl}]`,
  'gu',
);

const plain: TextStyle = {};
const hues: readonly (AnsiColour | undefined)[] = [
  undefined,
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  undefined,
];

/**
 * The text of one line as a terminal shows it: in parts of one style each, without escapes and control characters. What a carriage
 * return was followed by stands in place of what stood before it, as progress bars mean it. Colours are reduced to a few of which
 * each can be read in both themes.
 */
export function ansiParts(line: string): readonly TextPart[] {
  if (!hasControls(line)) return line === '' ? [] : [{ text: line, style: plain }];
  let parts: TextPart[] = [];
  let style = plain;
  let startsOver = false;
  for (const [, parameters, final, returned, text] of line.matchAll(tokens)) {
    if (returned !== undefined) startsOver = true;
    else if (text !== undefined) {
      if (startsOver) parts = [];
      startsOver = false;
      parts.push({ text, style });
    } else if (final === 'm') style = styledBy(style, parameters ?? '');
    else if (final === 'K' && parameters === '2') startsOver = true;
  }
  return parts;
}

/** The same without its styles. */
export const plainText = (line: string): string =>
  hasControls(line)
    ? ansiParts(line)
        .map(({ text }) => text)
        .join('')
    : line;

function hasControls(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if ((code < 0x20 && code !== 0x09) || (code >= 0x7f && code < 0xa0)) return true;
  }
  return false;
}

/** Select Graphic Rendition (ECMA-48, 8.3.117). What is not known changes nothing. */
function styledBy(before: TextStyle, parameters: string): TextStyle {
  const codes = parameters.split(/[;:]/).map((code) => (code === '' ? 0 : Number(code)));
  let style = before;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 38 || code === 48) {
      const { colour, length } = extendedColour(codes.slice(i + 1));
      style = code === 38 ? { ...style, colour } : { ...style, ground: colour };
      i += length;
    } else style = styledByCode(style, code);
  }
  return style;
}

function styledByCode(style: TextStyle, code: number): TextStyle {
  switch (code) {
    case 0:
      return plain;
    case 1:
      return { ...style, bold: true };
    case 2:
      return { ...style, dim: true };
    case 3:
      return { ...style, italic: true };
    case 4:
      return { ...style, underlined: true };
    case 7:
      return { ...style, ground: style.colour ?? 'grey' };
    case 9:
      return { ...style, struck: true };
    case 22:
      return { ...style, bold: false, dim: false };
    case 23:
      return { ...style, italic: false };
    case 24:
      return { ...style, underlined: false };
    case 27:
    case 49:
      return { ...style, ground: undefined };
    case 29:
      return { ...style, struck: false };
    case 39:
      return { ...style, colour: undefined };
    case 90:
      return { ...style, colour: 'grey' };
    case 100:
      return { ...style, ground: 'grey' };
    default:
      return withHue(style, code);
  }
}

function withHue(style: TextStyle, code: number): TextStyle {
  if ((code >= 30 && code <= 37) || (code >= 91 && code <= 97)) return { ...style, colour: hues[code % 10] };
  if ((code >= 40 && code <= 47) || (code >= 101 && code <= 107)) return { ...style, ground: hues[code % 10] };
  return style;
}

/** Of the colours 16 to 231, as xterm has them. */
const cubeLevels = [0, 95, 135, 175, 215, 255];

/** `5;n` of 256 colours, or `2;r;g;b`; how many parameters it took. */
function extendedColour([kind, ...values]: readonly number[]): { colour: AnsiColour | undefined; length: number } {
  if (kind === 5) return { colour: indexedColour(values[0] ?? 0), length: 2 };
  if (kind === 2) return { colour: nearestHue(values[0] ?? 0, values[1] ?? 0, values[2] ?? 0), length: 4 };
  return { colour: undefined, length: 0 };
}

function indexedColour(index: number): AnsiColour | undefined {
  if (index === 8) return 'grey';
  if (index < 16) return hues[index % 8];
  if (index >= 232) return index < 250 ? 'grey' : undefined;
  const level = (place: number): number => cubeLevels[Math.floor((index - 16) / place) % 6] ?? 0;
  return nearestHue(level(36), level(6), level(1));
}

function nearestHue(red: number, green: number, blue: number): AnsiColour | undefined {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (most - least < 48) return most > 60 && most < 200 ? 'grey' : undefined;
  const share = (value: number): boolean => value - least > (most - least) / 2;
  const index = (share(red) ? 1 : 0) + (share(green) ? 2 : 0) + (share(blue) ? 4 : 0);
  return hues[index];
}
