const words: Readonly<Record<string, string>> = {
  brush: 'marked range',
  group: 'grouping',
  differing: 'only differing columns',
  first: 'number of curves',
  hidden: 'hidden runs',
  shown: 'shown runs',
  solo: 'runs shown alone',
  pinned: 'pinned runs',
  colours: 'colours',
  open: 'unfolded rows',
  runs: 'chosen runs',
  panels: 'panels',
  x: 'x axis',
  xScale: 'scale of the x axis',
  yScale: 'scale of the y axis',
  area: 'area around means',
  range: 'zoom',
  at: 'marked time',
  find: 'search',
  split: 'width of the table',
};

/** What a part of the view is called, by its name in the address. */
export const viewPartWord = (name: string): string => words[name] ?? name;
