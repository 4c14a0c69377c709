const secretName = /(pass(word|wd|phrase)?|pwd|secrets?|token|(api|access|private)[-_]?keys?|credentials?|auth)$/i;
const knownToken = /^(sk-|pk-|ghp_|gho_|github_pat_|glpat-|xox[abp]-|hf_|AKIA|ASIA|eyJ)/;
const hidden = '***';

/** Arguments of a program with what looks like a secret replaced by `***`. */
export function withoutSecrets(args: readonly string[]): readonly string[] {
  let hideNext = false;
  return args.map((arg) => {
    const hide = hideNext;
    hideNext = false;
    if (hide && !arg.startsWith('-')) return hidden;
    const assignment = /^(-{0,2}[\w.-]+)=(.*)$/s.exec(arg);
    if (assignment?.[1] !== undefined && (secretName.test(assignment[1]) || knownToken.test(assignment[2] ?? ''))) {
      return `${assignment[1]}=${hidden}`;
    }
    if (/^-{1,2}[\w.-]+$/.test(arg)) {
      hideNext = secretName.test(arg);
      return arg;
    }
    if (knownToken.test(arg)) return hidden;
    return arg.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^/@\s]+@/gi, `$1${hidden}@`);
  });
}
