/** An answer that is JSON text already, whole or piece by piece: of runs and points by the thousands no objects are made first. */
export class WrittenJson {
  readonly text: string | AsyncIterable<string>;

  constructor(text: string | AsyncIterable<string>) {
    this.text = text;
  }
}
