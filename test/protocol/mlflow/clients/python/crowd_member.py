"""One of many processes that log to one experiment at once: says that it is ready, waits for a file, logs, says so."""

import os
import sys
import time

import mlflow
from mlflow import MlflowClient
from mlflow.entities import Metric

member, go, batches, points = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
client = MlflowClient()
print("ready", flush=True)
while not os.path.exists(go):
    time.sleep(0.02)
mlflow.set_experiment("crowd")
with mlflow.start_run(run_name=f"member-{member}") as run:
    mlflow.log_params({"member": member, "batches": batches})
    for batch in range(batches):
        start = batch * points
        client.log_batch(run.info.run_id, [Metric("loss", i, 1_700_000_000_000 + i, i) for i in range(start, start + points)])
        mlflow.log_metric("batch", batch, step=batch)
    mlflow.log_text(f"of member {member}", "report.txt")
    mlflow.set_tag("done", "yes")
print("done", run.info.run_id, flush=True)
