/**
 * One word of a POSIX shell that stands for exactly this text, whatever is in it, except a NUL character. Carriage returns are written
 * by `printf`, since `sbatch` refuses a script that has them at the end of a line.
 */
export const shellQuote = (text: string): string =>
  `'${text.replaceAll("'", String.raw`'\''`).replaceAll('\r', String.raw`'"$(printf '\r')"'`)}'`;
