import type { Command } from '../command.ts';
import { writeFile } from '../../steps/mlflow/write-file.ts';
import type { NewFile } from '../../steps/mlflow/write-file.ts';

/** A file of a run or of a logged model. */
export const putFile: Command<NewFile, void> = (tx, input, context) => writeFile(tx, context, input);
