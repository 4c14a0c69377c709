import path from 'node:path';
import { Option } from 'commander';

/** The option of commands that work on the data folder itself. */
export const dataFolderOption = (): Option =>
  new Option('--data <folder>', 'the data folder of the server')
    .env('ASSAY_DATA')
    .default(path.resolve('.assay'), '.assay')
    .argParser((folder) => path.resolve(folder));
