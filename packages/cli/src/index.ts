export { exitCodes } from './exit-code.ts';
export type { ExitCode } from './exit-code.ts';
