/** Characters of tags that one page holds: a prompt alone may have 100,000. */
const maxCharacters = 16_000_000;
/** Rows that are answered at once, of which the tags are all in memory. */
const chunkLength = 100;

type Tags = Readonly<Record<string, string>>;

/** Answers for the first of the rows, as many as a page may hold: one at least. */
export async function boundedAnswers<Row, Answer>(
  rows: readonly Row[],
  answer: (rows: readonly Row[]) => Promise<readonly Answer[]>,
  tagsOf: (answer: Answer) => readonly Tags[],
): Promise<Answer[]> {
  const page: Answer[] = [];
  let room = maxCharacters;
  for (let at = 0; at < rows.length; at += chunkLength) {
    for (const each of await answer(rows.slice(at, at + chunkLength))) {
      room -= tagsOf(each).reduce((sum, tags) => sum + lengthOf(tags), 0);
      if (room < 0 && page.length > 0) return page;
      page.push(each);
    }
  }
  return page;
}

function lengthOf(tags: Tags): number {
  let length = 0;
  for (const key in tags) length += key.length + (tags[key]?.length ?? 0);
  return length;
}
