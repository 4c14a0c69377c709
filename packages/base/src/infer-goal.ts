const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const minimized = words(`
  loss losses logloss error errors err rmse rmsle mse msle mae mape smape medae rae rse nll crossentropy perplexity ppl
  wer cer ter per eer latency divergence kld regret brier fid misclassification hinge`);

const maximized = words(`
  acc accuracy auc auroc auprc aucpr rocauc f1 f2 fbeta fscore f1score precision recall sensitivity specificity r2 score reward
  iou miou map bleu rouge rouge1 rouge2 rougel meteor dice jaccard psnr ssim ndcg mrr kappa mcc likelihood loglikelihood elbo
  throughput silhouette`);

/**
 * Whether less or more of a metric is better, guessed from the words of its name; null where they say nothing or
 * contradict each other. Words end at anything but letters and digits, and where camel case begins a new one; `mIoU` is
 * also looked up whole.
 */
export function inferGoal(name: string): 'minimize' | 'maximize' | null {
  const found = new Set<'minimize' | 'maximize'>();
  for (const part of name.split(/[^\p{L}\p{N}]+/u)) {
    const camel = part.replace(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ').replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ');
    for (const word of [part, ...camel.split(' ')]) {
      if (minimized.has(word.toLowerCase())) found.add('minimize');
      if (maximized.has(word.toLowerCase())) found.add('maximize');
    }
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
