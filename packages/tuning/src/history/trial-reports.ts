/** Values that a trial reported on its way, as columns in ascending order of step; as they were told, not negated. */
export class TrialReports {
  /** In use; the columns are longer, and replaced when they grow. */
  count = 0;
  steps: Float64Array = new Float64Array(8);
  values: Float64Array = new Float64Array(8);

  /** NaN without reports. */
  get lastStep(): number {
    return this.steps[this.count - 1] ?? Number.NaN;
  }

  /** NaN without reports. */
  get lastValue(): number {
    return this.values[this.count - 1] ?? Number.NaN;
  }

  clear(): void {
    this.count = 0;
  }

  /** Index of the first report at or after a step; `count` where there is none. */
  placeFrom(step: number): number {
    let from = 0;
    let to = this.count;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.steps[middle] ?? 0) < step) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Adds a value, or replaces the one of its step. Whether it is the latest, or changes nothing: all before is as it was. */
  set(step: number, value: number): boolean {
    const isNext = !(step <= this.lastStep);
    const place = isNext ? this.count : this.placeFrom(step);
    if (!isNext && this.steps[place] === step && Object.is(this.values[place], value)) return true;
    if (place === this.count || this.steps[place] !== step) {
      if (this.count === this.steps.length) this.#grow();
      this.steps.copyWithin(place + 1, place, this.count);
      this.values.copyWithin(place + 1, place, this.count);
      this.count++;
      this.steps[place] = step;
    }
    this.values[place] = value;
    return isNext;
  }

  #grow(): void {
    const [steps, values] = [new Float64Array(this.count * 2), new Float64Array(this.count * 2)];
    steps.set(this.steps);
    values.set(this.values);
    this.steps = steps;
    this.values = values;
  }
}
