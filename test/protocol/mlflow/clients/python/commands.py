"""The mlflow command. Its commands run in one process, since each start of it takes seconds."""

import csv
import json
import os
import re

import mlflow
from checks import expect_elsewhere, unique
from checks import run as run_checks
from click.testing import CliRunner
from mlflow.cli import cli

title = unique("commands")


def command(*arguments):
    result = CliRunner().invoke(cli, [str(each) for each in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return getattr(result, "stdout", result.output)


def logged():
    mlflow.set_experiment(title)
    with mlflow.start_run(run_name="typed", tags={"team": 'a, "b"'}) as run:
        mlflow.log_param("lr", 0.5)
        mlflow.log_metric("loss", 0.25, step=1)
    return run


run = logged()


def test_experiments_are_searched_created_and_renamed():
    assert re.search(rf"{run.info.experiment_id} +{title} +mlflow-artifacts:/", command("experiments", "search"))
    name = unique("typed")
    command("experiments", "create", "-n", name)
    made = mlflow.get_experiment_by_name(name).experiment_id
    command("experiments", "rename", "-x", made, "--new-name", f"{name}-again")
    assert re.search(rf"{made} +{name}-again", command("experiments", "search"))
    command("experiments", "delete", "-x", made)
    assert made not in command("experiments", "search")
    command("experiments", "restore", "-x", made)


def test_experiments_come_as_csv():
    command("experiments", "csv", "-x", run.info.experiment_id, "-o", "runs.csv")
    with open("runs.csv", encoding="utf-8") as file:
        [row] = csv.DictReader(file)
    assert row["run_id"] == run.info.run_id and row["status"] == "FINISHED"
    assert row["metrics.loss"] == "0.25" and row["params.lr"] == "0.5" and row["tags.team"] == 'a, "b"'


def test_runs_are_listed_described_deleted_and_restored():
    experiment, identity = run.info.experiment_id, run.info.run_id
    assert re.search(rf"typed +{identity}", command("runs", "list", "--experiment-id", experiment))
    described = json.loads(command("runs", "describe", "--run-id", identity))
    assert described["data"]["params"] == {"lr": "0.5"} and described["data"]["metrics"] == {"loss": 0.25}
    command("runs", "delete", "--run-id", identity)
    assert identity not in command("runs", "list", "--experiment-id", experiment)
    command("runs", "restore", "--run-id", identity)
    assert identity in command("runs", "list", "--experiment-id", experiment)


def test_artifacts_are_logged_listed_and_downloaded():
    identity = run.info.run_id
    os.mkdir("sent")
    for name, text in [("one.txt", "first"), ("two.txt", "second")]:
        with open(f"sent/{name}", "w", encoding="utf-8") as file:
            file.write(text)
    command("artifacts", "log-artifact", "-l", "sent/one.txt", "-r", identity, "-a", "in")
    command("artifacts", "log-artifacts", "-l", "sent", "-r", identity, "-a", "all")
    listed = json.loads(command("artifacts", "list", "-r", identity, "-a", "all"))
    assert [(each["path"], each["is_dir"], int(each["file_size"])) for each in listed] == [
        ("all/one.txt", False, 5),
        ("all/two.txt", False, 6),
    ]
    command("artifacts", "download", "-r", identity, "-a", "all", "-d", "got")
    with open("got/all/two.txt", encoding="utf-8") as file:
        assert file.read() == "second"
    expect_elsewhere(run, params={"lr": 0.5}, points={"loss": 1}, artifacts=["all/one.txt", "all/two.txt", "in/one.txt"])


run_checks(globals())
