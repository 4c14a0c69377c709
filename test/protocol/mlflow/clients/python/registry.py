"""The registry: searches, aliases, stages, copies and prompts."""

import os

import mlflow
from checks import expect_elsewhere, major, refused, unique
from checks import run as run_checks
from mlflow import MlflowClient

client = MlflowClient()


def made(versions=0, **options):
    """The name of a new registered model with so many versions."""
    name = unique("model")
    client.create_registered_model(name, **options)
    for number in range(1, versions + 1):
        client.create_model_version(name, f"s3://models/{name}/{number}")
    return name


def numbers(versions):
    return [int(each.version) for each in versions]


def test_models_are_found_by_name_and_tags():
    prefix = unique("find")
    for letter, team in (("b", "x"), ("A", "y"), ("c", None)):
        client.create_registered_model(f"{prefix}-{letter}", tags={"team mates": team} if team else None)

    def found(filter_string, **options):
        models = client.search_registered_models(f"name LIKE '{prefix}%' AND {filter_string}", **options)
        return [model.name[-1] for model in models]

    assert found("name != 'nobody'") == ["A", "b", "c"]
    assert found("name != 'nobody'", order_by=["name DESC"]) == ["c", "b", "A"]
    assert found("name != 'nobody'", order_by=["last_updated_timestamp DESC"]) == ["c", "A", "b"]
    assert found("tags.`team mates` = 'x'") == ["b"]
    assert found("tags.`team mates` != 'x'") == ["A"]
    assert found("tags.`team mates` ILIKE 'X'") == ["b"]
    assert found("name ILIKE '%-a'") == ["A"]
    pages, token = [], None
    while True:
        page = client.search_registered_models(f"name LIKE '{prefix}%'", max_results=2, page_token=token)
        pages.append([model.name[-1] for model in page])
        token = page.token
        if not token:
            break
    assert [name for page in pages for name in page] == ["A", "b", "c"]
    refused(client.search_registered_models, "colour = 'red'")
    refused(client.search_registered_models, "name = 'a' OR name = 'b'")


def test_versions_are_found_by_what_they_are_of():
    name = made(3, tags={"a": "b"})
    run_id = "0" * 32
    client.create_model_version(name, "s3://elsewhere/model", run_id=run_id, tags={"kind": "late"})
    of_model = f"name = '{name}'"
    assert numbers(client.search_model_versions(of_model)) == [4, 3, 2, 1]
    assert numbers(client.search_model_versions(of_model, order_by=["version_number ASC"])) == [1, 2, 3, 4]
    assert numbers(client.search_model_versions(f"{of_model} AND version_number > 2")) == [4, 3]
    assert numbers(client.search_model_versions(f"{of_model} AND run_id = '{run_id}'")) == [4]
    assert numbers(client.search_model_versions(f"{of_model} AND run_id IN ('{run_id}', 'x')")) == [4]
    assert numbers(client.search_model_versions(f"{of_model} AND source_path LIKE 's3://models/%'")) == [3, 2, 1]
    assert numbers(client.search_model_versions(f"{of_model} AND tags.kind = 'late'")) == [4]
    page = client.search_model_versions(of_model, max_results=3)
    assert numbers(page) == [4, 3, 2]
    assert numbers(client.search_model_versions(of_model, max_results=3, page_token=page.token)) == [1]


def test_a_name_is_taken_once():
    name = made()
    refused(client.create_registered_model, name, code="RESOURCE_ALREADY_EXISTS")
    refused(client.rename_registered_model, made(), name, code="RESOURCE_ALREADY_EXISTS")
    refused(client.get_registered_model, unique("nobody"), code="RESOURCE_DOES_NOT_EXIST")
    refused(client.create_registered_model, "a/b")


def test_aliases_are_moved_and_forgotten():
    name = made(2)
    client.set_registered_model_alias(name, "champion", 1)
    client.set_registered_model_alias(name, "champion", "2")
    assert client.get_model_version_by_alias(name, "champion").version in (2, "2")
    assert client.get_registered_model(name).aliases in ({"champion": "2"}, {"champion": 2})
    assert client.get_model_version(name, "2").aliases == ["champion"]
    assert numbers([client.get_model_version_by_alias(name, "latest")]) == [2]
    refused(client.get_model_version_by_alias, name, "nobody")
    refused(client.set_registered_model_alias, name, "latest", 1)
    refused(client.set_registered_model_alias, name, "v1", 1)
    refused(client.set_registered_model_alias, name, "late", 9, code="RESOURCE_DOES_NOT_EXIST")
    client.delete_registered_model_alias(name, "champion")
    client.delete_registered_model_alias(name, "champion")
    assert client.get_registered_model(name).aliases == {}


def test_the_number_of_a_deleted_version_is_not_given_again():
    name = made(2)
    client.set_registered_model_alias(name, "champion", 2)
    client.delete_model_version(name, 2)
    refused(client.get_model_version, name, 2, code="RESOURCE_DOES_NOT_EXIST")
    refused(client.get_model_version_by_alias, name, "champion")
    assert int(client.create_model_version(name, "s3://again/model").version) == 3


def test_a_version_takes_the_place_of_the_one_before():
    name = made(3)
    client.transition_model_version_stage(name, 1, "production")
    moved = client.transition_model_version_stage(name, 2, "Production", archive_existing_versions=True)
    assert moved.current_stage == "Production"
    assert client.get_model_version(name, 1).current_stage == "Archived"
    assert numbers(client.get_latest_versions(name, ["Production"])) == [2]
    latest = {each.current_stage: int(each.version) for each in client.get_latest_versions(name)}
    assert latest == {"None": 3, "Production": 2, "Archived": 1}
    refused(client.transition_model_version_stage, name, 1, "Retired")


def test_a_copy_knows_the_files_of_the_original():
    source = made(1)
    copy = client.copy_model_version(f"models:/{source}/1", unique("copy"))
    assert client.get_model_version_download_uri(copy.name, copy.version) == f"s3://models/{source}/1"


def test_a_version_is_from_its_run():
    mlflow.set_experiment(unique("registered"))
    with mlflow.start_run() as run:
        mlflow.log_text("1 2 3", "model/weights.txt")
    expect_elsewhere(run, artifacts=["model/weights.txt"])
    run_id, name = run.info.run_id, made()
    client.create_model_version(name, f"runs:/{run_id}/model", run_id=run_id)
    assert client.get_model_version_download_uri(name, "1").endswith("/model")
    folder = mlflow.artifacts.download_artifacts(artifact_uri=f"models:/{name}/1")
    with open(os.path.join(folder, "weights.txt"), encoding="utf-8") as file:
        assert file.read() == "1 2 3"
    assert numbers(client.search_model_versions(f"run_id = '{run_id}'")) == [1]


def test_a_prompt_is_no_model():
    if major < 3:
        return
    name = unique("prompt")
    mlflow.genai.register_prompt(name=name, template="Hello {{name}}", tags={"team": "x"})
    mlflow.genai.register_prompt(name=name, template=[{"role": "user", "content": "Hi {{name}}"}])
    assert mlflow.genai.load_prompt(f"prompts:/{name}/1").format(name="Ada") == "Hello Ada"
    assert mlflow.genai.load_prompt(name).version == 2
    mlflow.genai.set_prompt_alias(name, alias="production", version=1)
    assert mlflow.genai.load_prompt(f"prompts:/{name}@production").version == 1
    assert name in [each.name for each in mlflow.genai.search_prompts(filter_string=f"name = '{name}'")]
    assert client.search_registered_models(f"name = '{name}'") == []
    assert client.search_model_versions(f"name = '{name}'") == []
    refused(client.create_registered_model, name, code="RESOURCE_ALREADY_EXISTS")


run_checks(globals())
