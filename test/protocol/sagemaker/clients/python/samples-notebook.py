"""The samples of the specification that make runs, in one notebook."""

import boto3
from checks import run as run_checks
from samples import run_sample, source, training
from sagemaker.experiments import Run, list_runs, load_run

sagemaker = boto3.client("sagemaker")


def test_image_classification():
    run_sample("image-classification.py", {"__name__": "__main__"})
    found = sagemaker.describe_trial_component(TrialComponentName="image-classification-initial-training")
    assert found["Parameters"]["learning_rate"] == {"NumberValue": 0.001}
    assert {each["MetricName"]: each["Last"] for each in found["Metrics"]} == {"accuracy": 0.85, "precision": 0.83}
    assert found["OutputArtifacts"]["model"]["Value"] == "s3://bucket/model.tar.gz"


def test_short_samples():
    with open("training_data.csv", "w", encoding="utf-8") as file:
        file.write("a,b\n1,2\n")
    names = {"experiment_name": "short", "run_name": "samples", "load_run": load_run}
    run_sample("load-run-by-names.py", {**names})
    with Run(experiment_name="short", run_name="samples") as run:
        scope = {**names, "run": run, "finalloss": 0.25, "loss": 0.5, "epoch": 3}
        for sample in ("log-parameter.py", "log-parameters.py", "log-metric.py", "log-metric-by-epoch.py", "log-file.py"):
            run_sample(sample, scope)
        # As it stands there, it lacks a comma and is no Python.
        text = source("log-artifact.py").replace('"data.csv" is_output', '"data.csv", is_output')
        run_sample("log-artifact.py", scope, text)
        run_sample("load-run-in-job.py", scope)
    found = sagemaker.describe_trial_component(TrialComponentName="short-samples")
    assert {key: value["StringValue"] for key, value in found["Parameters"].items()} == {
        f"param{number}": f"value{number}" for number in (1, 2, 3)
    }
    assert {each["MetricName"]: each["Last"] for each in found["Metrics"]} == {"Final_loss": 0.25, "test:loss": 0.5}
    # Both samples name it training_data.
    assert found["InputArtifacts"]["training_data"]["Value"] == "data.csv"


def test_keras_in_a_notebook():
    scope = training()
    run_sample("keras-callback.py", scope)
    run_sample("keras-notebook.py", scope)
    (run,) = list_runs("my-experiment")
    found = sagemaker.describe_trial_component(TrialComponentName=f"my-experiment-{run.run_name}")
    assert found["Parameters"]["dropout"] == {"NumberValue": 0.5}
    assert sorted(found["InputArtifacts"]) == [
        "input_test.npy",
        "input_test_labels.npy",
        "input_train.npy",
        "input_train_labels.npy",
    ], found["InputArtifacts"]
    metrics = {each["MetricName"]: each for each in found["Metrics"]}
    assert metrics["val_loss"]["Count"] == 3 and metrics["accuracy"]["Count"] == 3
    assert metrics["Final Test Loss"]["Count"] == 2


if __name__ == "__main__":
    run_checks(globals())
