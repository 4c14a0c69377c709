"""Fills a tracking server, or tells in which way two of them differ to MLflow's own client."""

import json
import math
import sys
import tempfile
from pathlib import Path

import mlflow
import numpy
import pandas
from mlflow.entities import Metric
from sklearn.linear_model import LinearRegression


def fill():
    client = mlflow.MlflowClient()
    client.create_experiment("wines", tags={"team": "a", "mlflow.note.content": "About *wines*"})
    client.create_experiment("empty")
    client.delete_experiment(client.create_experiment("dead"))
    mlflow.set_experiment("wines")
    with mlflow.start_run(run_name="parent") as run:
        mlflow.log_params({"lr": 0.1, "layers/deep": "3", "empty": ""})
        mlflow.set_tags({"mlflow.note.content": "a\nnote", "other": "x"})
        losses = [Metric("train/loss", 1 / (step + 1), 1_700_000_000_000 + step, step) for step in range(900)]
        client.log_batch(run.info.run_id, metrics=losses)
        odd = [("nan", -3), ("5e-324", 2), ("0.30000000000000004", 2), ("-1e300", 7)]
        points = [Metric("odd", float(value), 1_700_000_000_000 + i, step) for i, (value, step) in enumerate(odd)]
        client.log_batch(run.info.run_id, metrics=points)
        mlflow.log_text("hello", "notes/deep/hello.txt")
        mlflow.log_dict({"a": 1}, "conf.json")
        table = mlflow.data.from_pandas(pandas.DataFrame({"a": [1, 2]}), name="wine table")
        mlflow.log_input(table, context="training")
        with mlflow.start_run(nested=True, run_name="child"):
            mlflow.log_metric("x", 1.5)
        model = LinearRegression().fit(numpy.array([[1], [2]]), [1, 2])
        mlflow.sklearn.log_model(model, name="model", registered_model_name="wine-model")
    for value in (2, 3):
        with mlflow.start_run(run_name="same"):
            mlflow.log_metric("x", value)
            if value == 3:
                mlflow.end_run("FAILED")
    with mlflow.start_run(run_name="gone") as run:
        mlflow.log_metric("x", 4)
    client.delete_run(run.info.run_id)
    mlflow.set_experiment("Default")
    with mlflow.start_run(run_name="in Default"):
        mlflow.log_metric("x", 9)
    client.set_registered_model_alias("wine-model", "champion", "1")
    client.set_model_version_tag("wine-model", "1", "quality", "high")


def own(tags):
    return {key: value for key, value in tags.items() if not key.startswith("imported.")}


def history(client, run_id, key):
    def told(value):
        return "nan" if math.isnan(value) else value

    found = [(point.step, point.timestamp, told(point.value)) for point in client.get_metric_history(run_id, key)]
    return sorted(found, key=str)


def files(client, run_id, path=None):
    found = {}
    for entry in client.list_artifacts(run_id, path):
        if entry.is_dir:
            found.update(files(client, run_id, entry.path))
        else:
            with tempfile.TemporaryDirectory() as folder:
                found[entry.path] = Path(client.download_artifacts(run_id, entry.path, folder)).read_bytes().hex()
    return found


def view(uri):
    client = mlflow.MlflowClient(uri, uri)
    experiments = {each.experiment_id: each for each in client.search_experiments()}
    runs = {}
    for run in client.search_runs(list(experiments)):
        info, data = run.info, run.data
        runs[info.run_id] = {
            "experiment": experiments[info.experiment_id].name,
            "info": [info.run_name, info.status, info.start_time, info.end_time],
            "params": data.params,
            "tags": own(data.tags),
            "metrics": {key: history(client, info.run_id, key) for key in data.metrics},
            "datasets": [
                [each.dataset.to_dictionary(), [[tag.key, tag.value] for tag in each.tags]]
                for each in run.inputs.dataset_inputs
            ],
            "files": files(client, info.run_id),
        }
    [model] = client.search_registered_models()
    version = client.get_model_version_by_alias("wine-model", "champion")
    mlflow.set_tracking_uri(uri)
    mlflow.set_registry_uri(uri)
    loaded = mlflow.sklearn.load_model("models:/wine-model@champion")
    return {
        "experiments": {each.name: own(each.tags) for each in experiments.values()},
        "runs": runs,
        "model": [model.name, model.aliases, version.version, version.run_id, own(version.tags)],
        "prediction": loaded.predict([[3.0]]).tolist(),
    }


def differences(path, left, right):
    if isinstance(left, dict) and isinstance(right, dict):
        for key in sorted(left.keys() | right.keys(), key=str):
            yield from differences(f"{path}/{key}", left.get(key), right.get(key))
    elif left != right:
        yield f"{path}: {str(left)[:200]} became {str(right)[:200]}"


if sys.argv[1] == "fill":
    fill()
else:
    report = list(differences("", view(sys.argv[2]), view(sys.argv[3])))
    Path(sys.argv[4]).write_text(json.dumps(report), encoding="utf-8")
