"""Times Optuna's importances of the trials in a JSON file: {"low", "high", "columns", "losses"}. Prints one line of JSON a method."""

import json
import sys
import time
import warnings

import optuna
from optuna.distributions import FloatDistribution
from optuna.importance import FanovaImportanceEvaluator, PedAnovaImportanceEvaluator
from optuna.trial import create_trial

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)

with open(sys.argv[1]) as file:
    data = json.load(file)
repeats = int(sys.argv[2])
names = [f"p{i:02d}" for i in range(len(data["columns"]))]
distributions = {name: FloatDistribution(data["low"], data["high"]) for name in names}
study = optuna.create_study()
study.add_trials(
    create_trial(params=dict(zip(names, row)), distributions=distributions, value=loss)
    for row, loss in zip(zip(*data["columns"]), data["losses"])
)
for method, evaluator, times in [
    ("pedAnova", PedAnovaImportanceEvaluator(), repeats),
    ("fanova", FanovaImportanceEvaluator(seed=1), 1),
]:
    wall, cpu = [], []
    for _ in range(times):
        start, before = time.perf_counter(), time.process_time()
        importances = evaluator.evaluate(study)
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - before) * 1000)
    line = {"method": method, "wall": wall, "cpu": cpu, "importances": [importances[n] for n in names]}
    print(json.dumps(line), flush=True)
