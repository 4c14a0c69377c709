"""Runs that came through other faces, found by an MLflow client; and one for the others to find."""

import os

import mlflow
from checks import expect_elsewhere
from checks import run as run_checks
from mlflow import MlflowClient

client = MlflowClient()


def test_a_run_made_natively_is_found():
    [run] = client.search_runs(
        [client.get_experiment_by_name("native-experiment").experiment_id],
        filter_string="params.lr = '0.5' and metrics.loss < 0.3 and tags.team = 'vision' and run_name = 'native-run'",
    )
    assert run.info.run_id == os.environ["NATIVE_RUN"] and run.info.status == "FINISHED"
    assert run.data.params == {"lr": "0.5", "amp": "true"} and run.data.metrics == {"loss": 0.25}
    assert run.data.tags["team"] == "vision"
    history = client.get_metric_history(run.info.run_id, "loss")
    assert [(each.step, each.value) for each in history] == [(0, 1.0), (1, 0.5), (2, 0.25)]
    assert [each.path for each in client.list_artifacts(run.info.run_id)] == ["notes"]
    assert mlflow.artifacts.load_text(f"runs:/{run.info.run_id}/notes/plan.txt") == "the plan"
    table = mlflow.search_runs(experiment_names=["native-experiment"])
    assert list(table["params.lr"]) == ["0.5"] and list(table["metrics.loss"]) == [0.25]


def test_a_run_made_through_sagemaker_is_found():
    experiment = client.get_experiment_by_name("sm-experiment")
    [run] = client.search_runs([experiment.experiment_id], filter_string="metrics.`test:loss` < 1 and tags.Stage = 'draft'")
    assert run.info.run_name == "sm-run" and run.info.status == "FAILED"
    assert run.data.params == {"depth": "4", "kind": "tree"} and run.data.metrics == {"test:loss": 0.5}
    assert [each.value for each in client.get_metric_history(run.info.run_id, "test:loss")] == [3.0, 0.5]


def test_they_can_be_gone_on_with():
    with mlflow.start_run(run_id=os.environ["NATIVE_RUN"]) as run:
        mlflow.log_metric("loss", 0.125, step=3)
        mlflow.log_param("late", "yes")
        mlflow.set_tag("seen", "by mlflow")
    expect_elsewhere(
        run, params={"lr": 0.5, "late": "yes"}, points={"loss": 4}, tags={"seen": "by mlflow", "team": "vision"},
        artifacts=["notes/plan.txt"], name="native-run",
    )


def test_a_run_for_the_others():
    mlflow.set_experiment("mlflow-experiment")
    with mlflow.start_run(run_name="mlflow-run", tags={"team": "audio"}) as run:
        mlflow.log_params({"depth": 7, "kind": "net"})
        for step in range(5):
            mlflow.log_metric("acc", step / 4, step=step)
        mlflow.log_text("weights", "model/weights.txt")
    expect_elsewhere(
        run, params={"depth": 7, "kind": "net"}, points={"acc": 5}, tags={"team": "audio"}, artifacts=["model/weights.txt"]
    )


run_checks(globals())
