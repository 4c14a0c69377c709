import type { ElementList, NumberField, TextField } from '@assay/core';
import type { ArnKind } from '../../aws/arns.ts';

/** What can be compared of a record, and where the core has it. */
export type Property =
  /** Of several texts (all names of a record's artifacts, say) one that fits is enough; by the first one records are ordered. */
  | { readonly kind: 'text'; readonly fields: readonly TextField[] }
  /** Unique names, whose case does not matter: the core keeps them in lower case beside what was written. */
  | { readonly kind: 'name'; readonly field: TextField }
  /** An ARN is its kind and a name; its region is whatever region asks. */
  | { readonly kind: 'arn'; readonly of: ArnKind; readonly field: TextField }
  /** One of few words; `words` names the core's values that each stands for. */
  | { readonly kind: 'choice'; readonly field: TextField; readonly words: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: 'time'; readonly field: NumberField }
  | { readonly kind: 'number'; readonly field: NumberField }
  /** A deviation is shown as 0 of a single value, for which the core has none; `value` is there where there is a value at all. */
  | { readonly kind: 'deviation'; readonly field: NumberField; readonly value: NumberField }
  | { readonly kind: 'parameter'; readonly field: TextField & NumberField }
  /** As `text`; where nobody has set `unless` the record shows `otherwise` beside what it has. */
  | {
      readonly kind: 'given';
      readonly fields: readonly TextField[];
      readonly unless: TextField;
      readonly otherwise: readonly string[];
    }
  /** Who made or changed it: the name of an access key, shown as a user of the account, by the user's id or ARN. */
  | { readonly kind: 'user'; readonly field: TextField; readonly by: 'id' | 'arn' }
  /** The same text in every record that one region asks for. */
  | { readonly kind: 'fixed'; readonly text: (region: string) => string }
  /** A property of AWS's records that no record here has. */
  | { readonly kind: 'absent' }
  /** A property of the elements of a list. */
  | { readonly kind: 'element'; readonly of: ElementList; readonly property: ElementProperty };

export type ElementProperty = Exclude<Property, { readonly kind: 'element' }>;
