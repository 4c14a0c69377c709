import type { CommandInput, CommandName, CommandOutput, QueryInput, QueryName, QueryOutput } from '@assay/core';
import type { SagemakerCall } from '../handler.ts';
import { inAwsWords } from './in-aws-words.ts';

export const runCommand = <C extends CommandName>(
  { store, options, region }: SagemakerCall,
  command: C,
  input: CommandInput<C>,
): Promise<CommandOutput<C>> => inAwsWords(region, store.execute(command, input, options));

export const runQuery = <Q extends QueryName>(
  { store, options, region }: SagemakerCall,
  query: Q,
  input: QueryInput<Q>,
): Promise<QueryOutput<Q>> => inAwsWords(region, store.query(query, input, options));
