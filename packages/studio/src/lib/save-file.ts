/** Hands bytes to the person as a file of their downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; the browser holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A file's name from a title: letters and digits of any script, joined by dashes. */
export function fileNameOf(title: string, extension: string): string {
  const stem = title
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${stem === '' ? 'chart' : stem}.${extension}`;
}
