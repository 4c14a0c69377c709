"""What SciPy, statsmodels and Optuna answer on the cases in a JSON file, as one line of JSON: for each case names with values."""

import json
import sys
import warnings

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestIndPower, TTestPower

warnings.filterwarnings("ignore")


def of_samples(x, y, z):
    welch = stats.ttest_ind(x, y, equal_var=False)
    interval = welch.confidence_interval(0.95)
    pearson = stats.pearsonr(x, y)
    several = [x, y, z]
    correction = {"correction": True, "method": "asymptotic"}
    return {
        "welch.t": welch.statistic,
        "welch.p": welch.pvalue,
        "welch.df": welch.df,
        "welch.low": interval.low,
        "welch.high": interval.high,
        "student.p": stats.ttest_ind(x, y).pvalue,
        "student.less": stats.ttest_ind(x, y, alternative="less").pvalue,
        "paired.p": stats.ttest_rel(x, y).pvalue,
        "mannWhitney.u": stats.mannwhitneyu(x, y).statistic,
        "mannWhitney.p": stats.mannwhitneyu(x, y, method="asymptotic").pvalue,
        "mannWhitney.greater": stats.mannwhitneyu(x, y, method="asymptotic", alternative="greater").pvalue,
        "wilcoxon.p": stats.wilcoxon(x, y, **correction).pvalue,
        "wilcoxon.pratt": stats.wilcoxon(x, y, zero_method="pratt", **correction).pvalue,
        "wilcoxon.zsplit": stats.wilcoxon(x, y, zero_method="zsplit", method="asymptotic").pvalue,
        "kruskal.h": stats.kruskal(*several).statistic,
        "kruskal.p": stats.kruskal(*several).pvalue,
        "anova.f": stats.f_oneway(*several).statistic,
        "anova.p": stats.f_oneway(*several).pvalue,
        "levene.p": stats.levene(*several).pvalue,
        "levene.mean": stats.levene(*several, center="mean").pvalue,
        "friedman.chiSquare": stats.friedmanchisquare(*several).statistic,
        "friedman.p": stats.friedmanchisquare(*several).pvalue,
        "tukey.01": stats.tukey_hsd(*several).pvalue[0][1],
        "tukey.02": stats.tukey_hsd(*several).pvalue[0][2],
        "shapiro.w": stats.shapiro(x).statistic,
        "shapiro.p": stats.shapiro(x).pvalue,
        "pearson.r": pearson.statistic,
        "pearson.p": pearson.pvalue,
        "pearson.low": pearson.confidence_interval(0.95).low,
        "spearman.r": stats.spearmanr(x, y).statistic,
        "spearman.p": stats.spearmanr(x, y).pvalue,
        "kendall.tau": stats.kendalltau(x, y).statistic,
        "iqm": stats.trim_mean(x, 0.25),
        "quantile": np.quantile(x, 0.3),
        "deviation": np.std(x, ddof=1),
    }


def exactly(x, y):
    """Of samples without ties."""
    return {
        "ks.d": stats.ks_2samp(x, y).statistic,
        "ks.p": stats.ks_2samp(x, y, method="exact").pvalue,
        "mannWhitney.exact": stats.mannwhitneyu(x, y, method="exact").pvalue,
        "wilcoxon.exact": stats.wilcoxon(x, y, method="exact").pvalue,
        "kendall.exact": stats.kendalltau(x, y, method="exact").pvalue,
    }


def of_p_values(p):
    methods = {"holm": "holm", "benjamini-hochberg": "fdr_bh", "benjamini-yekutieli": "fdr_by", "bonferroni": "bonferroni"}
    return {f"{name}.{i}": v for name, how in methods.items() for i, v in enumerate(multipletests(p, method=how)[1])}


def of_power(effect, runs, alpha):
    return {
        "paired": TTestPower().power(effect, runs, alpha),
        "two-sample": TTestIndPower().power(effect, runs, alpha),
        "paired.greater": TTestPower().power(effect, runs, alpha, alternative="larger"),
    }


def of_trials(columns, losses):
    import optuna
    from optuna.distributions import FloatDistribution, IntDistribution
    from optuna.importance import FanovaImportanceEvaluator, PedAnovaImportanceEvaluator

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    distributions = {
        "log": FloatDistribution(1e-4, 1, log=True),
        "plain": FloatDistribution(-1, 1),
        "whole": IntDistribution(1, 20),
    }
    study = optuna.create_study()
    for *values, loss in zip(*columns, losses):
        values[2] = int(values[2])
        params = dict(zip(distributions, values))
        study.add_trial(optuna.trial.create_trial(params=params, distributions=distributions, value=loss))
    ped = PedAnovaImportanceEvaluator().evaluate(study)
    forests = [FanovaImportanceEvaluator(seed=seed).evaluate(study) for seed in range(3)]
    return {f"ped.{n}": ped[n] for n in distributions} | {
        f"fanova.{n}": float(np.mean([f[n] for f in forests])) for n in distributions
    }


kinds = {"samples": of_samples, "exactly": exactly, "pValues": of_p_values, "power": of_power, "trials": of_trials}
with open(sys.argv[1]) as file:
    cases = json.load(file)
print(json.dumps([{k: float(v) for k, v in kinds[case["kind"]](*case["arguments"]).items()} for case in cases]))
