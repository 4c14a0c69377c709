/** What is known of the code that a run ran; null where it is not known. */
export interface CodeFacts {
  readonly commit: string | null;
  readonly branch: string | null;
  readonly remote: string | null;
  /** Whether files differed from the commit. */
  readonly isDirty: boolean | null;
  readonly message: string | null;
  readonly author: string | null;
  readonly commandLine: string | null;
  readonly entryPoint: string | null;
  readonly directory: string | null;
}

interface Captured {
  readonly environment: unknown;
  readonly tags: Readonly<Record<string, string>>;
}

/** From what our clients capture around a run, else from the tags by which MLflow's say the same. */
export function codeFacts({ environment, tags }: Captured): CodeFacts {
  const all = recordIn(environment);
  const git = recordIn(all['git']);
  const tag = (...names: readonly string[]): string | null =>
    names.map((name) => tags[name]).find((value) => value !== undefined && value !== '') ?? null;
  const commandLine = all['commandLine'] ?? all['command'];
  const dirty = git['dirty'] ?? tag('mlflow.source.git.dirty', 'mlflow.git.dirty');
  return {
    commit: textIn(git['commit']) ?? tag('mlflow.source.git.commit', 'mlflow.git.commit'),
    branch: textIn(git['branch']) ?? tag('mlflow.source.git.branch', 'mlflow.git.branch'),
    remote: textIn(git['remote']) ?? tag('mlflow.source.git.repoURL', 'mlflow.git.repo_url', 'mlflow.gitRepoURL'),
    isDirty: dirty === null || dirty === undefined ? null : dirty === true || dirty === 'true' || dirty === 'True',
    message: textIn(git['message']),
    author: textIn(git['author']),
    commandLine: Array.isArray(commandLine)
      ? commandLine.map((word) => quoted(String(word))).join(' ')
      : textIn(commandLine),
    entryPoint: textIn(all['entryPoint']) ?? tag('mlflow.project.entryPoint', 'mlflow.source.name'),
    directory: textIn(all['directory']),
  };
}

/** The patch of what was not committed, where it stands among what was captured. */
export function capturedPatch({ environment, tags }: Captured): string | undefined {
  const patch = textIn(recordIn(recordIn(environment)['git'])['patch']) ?? tags['mlflow.git.diff'];
  return patch === undefined || patch === '' ? undefined : patch;
}

/** The page of a commit at the places that have such pages; undefined for others. */
export function commitUrl(remote: string | null, commit: string | null): string | undefined {
  const found =
    /^(?:https:\/\/|ssh:\/\/git@|git@)(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)[/:]([\w./-]+?)(?:\.git)?\/?$/.exec(
      remote ?? '',
    );
  if (found === null || commit === null || !/^[0-9a-f]{7,64}$/.test(commit)) return undefined;
  const [, host, path] = found;
  return `https://${host}/${path}/${host === 'gitlab.com' ? '-/commit' : host === 'bitbucket.org' ? 'commits' : 'commit'}/${commit}`;
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const recordIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
