"""mlflow.evaluate on a small classifier."""

import mlflow
import pandas as pd
from checks import expect_elsewhere, major, model_name, unique
from checks import run as run_checks
from mlflow import MlflowClient
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression

client = MlflowClient()
mlflow.set_experiment(unique("evaluating"))


def test_a_classifier_is_evaluated():
    inputs, classes = load_breast_cancer(return_X_y=True)
    table = pd.DataFrame(inputs[:, :4], columns=["a", "b", "c", "d"])
    model = LogisticRegression(max_iter=1000).fit(table, classes)
    table["class"] = classes
    with mlflow.start_run() as run:
        info = mlflow.sklearn.log_model(model, **model_name("m"), pip_requirements=[])
        result = mlflow.models.evaluate(
            info.model_uri, table, targets="class", model_type="classifier", evaluator_config={"log_explainer": False,
            "log_model_explainability": False},
        )
    found = client.get_run(run.info.run_id)
    assert found.data.metrics["accuracy_score"] == result.metrics["accuracy_score"] > 0.8
    names = [each.path for each in client.list_artifacts(run.info.run_id)]
    assert "confusion_matrix.png" in names and "roc_curve_plot.png" in names
    assert len(found.inputs.dataset_inputs) == 1
    # Of the 3.x it sends its metrics twice, at two times.
    count = 2 if major >= 3 else 1
    expect_elsewhere(run, points={"accuracy_score": count, "roc_auc": count}, artifacts=["confusion_matrix.png"])


run_checks(globals())
