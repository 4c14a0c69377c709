"""What MLflow's real Python client does in the bench. One line of JSON on stdout is the result.

usage: client.py batches|singles|record|calls URL ...
"""

import json
import multiprocessing
import os
import random
import struct
import sys
import time

import mlflow
from mlflow import MlflowClient
from mlflow.entities import Metric

NAMES = [
    "train/loss", "train/accuracy", "train/grad_norm", "train/learning_rate", "val/loss",
    "val/accuracy", "val/f1", "val/auc", "throughput/tokens", "throughput/seconds",
]  # fmt: skip
FIRST_STEP = 10_000_000
FIRST_TIME_MS = 1_790_000_000_000
STEPS_PER_BATCH = 100


def float32(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def batch(turn, noise):
    """1,000 points of ten metrics, step by step, as a training loop has them."""
    metrics = []
    for i in range(STEPS_PER_BATCH):
        step = FIRST_STEP + turn * STEPS_PER_BATCH + i
        time_ms = FIRST_TIME_MS + (turn * STEPS_PER_BATCH + i) * 1000 + noise.randrange(40)
        metrics += [Metric(name, float32(noise.random()), time_ms, step) for name in NAMES]
    return metrics


def worker(what, url, seconds, index, start, results):
    client = MlflowClient(tracking_uri=url)
    run_id = client.create_run("0", run_name=f"{what}-{index}").info.run_id
    noise = random.Random(index)
    prepared = [batch(turn, noise) for turn in range(50)] if what == "batches" else []
    start.wait()
    done, failed, times = 0, 0, []
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        at = time.perf_counter()
        try:
            if what == "batches":
                client.log_batch(run_id, metrics=prepared[done] if done < 50 else batch(done, noise))
            else:
                client.log_metric(run_id, "loss", float32(noise.random()), FIRST_TIME_MS + done, FIRST_STEP + done)
            done += 1
            times.append(time.perf_counter() - at)
        except Exception as error:  # the server refuses or breaks under load: that is a result
            failed += 1
            print(f"{what}: {error}", file=sys.stderr)
    results.put((done, failed, time.perf_counter() - began, times))


def load(what, url, seconds, processes):
    start = multiprocessing.Barrier(processes)
    results = multiprocessing.Queue()
    workers = [
        multiprocessing.Process(target=worker, args=(what, url, seconds, index, start, results))
        for index in range(processes)
    ]
    for each in workers:
        each.start()
    answers = [results.get() for _ in workers]
    for each in workers:
        each.join()
    times = sorted(time for answer in answers for time in answer[3])
    return {
        "perSecond": sum(done / elapsed for done, _, elapsed, _ in answers),
        "done": sum(answer[0] for answer in answers),
        "failed": sum(answer[1] for answer in answers),
        "p50Ms": quantile(times, 0.5) * 1000,
        "p99Ms": quantile(times, 0.99) * 1000,
    }


def record(url, run_id):
    """One batch and one single metric, so that whoever listens at the URL can keep what was sent."""
    client = MlflowClient(tracking_uri=url)
    client.log_batch(run_id, metrics=batch(0, random.Random(1)))
    client.log_metric(run_id, "loss", float32(random.Random(2).random()), FIRST_TIME_MS, FIRST_STEP)
    return {}


def calls(url, seconds, synchronous):
    """The time that mlflow.log_metrics of two metrics takes from a training loop."""
    mlflow.set_tracking_uri(url)
    times = []
    with mlflow.start_run(run_name="calls"):
        began = time.perf_counter()
        step = 0
        while time.perf_counter() - began < seconds and step < 200_000:
            at = time.perf_counter_ns()
            mlflow.log_metrics({"loss": 1 / (step + 1), "accuracy": step}, step=step, synchronous=synchronous)
            times.append(time.perf_counter_ns() - at)
            step += 1
        elapsed = time.perf_counter() - began
        if not synchronous:
            mlflow.flush_async_logging()
        flushed = time.perf_counter() - began
    times.sort()
    return {
        "calls": step,
        "perSecond": step / elapsed,
        "p50Ns": quantile(times, 0.5),
        "p99Ns": quantile(times, 0.99),
        "maxNs": times[-1],
        "untilSentS": flushed,
    }


def quantile(ordered, q):
    return ordered[min(len(ordered) - 1, max(0, round(q * len(ordered)) - 1))] if ordered else float("nan")


if __name__ == "__main__":
    os.environ.setdefault("MLFLOW_HTTP_REQUEST_TIMEOUT", "60")
    what, url, *rest = sys.argv[1:]
    if what == "record":
        answer = record(url, rest[0])
    elif what == "calls":
        answer = calls(url, float(rest[0]), rest[1] == "sync")
    else:
        answer = load(what, url, float(rest[0]), int(rest[1]))
    print(json.dumps(answer))
