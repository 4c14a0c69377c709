"""Artifacts, actions, contexts and what ties them, by boto3."""

from checks import client, refused, run

sagemaker = client("sagemaker")
arns = {}


def test_artifacts_are_one_for_each_source():
    source = {"SourceUri": "s3://lake/train.csv", "SourceTypes": [{"SourceIdType": "S3ETag", "Value": '"0123"'}]}
    arns["data"] = sagemaker.create_artifact(
        ArtifactName="train", Source=source, ArtifactType="DataSet", Properties={"rows": "10"}
    )["ArtifactArn"]
    found = sagemaker.describe_artifact(ArtifactArn=arns["data"])
    assert found["Source"] == source, found
    assert (found["ArtifactName"], found["ArtifactType"], found["Properties"]) == ("train", "DataSet", {"rows": "10"})
    sagemaker.update_artifact(
        ArtifactArn=arns["data"], ArtifactName="training", Properties={"cols": "3"}, PropertiesToRemove=["rows"]
    )
    changed = sagemaker.describe_artifact(ArtifactArn=arns["data"])
    assert (changed["ArtifactName"], changed["Properties"]) == ("training", {"cols": "3"})
    arns["model"] = sagemaker.create_artifact(Source={"SourceUri": "s3://lake/model.bin"}, ArtifactType="Model")["ArtifactArn"]
    pages = sagemaker.get_paginator("list_artifacts").paginate(PaginationConfig={"PageSize": 1})
    assert {each["ArtifactArn"] for page in pages for each in page["ArtifactSummaries"]} == {arns["data"], arns["model"]}
    by_uri = sagemaker.list_artifacts(SourceUri="s3://lake/model.bin")["ArtifactSummaries"]
    assert [each["ArtifactArn"] for each in by_uri] == [arns["model"]]


def test_actions_have_a_status():
    arns["action"] = sagemaker.create_action(
        ActionName="train-it", Source={"SourceUri": "git://repo"}, ActionType="Training", Status="InProgress"
    )["ActionArn"]
    sagemaker.update_action(ActionName="train-it", Status="Completed", Description="done")
    found = sagemaker.describe_action(ActionName="train-it")
    assert (found["Status"], found["Description"], found["ActionArn"]) == ("Completed", "done", arns["action"])
    pages = sagemaker.get_paginator("list_actions").paginate(ActionType="Training")
    assert [each["ActionName"] for page in pages for each in page["ActionSummaries"]] == ["train-it"]


def test_contexts_group():
    arns["context"] = sagemaker.create_context(
        ContextName="end_point", Source={"SourceUri": "https://service"}, ContextType="Endpoint"
    )["ContextArn"]
    sagemaker.update_context(ContextName="end_point", Properties={"stage": "prod"})
    found = sagemaker.describe_context(ContextName="end_point")
    assert found["Properties"] == {"stage": "prod"} and found["ContextArn"] == arns["context"]
    pages = sagemaker.get_paginator("list_contexts").paginate()
    assert [each["ContextName"] for page in pages for each in page["ContextSummaries"]] == ["end_point"]


def test_associations_tie_them():
    arns["run"] = sagemaker.create_trial_component(TrialComponentName="lineage-run")["TrialComponentArn"]
    for source, destination, kind in (
        ("data", "run", "ContributedTo"),
        ("run", "model", "Produced"),
        ("model", "context", "AssociatedWith"),
        ("action", "model", "Produced"),
    ):
        answer = sagemaker.add_association(
            SourceArn=arns[source], DestinationArn=arns[destination], AssociationType=kind
        )
        assert (answer["SourceArn"], answer["DestinationArn"]) == (arns[source], arns[destination])
    again = refused("ValidationException", sagemaker.add_association, SourceArn=arns["data"], DestinationArn=arns["run"])
    assert "already exists" in again.response["Error"]["Message"], again
    pages = sagemaker.get_paginator("list_associations").paginate(DestinationArn=arns["model"])
    sources = {each["SourceArn"] for page in pages for each in page["AssociationSummaries"]}
    assert sources == {arns["run"], arns["action"]}


def test_lineage_is_walked_in_both_directions():
    up = sagemaker.query_lineage(StartArns=[arns["context"]], Direction="Ascendants", IncludeEdges=True)
    assert {each["Arn"] for each in up["Vertices"]} >= {arns["model"], arns["run"], arns["action"], arns["data"]}, up
    assert len(up["Edges"]) == 4
    down = sagemaker.query_lineage(
        StartArns=[arns["data"]],
        Direction="Descendants",
        MaxDepth=1,
        Filters={"LineageTypes": ["TrialComponent"]},
    )
    assert [each["Arn"] for each in down["Vertices"] if each["Arn"] != arns["data"]] == [arns["run"]]


def test_the_lineage_group_is_the_project():
    groups = [
        each
        for page in sagemaker.get_paginator("list_lineage_groups").paginate()
        for each in page["LineageGroupSummaries"]
    ]
    assert len(groups) == 1, groups
    name = groups[0]["LineageGroupName"]
    assert sagemaker.describe_lineage_group(LineageGroupName=name)["LineageGroupArn"] == groups[0]["LineageGroupArn"]
    # Nobody can give a group a policy here, so there is none to be had.
    refused("ResourceNotFound", sagemaker.get_lineage_group_policy, LineageGroupName=name)


def test_tags_stand_on_lineage_too():
    sagemaker.add_tags(ResourceArn=arns["action"], Tags=[{"Key": "k", "Value": "v"}])
    assert sagemaker.list_tags(ResourceArn=arns["action"])["Tags"] == [{"Key": "k", "Value": "v"}]


def test_what_is_deleted_is_gone():
    sagemaker.delete_association(SourceArn=arns["data"], DestinationArn=arns["run"])
    refused("ResourceNotFound", sagemaker.delete_association, SourceArn=arns["data"], DestinationArn=arns["run"])
    sagemaker.delete_association(SourceArn=arns["run"], DestinationArn=arns["model"])
    sagemaker.delete_association(SourceArn=arns["model"], DestinationArn=arns["context"])
    sagemaker.delete_association(SourceArn=arns["action"], DestinationArn=arns["model"])
    sagemaker.delete_artifact(ArtifactArn=arns["data"])
    sagemaker.delete_artifact(Source={"SourceUri": "s3://lake/model.bin"})
    sagemaker.delete_action(ActionName="train-it")
    sagemaker.delete_context(ContextName="end_point")
    refused("ResourceNotFound", sagemaker.describe_artifact, ArtifactArn=arns["data"])
    refused("ResourceNotFound", sagemaker.describe_action, ActionName="train-it")
    refused("ResourceNotFound", sagemaker.describe_context, ContextName="end_point")


if __name__ == "__main__":
    run(globals())
