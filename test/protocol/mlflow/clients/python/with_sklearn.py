"""scikit-learn with autologging."""

import mlflow
import numpy as np
from checks import expect_elsewhere, major, unique
from checks import run as run_checks
from mlflow import MlflowClient
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.tree import DecisionTreeClassifier

client = MlflowClient()
experiment = mlflow.set_experiment(unique("sklearn"))
inputs, classes = load_iris(return_X_y=True)


def test_autologging_records_a_fit():
    mlflow.sklearn.autolog(silent=True)
    with mlflow.start_run() as run:
        model = DecisionTreeClassifier(max_depth=2, random_state=1).fit(inputs, classes)
        model.score(inputs, classes)
    mlflow.sklearn.autolog(disable=True)
    found = client.get_run(run.info.run_id)
    assert found.data.params["max_depth"] == "2" and found.data.tags["estimator_name"] == "DecisionTreeClassifier"
    assert found.data.metrics["training_accuracy_score"] == model.score(inputs, classes)
    assert len(found.inputs.dataset_inputs) >= 1
    names = [each.path for each in client.list_artifacts(run.info.run_id)]
    assert "training_confusion_matrix.png" in names and "estimator.html" in names
    loaded = mlflow.sklearn.load_model(f"runs:/{run.info.run_id}/model")
    assert np.array_equal(loaded.predict(inputs), model.predict(inputs))
    if major >= 3:
        [output] = found.outputs.model_outputs
        logged = mlflow.get_logged_model(output.model_id)
        assert logged.status == "READY" and logged.params["max_depth"] == "2"
        assert {each.key for each in logged.metrics} >= {"training_accuracy_score", "training_f1_score"}
    expect_elsewhere(
        run,
        params={"max_depth": 2, "random_state": 1},
        points={"training_accuracy_score": 1, "training_f1_score": 1},
        tags={"estimator_name": "DecisionTreeClassifier"},
        artifacts=["estimator.html", "training_confusion_matrix.png"],
    )


def test_a_search_of_a_grid_has_a_child_for_each_candidate():
    mlflow.sklearn.autolog(silent=True, log_models=False, max_tuning_runs=None)
    strengths = [0.01, 0.1, 1.0, 10.0]
    with mlflow.start_run() as run:
        search = GridSearchCV(LogisticRegression(max_iter=400), {"C": strengths}, cv=2).fit(inputs, classes)
    mlflow.sklearn.autolog(disable=True)
    children = mlflow.search_runs(
        filter_string=f"tags.mlflow.parentRunId = '{run.info.run_id}'", order_by=["metrics.mean_test_score DESC"]
    )
    assert sorted(children["params.C"].astype(float)) == strengths
    assert children["metrics.mean_test_score"].iloc[0] == search.best_score_
    assert list(children["metrics.rank_test_score"])[0] == 1
    found = client.get_run(run.info.run_id).data
    assert float(found.params["best_C"]) == search.best_params_["C"] and found.metrics["best_cv_score"] == search.best_score_
    expect_elsewhere(run, points={"best_cv_score": 1}, artifacts=["cv_results.csv"])
    for identity, strength in zip(children["run_id"], children["params.C"], strict=True):
        expect_elsewhere(client.get_run(identity), params={"C": strength}, points={"mean_test_score": 1})


run_checks(globals())
