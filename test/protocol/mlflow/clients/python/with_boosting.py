"""LightGBM and XGBoost with autologging."""

import mlflow
import numpy as np
from checks import expect_elsewhere, unique
from checks import run as run_checks
from mlflow import MlflowClient

client = MlflowClient()
mlflow.set_experiment(unique("boosting"))
rng = np.random.default_rng(5)
inputs = rng.random((200, 3))
classes = (inputs[:, 0] + inputs[:, 1] > 1).astype(int)
rounds = 12


def test_lightgbm():
    import lightgbm

    mlflow.lightgbm.autolog(silent=True)
    data = lightgbm.Dataset(inputs, classes)
    with mlflow.start_run() as run:
        settings = {"objective": "binary", "learning_rate": 0.2, "verbosity": -1, "num_threads": 1}
        booster = lightgbm.train(settings, data, num_boost_round=rounds, valid_sets=[data], valid_names=["train"])
    mlflow.lightgbm.autolog(disable=True)
    history = client.get_metric_history(run.info.run_id, "train-binary_logloss")
    assert [each.step for each in history] == list(range(rounds)) and history[-1].value < history[0].value
    loaded = mlflow.lightgbm.load_model(f"runs:/{run.info.run_id}/model")
    assert np.allclose(loaded.predict(inputs), booster.predict(inputs))
    expect_elsewhere(
        run,
        params={"learning_rate": 0.2, "num_boost_round": rounds},
        points={"train-binary_logloss": rounds},
        artifacts=["feature_importance_gain.json", "feature_importance_split.png"],
    )


def test_xgboost():
    import xgboost

    mlflow.xgboost.autolog(silent=True)
    data = xgboost.DMatrix(inputs, classes)
    with mlflow.start_run() as run:
        settings = {"objective": "binary:logistic", "eta": 0.2, "nthread": 1}
        booster = xgboost.train(settings, data, num_boost_round=rounds, evals=[(data, "train")], verbose_eval=False)
    mlflow.xgboost.autolog(disable=True)
    history = client.get_metric_history(run.info.run_id, "train-logloss")
    assert [each.step for each in history] == list(range(rounds)) and history[-1].value < history[0].value
    loaded = mlflow.xgboost.load_model(f"runs:/{run.info.run_id}/model")
    assert np.allclose(loaded.predict(data), booster.predict(data))
    expect_elsewhere(
        run, params={"eta": 0.2, "num_boost_round": rounds}, points={"train-logloss": rounds},
        artifacts=["feature_importance_weight.json", "feature_importance_weight.png"],
    )


run_checks(globals())
