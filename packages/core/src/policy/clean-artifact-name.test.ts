import { describe, expect, it } from 'vitest';
import { cleanArtifactName } from './clean-artifact-name.ts';

describe('cleanArtifactName', () => {
  it.each([
    ['ROC: validation', 'ROC- validation'],
    ['a/b\\c\n', 'a-b-c-'],
    [' padded. ', 'padded'],
    ['..', 'chart'],
    ['', 'chart'],
    ['CON', 'chart'],
    ['com¹.json', 'chart'],
    ['x'.repeat(300), 'x'.repeat(80)],
    ['\ud800half', '\ufffdhalf'],
  ])('%j: %j', (text, name) => {
    expect(cleanArtifactName(text, 'chart')).toBe(name);
  });
});
