import type { ImportAccount } from './import-account.ts';
import type { ImportTarget } from './import-target.ts';
import { faultOfText } from './server-limits.ts';

/** Writes the note of something that has none here. */
export async function importNote(
  kind: 'run' | 'experiment',
  id: string,
  text: string,
  { client, limits }: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  const fault = faultOfText(text, limits['noteLength']);
  if (fault !== undefined) {
    account.leaveOut('refused', `a note that Assay cannot hold: ${fault}`, `of ${kind} ${id}`);
    return;
  }
  const params = { kind, id };
  if ((await client.getNote({ params })).text === '') await client.setNote({ params, body: { text } });
}
