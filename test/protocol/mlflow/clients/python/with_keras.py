"""Keras on TensorFlow with autologging."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import mlflow  # noqa: E402
import numpy as np  # noqa: E402
from checks import expect_elsewhere, model_name, unique  # noqa: E402
from checks import run as run_checks  # noqa: E402
from mlflow import MlflowClient  # noqa: E402
from tensorflow import keras  # noqa: E402

client = MlflowClient()
mlflow.set_experiment(unique("keras"))
rng = np.random.default_rng(1)
inputs = rng.random((128, 4)).astype("float32")
targets = inputs.sum(axis=1, keepdims=True)
epochs = 4


def network():
    model = keras.Sequential([keras.layers.Input([4]), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse", metrics=["mae"])
    return model


def test_autologging_records_every_epoch_and_the_model():
    mlflow.tensorflow.autolog(silent=True)
    with mlflow.start_run() as run:
        model = network()
        model.fit(inputs, targets, epochs=epochs, batch_size=32, validation_split=0.25, verbose=0)
    mlflow.tensorflow.autolog(disable=True)
    for key in ["loss", "mae", "val_loss", "val_mae"]:
        history = client.get_metric_history(run.info.run_id, key)
        assert [each.step for each in history] == list(range(epochs)), key
    loaded = mlflow.tensorflow.load_model(f"runs:/{run.info.run_id}/model")
    assert np.allclose(loaded.predict(inputs, verbose=0), model.predict(inputs, verbose=0), atol=1e-5)
    expect_elsewhere(
        run,
        params={"epochs": epochs, "batch_size": 32},
        points={key: epochs for key in ["loss", "mae", "val_loss", "val_mae"]},
        artifacts=["model_summary.txt"],
    )


def test_the_callback_records_epochs():
    with mlflow.start_run() as run:
        network().fit(inputs, targets, epochs=epochs, verbose=0, callbacks=[mlflow.keras.MlflowCallback(log_every_epoch=True)])
    found = client.get_run(run.info.run_id).data
    assert "loss" in found.metrics and abs(float(found.params["optimizer_learning_rate"]) - 0.01) < 1e-6
    expect_elsewhere(run, points={"loss": epochs, "mae": epochs})


def test_a_model_is_logged_and_loaded_back():
    model = network()
    with mlflow.start_run():
        info = mlflow.tensorflow.log_model(model, **model_name("net"), input_example=inputs[:2], pip_requirements=[])
    loaded = mlflow.tensorflow.load_model(info.model_uri)
    assert np.allclose(loaded.predict(inputs, verbose=0), model.predict(inputs, verbose=0), atol=1e-5)


run_checks(globals())
