import { describe, expect, it } from 'vitest';
import { capturedPatch, codeFacts, commitUrl } from './code-facts.ts';

const nothing = {
  commit: null,
  branch: null,
  remote: null,
  isDirty: null,
  message: null,
  author: null,
  commandLine: null,
  entryPoint: null,
  directory: null,
};

describe('what is known of the code', () => {
  it('is what our clients captured', () => {
    const environment = {
      git: { commit: 'abc', branch: null, remote: 'https://x/y', dirty: true, patch: 'the patch' },
      commandLine: ['node', 'train.ts', '--name', "it's here"],
      directory: '/work',
    };
    expect(codeFacts({ environment, tags: {} })).toEqual({
      ...nothing,
      commit: 'abc',
      remote: 'https://x/y',
      isDirty: true,
      commandLine: `node train.ts --name 'it'\\''s here'`,
      directory: '/work',
    });
    expect(capturedPatch({ environment, tags: {} })).toBe('the patch');
  });

  it("is in MLflow's tags", () => {
    const tags = {
      'mlflow.source.git.commit': 'abc',
      'mlflow.source.git.branch': 'main',
      'mlflow.source.name': 'train.py',
      'mlflow.git.dirty': 'False',
    };
    expect(codeFacts({ environment: {}, tags })).toEqual({
      ...nothing,
      commit: 'abc',
      branch: 'main',
      isDirty: false,
      entryPoint: 'train.py',
    });
  });

  it.each([[null], ['text'], [[1]], [{ git: 'no', commandLine: 7 }]])('may be nothing: %j', (environment) => {
    expect(codeFacts({ environment, tags: {} })).toEqual(nothing);
    expect(capturedPatch({ environment, tags: {} })).toBeUndefined();
  });
});

describe('the page of a commit', () => {
  const commit = '9f2c1e7a8b';
  it.each([
    ['https://github.com/a/b.git', `https://github.com/a/b/commit/${commit}`],
    ['git@github.com:a/b.git', `https://github.com/a/b/commit/${commit}`],
    ['ssh://git@gitlab.com/a/b/c', `https://gitlab.com/a/b/c/-/commit/${commit}`],
    ['https://bitbucket.org/a/b/', `https://bitbucket.org/a/b/commits/${commit}`],
    ['https://github.com.evil.example/a/b', undefined],
    ['javascript:alert(1)//github.com/a', undefined],
    ['../work', undefined],
    [null, undefined],
  ])('of %s', (remote, url) => {
    expect(commitUrl(remote, commit)).toBe(url);
  });

  it('is not made of what is no commit', () => {
    expect(commitUrl('https://github.com/a/b', '../../x')).toBeUndefined();
  });
});
