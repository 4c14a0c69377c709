/** The clipboard is there only on secure addresses; elsewhere the text is shown, marked, to be copied by hand. */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) await navigator.clipboard.writeText(text);
  else window.prompt('Copy this text:', text);
}
