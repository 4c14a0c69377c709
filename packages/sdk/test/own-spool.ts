import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The spools of this file's tests, apart from those of whoever runs them. */
export const spoolRoot = mkdtempSync(path.join(os.tmpdir(), 'assay-spool-'));
process.env['ASSAY_SPOOL'] = spoolRoot;
process.once('exit', () => rmSync(spoolRoot, { recursive: true, force: true }));
