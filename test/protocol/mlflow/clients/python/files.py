"""Artifacts of runs: logged, listed, read back."""

import os
import tempfile

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt  # noqa: E402
import mlflow  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from checks import expect_elsewhere, unique  # noqa: E402
from checks import run as run_checks  # noqa: E402
from mlflow import MlflowClient  # noqa: E402

client = MlflowClient()
mlflow.set_experiment(unique("files"))


def paths(run, folder=None):
    return sorted(each.path for each in client.list_artifacts(run.info.run_id, folder))


def test_texts_tables_and_pictures_are_logged_listed_and_read_back():
    with mlflow.start_run() as run:
        mlflow.log_text("hello", "notes/deep/hello.txt")
        mlflow.log_dict({"a": [1, 2]}, "config.json")
        mlflow.log_dict({"a": [1, 2]}, "config.yaml")
        figure, axes = plt.subplots()
        axes.plot([1, 2, 3])
        mlflow.log_figure(figure, "plots/curve.png")
        mlflow.log_image(np.zeros((8, 8, 3), dtype=np.uint8), "black.png")
    assert paths(run) == ["black.png", "config.json", "config.yaml", "notes", "plots"]
    assert paths(run, "notes") == ["notes/deep"] and paths(run, "notes/deep") == ["notes/deep/hello.txt"]
    assert paths(run, "config.json") == [] and paths(run, "nothing") == []
    [config] = [each for each in client.list_artifacts(run.info.run_id) if each.path == "config.json"]
    assert not config.is_dir and config.file_size > 5
    root = f"runs:/{run.info.run_id}"
    assert mlflow.artifacts.load_text(f"{root}/notes/deep/hello.txt") == "hello"
    assert mlflow.artifacts.load_dict(f"{root}/config.json") == {"a": [1, 2]}
    assert mlflow.artifacts.load_image(f"{root}/black.png").size == (8, 8)
    expect_elsewhere(
        run, artifacts=["black.png", "config.json", "config.yaml", "notes/deep/hello.txt", "plots/curve.png"]
    )


def test_files_and_folders_are_logged_and_downloaded():
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/in/below")
        for name in ["in/one.bin", "in/below/two.bin"]:
            with open(f"{folder}/{name}", "wb") as file:
                file.write(os.urandom(1000))
        with mlflow.start_run() as run:
            mlflow.log_artifact(f"{folder}/in/one.bin", "single")
            mlflow.log_artifacts(f"{folder}/in", "all")
        got = mlflow.artifacts.download_artifacts(run_id=run.info.run_id, artifact_path="all", dst_path=f"{folder}/out")
        for name in ["one.bin", "below/two.bin"]:
            with open(f"{folder}/in/{name}", "rb") as sent, open(f"{got}/{name}", "rb") as received:
                assert sent.read() == received.read()
    expect_elsewhere(run, artifacts=["all/below/two.bin", "all/one.bin", "single/one.bin"])


def test_names_are_kept_as_they_are():
    names = ["a b.txt", "ü-é-日.txt", "a+b.txt", "a&b=c.txt", "(1),[2].txt", "~x@y!.txt"]
    with mlflow.start_run() as run:
        for name in names:
            mlflow.log_text(name, f"odd names/{name}")
    assert paths(run, "odd names") == sorted(f"odd names/{name}" for name in names)
    for name in names:
        assert mlflow.artifacts.load_text(f"{run.info.artifact_uri}/odd names/{name}") == name
    expect_elsewhere(run, artifacts=[f"odd names/{name}" for name in names])


def test_a_file_is_overwritten():
    with mlflow.start_run() as run:
        mlflow.log_text("old", "f.txt")
        mlflow.log_text("newer", "f.txt")
    assert mlflow.artifacts.load_text(f"runs:/{run.info.run_id}/f.txt") == "newer"
    assert [each.file_size for each in client.list_artifacts(run.info.run_id)] == [5]


def test_images_with_keys_and_steps():
    with mlflow.start_run() as run:
        for step in range(3):
            mlflow.log_image(np.full((4, 4, 3), step, dtype=np.uint8), key="samples", step=step)
        mlflow.flush_artifact_async_logging()
    pictures = paths(run, "images")
    assert len(pictures) == 6 and sum(each.endswith(".webp") for each in pictures) == 3
    assert all("step" in each and "timestamp" in each for each in pictures)
    for each in pictures:
        assert os.path.getsize(client.download_artifacts(run.info.run_id, each)) > 10
    expect_elsewhere(run, artifacts=pictures)


def test_a_table_grows_and_is_loaded_over_runs():
    runs = []
    for i in range(2):
        with mlflow.start_run() as run:
            mlflow.log_table(pd.DataFrame({"x": [i, i + 1], "y": ["a", "b"]}), "eval.json")
            mlflow.log_table({"x": [9], "y": ["c"]}, "eval.json")
            runs.append(run.info.run_id)
    table = mlflow.load_table("eval.json", run_ids=runs, extra_columns=["run_id"])
    assert len(table) == 6 and set(table["run_id"]) == set(runs)


def test_a_big_file_comes_back_as_it_was():
    size = 40 * 1024 * 1024
    with tempfile.TemporaryDirectory() as folder:
        sent = np.random.default_rng(7).integers(0, 256, size, dtype=np.uint8)
        sent.tofile(f"{folder}/weights.bin")
        with mlflow.start_run() as run:
            mlflow.log_artifact(f"{folder}/weights.bin")
        got = client.download_artifacts(run.info.run_id, "weights.bin", folder + "/")
        assert np.array_equal(np.fromfile(client.download_artifacts(run.info.run_id, "weights.bin"), dtype=np.uint8), sent)
        assert got
    expect_elsewhere(run, artifacts=["weights.bin"])


def test_files_are_deleted():
    from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository

    with mlflow.start_run() as run:
        mlflow.log_text("1", "keep.txt")
        mlflow.log_text("1", "drop/one.txt")
        mlflow.log_text("1", "drop/two.txt")
    get_artifact_repository(run.info.artifact_uri).delete_artifacts("drop")
    assert paths(run) == ["keep.txt"]
    expect_elsewhere(run, artifacts=["keep.txt"])


run_checks(globals())
