const adjectives =
  'amber bold brisk calm clear deep eager early fair fine firm fresh gentle glad keen lively lucid mellow ' +
  'neat noble plain polar proud quick quiet rapid ready rustic sharp silver sober solid steady still sunny ' +
  'swift tidy vivid warm wise';
const nouns =
  'alder anvil beacon birch brook cedar cliff comet crane delta ember falcon fern fjord glade harbor heron ' +
  'ibis juniper lark linden lynx maple marsh meadow otter pebble pine plover quarry raven ridge river ' +
  'sparrow spruce summit thistle tide vale willow';

function pick(words: string, random: number): string {
  const list = words.split(' ');
  return list[Math.floor(random * list.length)] ?? '';
}
const digits = (value: number): string => String(value).padStart(2, '0');

/** A name for a run that was given none: two words to speak of it by, and when it began, in local time. */
export function generateRunName(now: Date, random: () => number = Math.random): string {
  const day = `${now.getFullYear()}${digits(now.getMonth() + 1)}${digits(now.getDate())}`;
  const time = `${digits(now.getHours())}${digits(now.getMinutes())}${digits(now.getSeconds())}`;
  return `${pick(adjectives, random())}-${pick(nouns, random())}-${day}-${time}-${suffix(random)}`;
}

/** Four characters that keep apart what would otherwise have one name. */
export const suffix = (random: () => number = Math.random): string =>
  Math.floor(random() * 36 ** 4)
    .toString(36)
    .padStart(4, '0');
