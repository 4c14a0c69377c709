const toQuote = /[",\r\n]|^\s|\s$/;

/** A cell of CSV as RFC 4180 has it. */
export const csvText = (text: string): string => (toQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
