"""Runs samples of the specification as they stand there, with what they leave free."""

import os
import types

import numpy

_folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "samples")


def source(sample):
    with open(os.path.join(_folder, sample), encoding="utf-8") as file:
        return file.read()


def run_sample(sample, scope, text=None):
    """Executes it among the names of `scope`, as a notebook's cell or as a program."""
    exec(compile(text or source(sample), sample, "exec"), scope)


def training():
    """A small real model with its data: what the samples of Keras name without making it."""
    os.environ["KERAS_BACKEND"] = "jax"
    import keras

    class Callback(keras.callbacks.Callback):
        """The samples are of Keras 2, where a callback's model could be assigned; Keras 3 only sets it itself."""

        @property
        def model(self):
            return keras.callbacks.Callback.model.fget(self)

        @model.setter
        def model(self, model):
            self._model = model

    random = numpy.random.default_rng(7)
    x_train, x_test = random.normal(size=(200, 4)).astype("float32"), random.normal(size=(50, 4)).astype("float32")
    y_train, y_test = (x_train[:, 0] > 0).astype("int32"), (x_test[:, 0] > 0).astype("int32")
    os.makedirs("datasets", exist_ok=True)
    for name, data in (
        ("input_train", x_train),
        ("input_test", x_test),
        ("input_train_labels", y_train),
        ("input_test_labels", y_test),
    ):
        numpy.save(f"datasets/{name}.npy", data)
    model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(8, "relu"), keras.layers.Dense(2, "softmax")])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return {
        "__name__": "__main__",
        "keras": types.SimpleNamespace(callbacks=types.SimpleNamespace(Callback=Callback)),
        "model": model,
        "x_train": x_train,
        "y_train": y_train,
        "x_test": x_test,
        "y_test": y_test,
        "batch_size": 32,
        "epochs": 3,
    }
