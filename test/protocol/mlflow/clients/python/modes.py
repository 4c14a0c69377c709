"""Data sets, asynchronous logging, metrics of the machine, and what is not offered."""

import logging
import threading
import time

import mlflow
import pandas as pd
from checks import expect_elsewhere, major, unique
from checks import run as run_checks
from mlflow import MlflowClient

client = MlflowClient()
mlflow.set_experiment(unique("modes"))


def test_data_sets_are_inputs():
    frame = pd.DataFrame({"x": [1, 2], "y": [0.5, 0.25]})
    data = mlflow.data.from_pandas(frame, source="https://example.com/set.csv", name="set", targets="y")
    with mlflow.start_run() as run:
        mlflow.log_input(data, context="training")
        mlflow.log_input(data, context="training")
    [found] = client.get_run(run.info.run_id).inputs.dataset_inputs
    assert found.dataset.name == "set" and found.dataset.digest == data.digest and "num_rows" in found.dataset.profile
    assert [(each.key, each.value) for each in found.tags] == [("mlflow.data.context", "training")]
    assert list(mlflow.search_runs(filter_string="dataset.name = 'set'").run_id) == [run.info.run_id]
    assert list(mlflow.search_runs(filter_string="dataset.context = 'training'").run_id) == [run.info.run_id]
    assert mlflow.data.get_source(found).url == "https://example.com/set.csv"


def test_asynchronous_logging_loses_nothing():
    count = 500
    mlflow.config.enable_async_logging()
    try:
        with mlflow.start_run() as run:
            for step in range(count):
                mlflow.log_metric("loss", 1 / (step + 1), step=step)
            mlflow.log_params({"a": 1, "b": 2})
            mlflow.set_tag("how", "async")
            mlflow.log_metrics({"x": 1, "y": 2}, step=1)
        mlflow.flush_async_logging()
    finally:
        mlflow.config.enable_async_logging(False)
    assert len(client.get_metric_history(run.info.run_id, "loss")) == count
    expect_elsewhere(run, params={"a": 1, "b": 2}, points={"loss": count, "x": 1, "y": 1}, tags={"how": "async"})


def test_threads_log_into_one_run():
    with mlflow.start_run() as run:

        def log(thread):
            for step in range(50):
                client.log_metric(run.info.run_id, f"m{thread}", step, step=step)
                client.log_metric(run.info.run_id, "all", thread, step=step * 8 + thread)

        threads = [threading.Thread(target=log, args=[thread]) for thread in range(8)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    expect_elsewhere(run, points={**{f"m{thread}": 50 for thread in range(8)}, "all": 400})


def test_metrics_of_the_machine():
    mlflow.set_system_metrics_sampling_interval(0.2)
    with mlflow.start_run(log_system_metrics=True) as run:
        time.sleep(1.5)
    found = client.get_run(run.info.run_id).data.metrics
    assert "system/cpu_utilization_percentage" in found and "system/system_memory_usage_megabytes" in found
    count = len(client.get_metric_history(run.info.run_id, "system/cpu_utilization_percentage"))
    assert count >= 2
    with mlflow.start_run(run_id=run.info.run_id, log_system_metrics=True):
        time.sleep(0.7)
    steps = [each.step for each in client.get_metric_history(run.info.run_id, "system/cpu_utilization_percentage")]
    assert len(steps) > count and steps == list(range(len(steps))), "the steps go on where they ended"
    expect_elsewhere(run, points={"system/cpu_utilization_percentage": len(steps)})


def test_a_traced_function_works_and_is_not_held_up():
    seen = []
    handler = logging.Handler()
    handler.emit = lambda record: seen.append((record.levelno, record.getMessage()))
    logging.getLogger("mlflow").addHandler(handler)

    @mlflow.trace
    def double(x):
        return 2 * x

    started = time.monotonic()
    with mlflow.start_run() as run:
        assert [double(i) for i in range(20)] == [2 * i for i in range(20)]
        mlflow.log_metric("after", 1)
    if major >= 3:
        mlflow.flush_trace_async_logging()
    # Its client goes on for four minutes with what it takes for a passing fault.
    assert time.monotonic() - started < 60
    logging.getLogger("mlflow").removeHandler(handler)
    assert all(level <= logging.WARNING for level, _ in seen), seen
    expect_elsewhere(run, points={"after": 1})


run_checks(globals())
