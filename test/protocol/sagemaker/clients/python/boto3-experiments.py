"""Experiments, trials and trial components, with their tags, by boto3."""

import datetime

from checks import client, refused, run

sagemaker = client("sagemaker")
account = "arn:aws:sagemaker:us-east-1:123456789012"


def names(pages, key, name):
    return [entry[name] for page in pages for entry in page[key]]


def test_an_experiment_is_made_described_changed_and_listed():
    tags = [{"Key": "team", "Value": "vision"}, {"Key": "a", "Value": ""}]
    arn = sagemaker.create_experiment(
        ExperimentName="Boto-Exp", DisplayName="Shown", Description="What for", Tags=tags
    )["ExperimentArn"]
    assert arn.lower() == f"{account}:experiment/boto-exp"

    found = sagemaker.describe_experiment(ExperimentName="boto-EXP")
    assert found["ExperimentName"].lower() == "boto-exp"
    assert (found["DisplayName"], found["Description"]) == ("Shown", "What for")
    assert isinstance(found["CreationTime"], datetime.datetime)
    assert found["ResponseMetadata"]["RequestId"]
    assert sagemaker.list_tags(ResourceArn=arn)["Tags"] == tags

    assert sagemaker.update_experiment(ExperimentName="Boto-Exp", DisplayName="Other")["ExperimentArn"] == arn
    changed = sagemaker.describe_experiment(ExperimentName="Boto-Exp")
    assert (changed["DisplayName"], changed["Description"]) == ("Other", "What for")
    assert changed["LastModifiedTime"] >= changed["CreationTime"]

    summaries = sagemaker.list_experiments(SortBy="Name", SortOrder="Ascending")["ExperimentSummaries"]
    assert [each["ExperimentArn"] for each in summaries] == [arn]


def test_a_name_is_taken_whatever_its_case():
    error = refused("ValidationException", sagemaker.create_experiment, ExperimentName="BOTO-EXP")
    assert "already exists" in error.response["Error"]["Message"], error
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400


def test_what_is_not_there_has_a_class_of_its_own():
    for call, name in (
        (sagemaker.describe_experiment, "ExperimentName"),
        (sagemaker.describe_trial, "TrialName"),
        (sagemaker.describe_trial_component, "TrialComponentName"),
    ):
        try:
            call(**{name: "nobody"})
            raise AssertionError("was found")
        except sagemaker.exceptions.ResourceNotFound as error:
            assert error.response["Error"]["Message"], error


def test_a_trial_belongs_to_its_experiment():
    arn = sagemaker.create_trial(
        TrialName="Boto-Trial", ExperimentName="Boto-Exp", MetadataProperties={"CommitId": "abc"}
    )["TrialArn"]
    assert arn.lower() == f"{account}:experiment-trial/boto-trial"
    found = sagemaker.describe_trial(TrialName="boto-trial")
    assert found["ExperimentName"].lower() == "boto-exp"
    assert found["DisplayName"] == "Boto-Trial"
    assert found["MetadataProperties"]["CommitId"] == "abc"
    sagemaker.update_trial(TrialName="Boto-Trial", DisplayName="A-Trial")
    assert sagemaker.describe_trial(TrialName="Boto-Trial")["DisplayName"] == "A-Trial"
    assert names([sagemaker.list_trials(ExperimentName="boto-exp")], "TrialSummaries", "TrialArn") == [arn]
    refused("ResourceNotFound", sagemaker.create_trial, TrialName="t", ExperimentName="nobody")


def test_a_component_keeps_all_that_it_was_given():
    # Whole seconds: that is what clients of a year ago cut times to.
    start = datetime.datetime(2026, 3, 1, 12, 0, 0, tzinfo=datetime.timezone.utc)
    arn = sagemaker.create_trial_component(
        TrialComponentName="boto-run",
        DisplayName="Run-1",
        Status={"PrimaryStatus": "InProgress", "Message": "going"},
        StartTime=start,
        Parameters={"lr": {"NumberValue": 0.1}, "opt": {"StringValue": "adam"}},
        InputArtifacts={"data": {"MediaType": "text/csv", "Value": "s3://b/data.csv"}},
        OutputArtifacts={"model": {"Value": "s3://b/model.bin"}},
        MetadataProperties={"Repository": "https://example.com/r.git"},
        Tags=[{"Key": "k", "Value": "v"}],
    )["TrialComponentArn"]
    by_name = sagemaker.describe_trial_component(TrialComponentName="Boto-Run")
    by_arn = sagemaker.describe_trial_component(TrialComponentName=arn)
    by_name.pop("ResponseMetadata"), by_arn.pop("ResponseMetadata")
    assert by_name == by_arn
    assert by_name["DisplayName"] == "Run-1"
    assert by_name["Status"] == {"PrimaryStatus": "InProgress", "Message": "going"}
    assert by_name["StartTime"] == start and "EndTime" not in by_name
    assert by_name["Parameters"] == {"lr": {"NumberValue": 0.1}, "opt": {"StringValue": "adam"}}
    assert by_name["InputArtifacts"] == {"data": {"MediaType": "text/csv", "Value": "s3://b/data.csv"}}
    assert by_name["OutputArtifacts"] == {"model": {"Value": "s3://b/model.bin"}}
    assert by_name["MetadataProperties"]["Repository"] == "https://example.com/r.git"


def test_an_update_merges_by_key_and_removal_wins():
    sagemaker.update_trial_component(
        TrialComponentName="boto-run",
        Parameters={"opt": {"StringValue": "sgd"}, "gone": {"NumberValue": 1}},
        ParametersToRemove=["gone"],
        InputArtifacts={},
        OutputArtifacts={"log": {"Value": "s3://b/log.txt"}},
        OutputArtifactsToRemove=["model"],
        Status={"PrimaryStatus": "Completed"},
        EndTime=datetime.datetime(2026, 3, 1, 13, tzinfo=datetime.timezone.utc),
    )
    found = sagemaker.describe_trial_component(TrialComponentName="boto-run")
    assert found["Parameters"] == {"lr": {"NumberValue": 0.1}, "opt": {"StringValue": "sgd"}}
    assert list(found["InputArtifacts"]) == ["data"] and list(found["OutputArtifacts"]) == ["log"]
    assert found["Status"]["PrimaryStatus"] == "Completed"


def test_components_stand_in_several_trials():
    sagemaker.create_trial(TrialName="Second-Trial", ExperimentName="boto-exp")
    for trial in ("boto-trial", "second-trial"):
        answer = sagemaker.associate_trial_component(TrialComponentName="boto-run", TrialName=trial)
        assert answer["TrialArn"] and answer["TrialComponentArn"]
    of_experiment = sagemaker.list_trial_components(ExperimentName="Boto-Exp")["TrialComponentSummaries"]
    assert [each["TrialComponentName"] for each in of_experiment] == ["boto-run"]
    assert of_experiment[0]["Status"]["PrimaryStatus"] == "Completed"
    trials = sagemaker.list_trials(TrialComponentName="boto-run", SortBy="Name", SortOrder="Ascending")
    assert [each["TrialName"].lower() for each in trials["TrialSummaries"]] == ["boto-trial", "second-trial"]
    refused("ResourceNotFound", sagemaker.associate_trial_component, TrialComponentName="boto-run", TrialName="nobody")


def test_paginators_see_every_entry_once():
    for number in range(23):
        sagemaker.create_trial_component(TrialComponentName=f"page-{number:02}")
        sagemaker.associate_trial_component(TrialComponentName=f"page-{number:02}", TrialName="second-trial")
        sagemaker.create_trial(TrialName=f"Page-{number:02}", ExperimentName="boto-exp")
    components = sagemaker.get_paginator("list_trial_components").paginate(
        TrialName="second-trial", SortBy="Name", SortOrder="Ascending", PaginationConfig={"PageSize": 5}
    )
    listed = names(components, "TrialComponentSummaries", "TrialComponentName")
    assert listed == ["boto-run", *(f"page-{number:02}" for number in range(23))]
    trials = sagemaker.get_paginator("list_trials").paginate(ExperimentName="boto-exp", PaginationConfig={"PageSize": 7})
    assert len(set(names(trials, "TrialSummaries", "TrialName"))) == 25
    experiments = sagemaker.get_paginator("list_experiments").paginate(PaginationConfig={"PageSize": 1})
    assert len(names(experiments, "ExperimentSummaries", "ExperimentName")) == 1
    refused("ValidationException", sagemaker.list_trials, NextToken="forged")


def test_tags_are_added_listed_in_order_and_deleted():
    arn = sagemaker.describe_trial_component(TrialComponentName="boto-run")["TrialComponentArn"]
    sagemaker.add_tags(ResourceArn=arn, Tags=[{"Key": "z", "Value": "1"}, {"Key": "k", "Value": "w"}])
    pages = sagemaker.get_paginator("list_tags").paginate(ResourceArn=arn)
    mine = [tag for page in pages for tag in page["Tags"] if not tag["Key"].startswith("sagemaker:")]
    assert mine == [{"Key": "k", "Value": "w"}, {"Key": "z", "Value": "1"}], mine
    sagemaker.delete_tags(ResourceArn=arn, TagKeys=["z"])
    keys = [tag["Key"] for tag in sagemaker.list_tags(ResourceArn=arn)["Tags"]]
    assert "k" in keys and "z" not in keys


def test_constraints_are_told_in_the_words_of_aws():
    error = refused("ValidationException", sagemaker.create_experiment, ExperimentName="with_underscore")
    message = error.response["Error"]["Message"]
    assert message.startswith("1 validation error detected: Value 'with_underscore' at 'experimentName' failed"), message
    assert "Member must satisfy regular expression pattern: " in message
    refused("ValidationException", sagemaker.list_trials, MaxResults=101)


def test_operations_that_are_not_offered_say_so():
    error = refused("UnknownOperationException", sagemaker.list_notebook_instances)
    assert "ListNotebookInstances" in error.response["Error"]["Message"], error


def test_jobs_that_nobody_started_are_not_there():
    for call, name in (
        (sagemaker.describe_training_job, "TrainingJobName"),
        (sagemaker.describe_processing_job, "ProcessingJobName"),
        (sagemaker.describe_transform_job, "TransformJobName"),
    ):
        refused("ResourceNotFound", call, **{name: "nobody"})


def test_what_has_something_inside_is_not_deleted():
    error = refused("ValidationException", sagemaker.delete_trial_component, TrialComponentName="boto-run")
    assert "is linked to 1 or more trials" in error.response["Error"]["Message"], error
    refused("ValidationException", sagemaker.delete_trial, TrialName="boto-trial")
    refused("ValidationException", sagemaker.delete_experiment, ExperimentName="boto-exp")


def test_cleaning_up_from_the_inside_out_frees_the_names():
    for page in sagemaker.get_paginator("list_trials").paginate(ExperimentName="boto-exp"):
        for trial in page["TrialSummaries"]:
            name = trial["TrialName"]
            for inner in sagemaker.get_paginator("list_trial_components").paginate(TrialName=name):
                for component in inner["TrialComponentSummaries"]:
                    own = component["TrialComponentName"]
                    sagemaker.disassociate_trial_component(TrialComponentName=own, TrialName=name)
                    try:
                        sagemaker.delete_trial_component(TrialComponentName=own)
                    except sagemaker.exceptions.ClientError as error:
                        assert "linked to 1 or more trials" in str(error), error
            sagemaker.delete_trial(TrialName=name)
    sagemaker.delete_experiment(ExperimentName="boto-exp")
    assert sagemaker.list_trial_components()["TrialComponentSummaries"] == []
    sagemaker.create_experiment(ExperimentName="Boto-Exp")
    sagemaker.delete_experiment(ExperimentName="Boto-Exp")


def test_sts_knows_who_calls():
    identity = client("sts").get_caller_identity()
    assert identity["Account"] == "123456789012"
    assert identity["Arn"].startswith("arn:aws:")


if __name__ == "__main__":
    run(globals())
