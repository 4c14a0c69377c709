"""Optuna with its callback."""

import mlflow
import optuna
from checks import expect_elsewhere, unique
from checks import run as run_checks
from mlflow import MlflowClient
from optuna_integration.mlflow import MLflowCallback

client = MlflowClient()
optuna.logging.set_verbosity(optuna.logging.ERROR)
trials = 8


def test_each_trial_is_a_run_of_an_experiment_named_after_the_study():
    study = optuna.create_study(study_name=unique("study"), sampler=optuna.samplers.RandomSampler(seed=1))
    callback = MLflowCallback(tracking_uri=mlflow.get_tracking_uri(), metric_name="loss")
    study.optimize(
        lambda trial: (trial.suggest_float("x", -5, 5) - 2) ** 2 + trial.suggest_int("n", 0, 3),
        n_trials=trials,
        callbacks=[callback],
    )
    found = mlflow.search_runs(experiment_names=[study.study_name], order_by=["metrics.loss ASC"])
    assert len(found) == trials and found["metrics.loss"].iloc[0] == study.best_value
    assert float(found["params.x"].iloc[0]) == study.best_params["x"]
    for run in (client.get_run(each) for each in found.run_id):
        trial = study.trials[int(run.data.tags["number"])]
        expect_elsewhere(run, params=trial.params, points={"loss": 1}, tags={"state": "COMPLETE"})


def test_an_objective_logs_within_its_trial():
    callback = MLflowCallback(metric_name="loss", mlflow_kwargs={"nested": True})
    study = optuna.create_study(study_name=unique("tracked"))

    @callback.track_in_mlflow()
    def objective(trial):
        for step in range(3):
            mlflow.log_metric("inner", step, step=step)
        return trial.suggest_float("x", 0, 1)

    study.optimize(objective, n_trials=2, callbacks=[callback])
    found = mlflow.search_runs(experiment_names=[study.study_name])
    assert len(found) == 2
    for each in found.run_id:
        assert len(client.get_metric_history(each, "inner")) == 3


run_checks(globals())
