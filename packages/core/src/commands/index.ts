import type { Command } from './command.ts';

/** Every command by its name: what a store adapter runs inside its writer. Inputs and outputs must survive a structured clone. */
export const commands = {} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands & string;
export type CommandInput<C extends CommandName> = Commands[C] extends Command<infer Input, unknown> ? Input : never;
export type CommandOutput<C extends CommandName> = Commands[C] extends Command<never, infer Output> ? Output : never;
