/** A shape of SageMaker's model, as far as checking an input needs it. Inner shapes are given by name. */
export interface InputShape {
  readonly type: 'string' | 'boolean' | 'integer' | 'double' | 'timestamp' | 'structure' | 'list' | 'map';
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** Of a list. */
  readonly member?: string;
  /** Of a map. */
  readonly key?: string;
  readonly value?: string;
  /** Of a string its length, of a list or map its size, of a number itself; inclusive. */
  readonly min?: number;
  readonly max?: number;
  /** Java's dialect, which has to match the whole string. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Exactly one member is given. */
  readonly union?: boolean;
}
