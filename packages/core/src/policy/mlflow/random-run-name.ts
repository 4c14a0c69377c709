const adjectives =
  'able agile amber apt azure bold brave bright brisk calm candid clever crisp curious deft eager early fair fleet fond gentle ' +
  'glad golden grand happy honest jolly keen kind lively lucid lucky mellow merry mild modest neat nimble noble open patient ' +
  'placid plucky polite proud quick quiet rapid ready robust sage serene sharp silent sleek smart snug solid spry steady ' +
  'sunny swift tidy warm';
const nouns =
  'ant badger bear bee bison crane crow deer dolphin dove duck eagle falcon ferret finch fox frog gecko goose gull hare hawk ' +
  'heron hornet horse ibex jay kite koala lark lemur lion lizard lynx magpie marten mole moose mouse newt orca otter owl ' +
  'panda perch pike puffin quail rabbit raven robin salmon seal shrew sparrow squid stork swan tiger toad trout turtle ' +
  'whale wren';
const words = { adjectives: adjectives.split(' '), nouns: nouns.split(' ') };

const pick = (list: readonly string[], random: number): string => list[random % list.length] ?? '';

/** `keen-otter-417`, as MLflow names runs that are given no name. `random`: 8 hex digits at least. */
export function randomRunName(random: string): string {
  const at = (from: number, to: number): number => Number.parseInt(random.slice(from, to), 16);
  return `${pick(words.adjectives, at(0, 2))}-${pick(words.nouns, at(2, 4))}-${at(4, 8) % 1000}`;
}
