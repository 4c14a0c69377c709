/** MLflow keeps prompts as models, and says so in a tag; the text of each version is in another. */
const isPrompt = (tags: Readonly<Record<string, string>>): boolean => tags['mlflow.prompt.is_prompt'] === 'true';

/** Tags as they are shown: of a prompt the word as well. */
export const shownTags = (tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  isPrompt(tags) ? { prompt: '', ...tags } : tags;

/** What a version says of itself: its description, else the text of a prompt. */
export const versionText = ({
  description,
  tags,
}: {
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
}): string => (description === '' && isPrompt(tags) ? (tags['mlflow.prompt.text'] ?? '') : description);
