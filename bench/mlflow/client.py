"""What MLflow's real client does in the bench, the same against any server. One line of JSON on stdout is the result.

usage: client.py write|search|history|artifacts URL [RUN_ID]
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import mlflow
import requests
from mlflow import MlflowClient
from mlflow.entities import Metric

what, url, run_id = sys.argv[1:4]
mlflow.set_tracking_uri(url)
client = MlflowClient()
waiting = 0.0
steps = {}

# The time between a request's first byte out and the end of the answer is the server's; all other time is the client's own.
send = requests.adapters.HTTPAdapter.send


def timed_send(self, *args, **kwargs):
    global waiting
    began = time.perf_counter()
    try:
        return send(self, *args, **kwargs)
    finally:
        waiting += time.perf_counter() - began


requests.adapters.HTTPAdapter.send = timed_send


def step(name, work):
    global waiting
    waiting = 0.0
    began = time.perf_counter()
    answer = work()
    steps[name] = {"seconds": time.perf_counter() - began, "waiting": waiting}
    return answer


def write():
    run = client.create_run("0", run_name="first")
    target = run.info.run_id
    step("200 runs created", lambda: [client.create_run("0", run_name=f"run-{i}") for i in range(200)])
    step("500 × log_metric", lambda: [client.log_metric(target, "loss", 1 / (i + 1), step=i) for i in range(500)])
    batches = [[Metric("acc", i / 1e4, 1_790_000_000_000 + i, i) for i in range(n * 1000, n * 1000 + 1000)] for n in range(50)]
    step("50 × log_batch of 1,000", lambda: [client.log_batch(target, metrics=batch) for batch in batches])
    assert client.get_run(target).data.metrics["acc"] == 4.9999


def search():
    experiment = client.get_experiment_by_name("bench search").experiment_id
    found = step(
        "10 × search_runs, 100 runs by metric",
        lambda: [
            client.search_runs([experiment], 'metrics."metric/00" > 0.9', max_results=100, order_by=['metrics."metric/01" DESC'])
            for _ in range(10)
        ],
    )
    assert all(found)
    frame = step("search_runs of all into pandas", lambda: mlflow.search_runs([experiment], max_results=100_000))
    assert len(frame) > 0


def history():
    points = step("get_metric_history", lambda: client.get_metric_history(run_id, "loss"))
    assert len(points) >= 100_000


def artifacts():
    target = client.create_run("0").info.run_id
    with tempfile.TemporaryDirectory() as folder:
        for i in range(50):
            (Path(folder) / f"{i}.txt").write_text(f"{i} " * 5000)
        step("50 artifacts of 10 kB", lambda: client.log_artifacts(target, folder, "few"))
    assert len(client.list_artifacts(target, "few")) == 50


{"write": write, "search": search, "history": history, "artifacts": artifacts}[what]()
print(json.dumps(steps))
