import type { Command } from './command.ts';
import type { ObjectAnswer } from '../answers/stored-object.ts';
import { answerObject } from '../answers/stored-object.ts';
import { writeObject } from '../steps/write-object.ts';
import type { NewObject } from '../steps/write-object.ts';

export const putObject: Command<NewObject, ObjectAnswer> = async (tx, input, context) =>
  answerObject(await writeObject(tx, context, input));
