import type { ProjectId } from '@assay/base';
import type { SQLInputValue } from 'node:sqlite';

/** The values of one statement in order of their numbers; `?1` is always the project. */
export class Bindings {
  readonly values: SQLInputValue[];

  constructor(projectId: ProjectId) {
    this.values = [projectId];
  }

  /** The placeholder of the value. */
  add(value: SQLInputValue): string {
    return `?${this.values.push(value)}`;
  }
}
