/** What the test of a field throws for a value that the language allows and the field cannot have; the parser adds the position. */
export class UnusableValue extends Error {
  override readonly name = 'UnusableValue';
}
