import type { ParameterPolicy } from '@assay/wire';
import type { CaptureOptions } from './capture/capture-options.ts';
import type { Session } from './session.ts';
import type { Durability } from './spool/spool-sink.ts';

/** The experiment of a run: its name, or an Experiment object. */
export type ExperimentReference = string | { readonly name: string };

export interface RunOptions {
  /** Made when there is none of that name. `null`: a run without an experiment. */
  readonly experiment: ExperimentReference | null;
  /** Default: two words and the time. Turned into lower case, unless the session keeps case. */
  readonly name?: string | undefined;
  /** A run group of the experiment, made when there is none of that name. */
  readonly group?: string | undefined;
  /** The run that this one is part of. Default: the run of the scope around, or of ASSAY_RUN_ID; `null` for none. */
  readonly parent?: string | { readonly id: string } | null | undefined;
  readonly description?: string | undefined;
  readonly tags?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** `write-once` (default): a parameter keeps its first value. `overwrite`: the last one counts. */
  readonly parameterPolicy?: ParameterPolicy | undefined;
  /** What made the run, for those who look at it later. Default `sdk-typescript`. */
  readonly source?: string | undefined;
  readonly session?: Session | undefined;
  /** When a logging call returns; default: as the session says. */
  readonly durability?: Durability | undefined;
  /** What is recorded without being asked; `false` for nothing. */
  readonly capture?: CaptureOptions | false | undefined;
}
