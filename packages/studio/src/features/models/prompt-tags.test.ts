import { expect, test } from 'vitest';
import { shownTags, versionText } from './prompt-tags.ts';

const prompt = { 'mlflow.prompt.is_prompt': 'true', 'mlflow.prompt.text': 'Hello {{name}}' };

test('a prompt is called one, and shows its text', () => {
  expect(shownTags(prompt)).toEqual({ prompt: '', ...prompt });
  expect(shownTags({ team: 'x' })).toEqual({ team: 'x' });
  expect(versionText({ description: '', tags: prompt })).toBe('Hello {{name}}');
  expect(versionText({ description: 'shorter', tags: prompt })).toBe('shorter');
  expect(versionText({ description: '', tags: { 'mlflow.prompt.text': 'x' } })).toBe('');
});
