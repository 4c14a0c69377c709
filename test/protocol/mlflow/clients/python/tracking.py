"""Experiments, runs, parameters, metrics, tags and searches, as people write them."""

import math
import time

import mlflow
from checks import expect_elsewhere, refused, unique
from checks import run as run_checks
from mlflow import MlflowClient
from mlflow.entities import Metric, Param, RunTag, ViewType

client = MlflowClient()
title = unique("tracking")


def test_an_experiment_is_made_by_its_first_use_and_found_again():
    made = mlflow.set_experiment(title)
    assert mlflow.set_experiment(title).experiment_id == made.experiment_id
    found = client.get_experiment_by_name(title)
    assert found.experiment_id == made.experiment_id and found.lifecycle_stage == "active"
    assert client.get_experiment(made.experiment_id).name == title
    assert client.get_experiment_by_name(unique("none")) is None
    assert client.get_experiment("0").name == "Default"


def test_an_experiment_has_tags_and_is_searched():
    made = client.create_experiment(unique("tagged"), tags={"team": "vision"})
    client.set_experiment_tag(made, "note", "ü")
    assert client.get_experiment(made).tags == {"team": "vision", "note": "ü"}
    found = client.search_experiments(filter_string="tags.team = 'vision' AND name LIKE 'tagged-%'")
    assert made in [each.experiment_id for each in found]


def test_an_experiment_is_renamed_deleted_and_restored():
    made = client.create_experiment(unique("old"))
    new = unique("new")
    client.rename_experiment(made, new)
    assert client.get_experiment(made).name == new
    client.delete_experiment(made)
    assert client.get_experiment(made).lifecycle_stage == "deleted"
    assert made in [each.experiment_id for each in client.search_experiments(view_type=ViewType.DELETED_ONLY)]
    refused(mlflow.set_experiment, new)
    client.restore_experiment(made)
    assert client.get_experiment(made).lifecycle_stage == "active"
    refused(client.create_experiment, new, code="RESOURCE_ALREADY_EXISTS")


def test_a_run_records_parameters_metrics_and_tags():
    with mlflow.start_run(run_name="first", tags={"stage": "draft"}, description="what it is about") as run:
        mlflow.log_param("lr", 0.01)
        mlflow.log_params({"optimizer": "adam", "layers": [1, 2], "none": None})
        for step in range(10):
            mlflow.log_metric("loss", 1 / (step + 1), step=step)
        mlflow.log_metrics({"acc": 0.5, "auc": 0.75}, step=3)
        mlflow.log_metrics({"odd": math.nan, "over": math.inf, "under": -math.inf})
        mlflow.set_tag("owner", "me")
        mlflow.set_tags({"a/b c": "1", "gone": "2"})
        mlflow.delete_tag("gone")
    found = client.get_run(run.info.run_id)
    assert found.info.status == "FINISHED" and found.info.run_name == "first"
    assert found.info.end_time >= found.info.start_time > time.time() * 1000 - 600_000
    assert found.data.params == {"lr": "0.01", "optimizer": "adam", "layers": "[1, 2]", "none": "None"}
    metrics = found.data.metrics
    assert metrics["loss"] == 0.1 and metrics["acc"] == 0.5 and metrics["auc"] == 0.75
    assert math.isnan(metrics["odd"]) and metrics["over"] > 1e308 and metrics["under"] < -1e308
    tags = found.data.tags
    assert tags["owner"] == "me" and tags["a/b c"] == "1" and tags["stage"] == "draft" and "gone" not in tags
    assert tags["mlflow.note.content"] == "what it is about" and tags["mlflow.source.name"].endswith("tracking.py")
    history = client.get_metric_history(run.info.run_id, "loss")
    assert [(each.step, each.value) for each in history] == [(step, 1 / (step + 1)) for step in range(10)]
    expect_elsewhere(
        run,
        params=found.data.params,
        points={"loss": 10, "acc": 1, "auc": 1, "odd": 1, "over": 1, "under": 1},
        tags={"owner": "me", "a/b c": "1", "stage": "draft"},
    )


def test_a_parameter_is_written_once():
    with mlflow.start_run() as run:
        mlflow.log_param("p", 1)
        mlflow.log_param("p", 1)
        assert "p" in refused(mlflow.log_param, "p", 2)
        refused(mlflow.log_param, "p" * 251, 2)
    assert client.get_run(run.info.run_id).data.params == {"p": "1"}


def test_a_run_without_a_name_is_given_one():
    with mlflow.start_run() as run:
        pass
    assert run.info.run_name and client.get_run(run.info.run_id).data.tags["mlflow.runName"] == run.info.run_name


def test_two_runs_may_have_the_same_name():
    with mlflow.start_run(run_name="twin") as one:
        mlflow.log_param("n", 1)
    with mlflow.start_run(run_name="twin") as two:
        mlflow.log_param("n", 2)
    found = mlflow.search_runs(filter_string="run_name = 'twin'")
    assert sorted(found.run_id) == sorted([one.info.run_id, two.info.run_id])
    assert set(found["tags.mlflow.runName"]) == {"twin"}


def test_a_batch_is_taken_whole_or_not_at_all():
    run = client.create_run(client.get_experiment_by_name(title).experiment_id, run_name="batch")
    now = int(time.time() * 1000)
    client.log_batch(
        run.info.run_id,
        [Metric("m", i, now + i, i) for i in range(800)],
        [Param(f"p{i}", str(i)) for i in range(100)],
        [RunTag(f"t{i}", str(i)) for i in range(100)],
    )
    refused(client.log_batch, run.info.run_id, [Metric("m", 1, now, 900)], [Param("p0", "other")], [])
    client.set_terminated(run.info.run_id)
    found = client.get_run(run.info.run_id)
    assert found.data.metrics["m"] == 799 and len(found.data.params) == 100
    expect_elsewhere(run, params={"p99": "99"}, points={"m": 800}, tags={"t99": "99"}, name="batch")


def test_a_run_is_gone_on_with_by_its_id():
    with mlflow.start_run(run_name="in two parts") as first:
        mlflow.log_metric("loss", 2, step=0)
    with mlflow.start_run(run_id=first.info.run_id) as second:
        assert second.info.status == "RUNNING"
        mlflow.log_metric("loss", 1, step=1)
    assert [each.value for each in client.get_metric_history(first.info.run_id, "loss")] == [2, 1]
    expect_elsewhere(first, points={"loss": 2})


def test_a_run_that_raises_has_failed():
    try:
        with mlflow.start_run() as run:
            raise KeyError("so")
    except KeyError:
        pass
    assert client.get_run(run.info.run_id).info.status == "FAILED"
    expect_elsewhere(run, status="FAILED")


def test_runs_stand_below_their_parent():
    with mlflow.start_run(run_name="parent") as parent:
        children = []
        for i in range(3):
            with mlflow.start_run(run_name=f"child-{i}", nested=True) as child:
                mlflow.log_metric("score", i)
                children.append(child.info.run_id)
    found = mlflow.search_runs(filter_string=f"tags.mlflow.parentRunId = '{parent.info.run_id}'")
    assert sorted(found.run_id) == sorted(children)
    assert client.get_parent_run(children[0]).info.run_id == parent.info.run_id


def test_a_run_is_renamed_deleted_and_restored():
    with mlflow.start_run(run_name="before") as run:
        mlflow.log_param("kept", "yes")
    identity = run.info.run_id
    client.update_run(identity, name="after")
    assert client.get_run(identity).info.run_name == "after"
    client.delete_run(identity)
    assert client.get_run(identity).info.lifecycle_stage == "deleted"
    assert mlflow.search_runs(filter_string="run_name = 'after'").empty
    refused(client.log_param, identity, "late", 1)
    client.restore_run(identity)
    assert list(mlflow.search_runs(filter_string="run_name = 'after'").run_id) == [identity]
    expect_elsewhere(run, params={"kept": "yes"}, name="after")


def test_searched_runs_come_as_a_table_of_pandas():
    searched = mlflow.set_experiment(unique("searched"))
    for i in range(12):
        with mlflow.start_run(run_name=f"r{i}"):
            mlflow.log_params({"model": "tree" if i % 2 else "net", "depth": i})
            mlflow.log_metric("acc", i / 10)
            mlflow.set_tag("odd", str(bool(i % 2)))
    table = mlflow.search_runs(
        experiment_names=[searched.name],
        filter_string="params.model = 'tree' and metrics.acc > 0.25 and tags.odd ILIKE 'TRUE' and attributes.status = 'FINISHED'",
        order_by=["metrics.acc DESC"],
    )
    assert list(table["metrics.acc"]) == [1.1, 0.9, 0.7, 0.5, 0.3]
    assert list(table["params.depth"]) == ["11", "9", "7", "5", "3"]
    assert set(table["experiment_id"]) == {searched.experiment_id}
    assert str(table["start_time"].dtype).startswith("datetime64")
    latest = mlflow.search_runs(order_by=["start_time DESC"], max_results=2)
    assert list(latest["tags.mlflow.runName"]) == ["r11", "r10"]
    first = client.search_runs([searched.experiment_id], order_by=["params.depth ASC"], max_results=5)
    second = client.search_runs(
        [searched.experiment_id], order_by=["params.depth ASC"], max_results=50, page_token=first.token
    )
    assert [len(first), len(second)] == [5, 7]
    assert len({each.info.run_id for each in [*first, *second]}) == 12
    refused(mlflow.search_runs, filter_string="metrics.acc > 'x' OR params.a = 'b'")


def test_a_history_is_longer_than_a_page():
    mlflow.set_experiment(title)
    count = 26_000
    with mlflow.start_run(run_name="long") as run:
        for start in range(0, count, 1000):
            client.log_batch(run.info.run_id, [Metric("m", i, 1_700_000_000_000 + i, i) for i in range(start, start + 1000)])
    history = client.get_metric_history(run.info.run_id, "m")
    assert [each.step for each in history] == list(range(count)) and history[-1].value == count - 1
    expect_elsewhere(run, points={"m": count})


run_checks(globals())
