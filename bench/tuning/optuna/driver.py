"""Optuna as a partner that is asked and told: one JSON line in, one out. The losses are worked out by whoever is at the other end."""

import json
import sys
import time
import warnings

import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.simplefilter("ignore")

SAMPLERS = {
    "random": optuna.samplers.RandomSampler,
    "tpe": optuna.samplers.TPESampler,
    "tpe4": lambda seed: optuna.samplers.TPESampler(multivariate=False, constant_liar=False, seed=seed),
}


def distribution(parameter):
    kind = parameter["kind"]
    if kind in ("categorical", "ordinal"):
        return CategoricalDistribution(parameter["choices"])
    log = parameter.get("scale") == "log"
    if kind == "int":
        return IntDistribution(parameter["low"], parameter["high"], log=log, step=parameter.get("step", 1))
    return FloatDistribution(parameter["low"], parameter["high"], log=log, step=parameter.get("step"))


class Driver:
    def __init__(self):
        self.study = None
        self.space = {}
        self.trials = {}

    def new(self, sampler, seed, space, pruner=None):
        """A study that minimises. Without a pruner nothing is pruned."""
        self.space = {name: distribution(parameter) for name, parameter in space.items()}
        self.trials = {}
        make = optuna.pruners.NopPruner if pruner is None else getattr(optuna.pruners, pruner["name"])
        self.study = optuna.create_study(
            sampler=SAMPLERS[sampler](seed=seed),
            pruner=make(**({} if pruner is None else pruner["options"])),
        )
        return {"version": optuna.__version__}

    def ask(self):
        trial = self.study.ask(self.space)
        self.trials[trial.number] = trial
        return {"number": trial.number, "values": trial.params}

    def tell(self, number, loss):
        self.study.tell(self.trials.pop(number), loss)
        return {}

    def report(self, number, step, loss):
        """Reports one step; where the pruner says stop, the trial is told as pruned."""
        trial = self.trials[number]
        trial.report(loss, step)
        if not trial.should_prune():
            return {"pruned": False}
        self.study.tell(self.trials.pop(number), state=optuna.trial.TrialState.PRUNED)
        return {"pruned": True}

    def fill(self, trials):
        """Adds told trials, of values and loss."""
        self.study.add_trials(
            optuna.trial.create_trial(params=values, distributions=self.space, value=loss) for values, loss in trials
        )
        return {}

    def time_asks(self, count):
        """How long `count` asks took, each told at once, in milliseconds; as one reads them in Python."""
        times = []
        for _ in range(count):
            start = time.perf_counter()
            trial = self.study.ask(self.space)
            times.append((time.perf_counter() - start) * 1000)
            self.study.tell(trial, sum(v for v in trial.params.values() if not isinstance(v, str)))
        return {"ms": times}


driver = Driver()
for line in sys.stdin:
    request = json.loads(line)
    operation = request.pop("do")
    try:
        answer = getattr(driver, operation)(**request)
    except Exception as error:  # told to the other end, which decides
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
