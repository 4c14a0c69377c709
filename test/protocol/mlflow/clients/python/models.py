"""Models: logged, loaded back, registered, promoted."""

import mlflow
import numpy as np
from checks import expect_elsewhere, major, model_name, refused, unique
from checks import run as run_checks
from mlflow import MlflowClient
from sklearn.linear_model import LogisticRegression

client = MlflowClient()
mlflow.set_experiment(unique("models"))
rng = np.random.default_rng(3)
inputs = rng.random((60, 2))
classes = (inputs[:, 0] > 0.5).astype(int)
trained = LogisticRegression().fit(inputs, classes)
name = unique("classifier")
logged = {}


def test_a_model_is_logged_and_loaded_back():
    with mlflow.start_run() as run:
        mlflow.log_params({"C": 1.0})
        mlflow.log_metric("acc", trained.score(inputs, classes))
        info = mlflow.sklearn.log_model(trained, **model_name("lr"), input_example=inputs[:2], pip_requirements=[])
    logged.update(run=run, info=info)
    for uri in [info.model_uri, f"runs:/{run.info.run_id}/lr"]:
        assert np.array_equal(mlflow.sklearn.load_model(uri).predict(inputs), trained.predict(inputs))
    assert np.array_equal(mlflow.pyfunc.load_model(info.model_uri).predict(inputs), trained.predict(inputs))
    assert mlflow.models.get_model_info(info.model_uri).flavors["python_function"]
    files = ["lr/MLmodel", "lr/requirements.txt", "lr/model.pkl"] if major < 3 else []
    expect_elsewhere(run, params={"C": 1.0}, points={"acc": 1}, artifacts=files)


def test_a_logged_model_stands_by_itself():
    if major < 3:
        return
    model_id = logged["info"].model_id
    found = mlflow.get_logged_model(model_id)
    assert found.status == "READY" and found.params == {"C": "1.0"} and found.name == "lr"
    assert found.source_run_id == logged["run"].info.run_id
    run = client.get_run(logged["run"].info.run_id)
    assert [each.model_id for each in run.outputs.model_outputs] == [model_id]
    mlflow.set_logged_model_tags(model_id, {"kind": "linear", "gone": "1"})
    mlflow.delete_logged_model_tag(model_id, "gone")
    with mlflow.start_run(run_id=run.info.run_id):
        mlflow.log_metric("f1", 0.75, step=2, model_id=model_id)
    found = mlflow.get_logged_model(model_id)
    assert found.tags["kind"] == "linear" and "gone" not in found.tags
    assert [(each.key, each.value, each.step) for each in found.metrics if each.key == "f1"] == [("f1", 0.75, 2)]
    table = mlflow.search_logged_models(filter_string="metrics.f1 > 0.5 AND tags.kind = 'linear'", output_format="list")
    assert [each.model_id for each in table] == [model_id]
    assert sorted(each.path for each in client.list_logged_model_artifacts(model_id))[:1] == ["MLmodel"]


def test_a_logged_model_is_made_by_hand():
    if major < 3:
        return
    first = mlflow.initialize_logged_model(name="hand", params={str(i): "v" for i in range(150)})
    second = mlflow.initialize_logged_model(name="hand", params={str(i): "v" for i in range(150)})
    assert first.model_id != second.model_id
    mlflow.finalize_logged_model(first.model_id, "READY")
    found = mlflow.get_logged_model(first.model_id)
    assert found.status == "READY" and len(found.params) == 150
    client.delete_logged_model(second.model_id)
    refused(client.get_logged_model, second.model_id, code="RESOURCE_DOES_NOT_EXIST")


def test_versions_are_registered():
    first = mlflow.register_model(logged["info"].model_uri, name)
    second = mlflow.register_model(f"runs:/{logged['run'].info.run_id}/lr", name, tags={"from": "run"})
    assert [int(first.version), int(second.version)] == [1, 2]
    assert second.status == "READY" and second.run_id == logged["run"].info.run_id
    for version in [1, 2]:
        assert np.array_equal(mlflow.sklearn.load_model(f"models:/{name}/{version}").predict(inputs), trained.predict(inputs))
    assert client.get_model_version(name, "2").tags["from"] == "run"
    refused(client.get_model_version, name, "3", code="RESOURCE_DOES_NOT_EXIST")
    refused(client.create_registered_model, name, code="RESOURCE_ALREADY_EXISTS")


def test_aliases_tags_and_descriptions():
    client.set_registered_model_alias(name, "champion", 1)
    assert int(client.get_model_version_by_alias(name, "champion").version) == 1
    client.set_registered_model_alias(name, "champion", 2)
    assert int(client.get_model_version_by_alias(name, "champion").version) == 2
    assert mlflow.sklearn.load_model(f"models:/{name}@champion") is not None
    client.set_registered_model_tag(name, "task", "digits")
    client.set_model_version_tag(name, "1", "checked", "yes")
    client.update_registered_model(name, "what it does")
    client.update_model_version(name, "1", "the first")
    found = client.get_registered_model(name)
    assert found.tags == {"task": "digits"} and found.description == "what it does"
    assert {key: int(version) for key, version in found.aliases.items()} == {"champion": 2}
    version = client.get_model_version(name, "1")
    assert version.description == "the first" and version.tags["checked"] == "yes"
    client.delete_registered_model_alias(name, "champion")
    client.delete_registered_model_tag(name, "task")
    client.delete_model_version_tag(name, "1", "checked")
    assert client.get_registered_model(name).aliases == {}


def test_stages():
    client.transition_model_version_stage(name, "1", "Production")
    client.transition_model_version_stage(name, "2", "production", archive_existing_versions=True)
    assert client.get_model_version(name, "1").current_stage == "Archived"
    assert [int(each.version) for each in client.get_latest_versions(name, ["Production"])] == [2]
    assert mlflow.sklearn.load_model(f"models:/{name}/Production") is not None
    assert mlflow.sklearn.load_model(f"models:/{name}/latest") is not None
    refused(client.transition_model_version_stage, name, "1", "Nowhere")


def test_the_registry_is_searched():
    assert [each.name for each in client.search_registered_models(f"name = '{name}'")] == [name]
    found = client.search_model_versions(f"name = '{name}'", order_by=["version_number ASC"])
    assert [int(each.version) for each in found] == [1, 2]
    assert len(client.search_model_versions(f"run_id = '{logged['run'].info.run_id}'")) == 2


def test_a_version_is_copied_and_models_are_renamed_and_deleted():
    other = unique("copy")
    copied = client.copy_model_version(f"models:/{name}/1", other)
    assert int(copied.version) == 1
    assert np.array_equal(mlflow.sklearn.load_model(f"models:/{other}/1").predict(inputs), trained.predict(inputs))
    client.rename_registered_model(other, f"{other}-new")
    assert [int(each.version) for each in client.search_model_versions(f"name = '{other}-new'")] == [1]
    client.delete_model_version(f"{other}-new", "1")
    client.delete_registered_model(f"{other}-new")
    refused(client.get_registered_model, f"{other}-new", code="RESOURCE_DOES_NOT_EXIST")


def test_a_function_of_python_is_a_model():
    class Adder(mlflow.pyfunc.PythonModel):
        def predict(self, context, model_input, params=None):
            return model_input + 1

    with mlflow.start_run():
        info = mlflow.pyfunc.log_model(**model_name("adder"), python_model=Adder(), pip_requirements=[])
    assert mlflow.pyfunc.load_model(info.model_uri).predict(np.array([1, 2])).tolist() == [2, 3]


run_checks(globals())
