import { execFileSync } from 'node:child_process';
import { globSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes the system forget what it holds of the folder's files in memory, so that the next read comes from the disk: all caches of
 * the machine where that is allowed, else those files. Answers which of the two it was. What a virtual machine's host keeps stays.
 */
export function dropPageCache(folder: string): string {
  execFileSync('sync');
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return 'all of the system’s caches dropped';
  } catch {
    for (const file of globSync('**/*', { cwd: folder })) {
      const whole = path.join(folder, file);
      if (statSync(whole).isFile())
        execFileSync('dd', [`of=${whole}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'], { stdio: 'ignore' });
    }
    return 'the files’ pages dropped by posix_fadvise';
  }
}
