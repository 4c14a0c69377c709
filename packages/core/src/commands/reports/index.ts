import { createReport } from './create-report.ts';
import { deleteReport } from './delete-report.ts';
import { restoreReport } from './restore-report.ts';
import { saveReport } from './save-report.ts';

/** Markdown with panels, in versions. */
export const reportCommands = { createReport, saveReport, deleteReport, restoreReport } as const;
