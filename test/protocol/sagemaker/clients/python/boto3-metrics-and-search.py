"""Metrics and Search by boto3."""

import datetime
import time

from checks import client, refused, run

sagemaker = client("sagemaker")
metrics = client("sagemaker-metrics")
now = int(time.time())


def search(resource="ExperimentTrialComponent", **arguments):
    return sagemaker.search(Resource=resource, **arguments)["Results"]


def found(filters, **arguments):
    results = search(SearchExpression={"Filters": filters}, **arguments)
    return [each["TrialComponent"]["TrialComponentName"] for each in results]


def test_points_are_put_and_summed_up():
    sagemaker.create_experiment(ExperimentName="search-exp", Tags=[{"Key": "stage", "Value": "first"}])
    sagemaker.create_trial(TrialName="search-trial", ExperimentName="search-exp")
    for number in range(6):
        name = f"search-run-{number}"
        sagemaker.create_trial_component(
            TrialComponentName=name,
            Parameters={"lr": {"NumberValue": number / 10}, "opt": {"StringValue": "adam" if number % 2 else "sgd"}},
            Tags=[{"Key": "parity", "Value": str(number % 2)}],
        )
        sagemaker.associate_trial_component(TrialComponentName=name, TrialName="search-trial")
        answer = metrics.batch_put_metrics(
            TrialComponentName=name,
            MetricData=[
                {"MetricName": "test:loss", "Value": value, "Timestamp": now, "Step": step}
                for step, value in enumerate((1.0 + number, 3.0, 0.5))
            ],
        )
        assert not answer.get("Errors"), answer
    summary = sagemaker.describe_trial_component(TrialComponentName="search-run-0")["Metrics"][0]
    assert summary["MetricName"] == "test:loss"
    assert (summary["Min"], summary["Max"], summary["Last"], summary["Count"]) == (0.5, 3.0, 0.5, 3)
    assert abs(summary["Avg"] - 1.5) < 1e-12
    assert isinstance(summary["TimeStamp"], datetime.datetime)


def test_points_without_step_are_taken():
    answer = metrics.batch_put_metrics(
        TrialComponentName="search-run-0",
        MetricData=[{"MetricName": "final", "Value": 1, "Timestamp": datetime.datetime.now(datetime.timezone.utc)}],
    )
    assert not answer.get("Errors"), answer


def test_an_unknown_component_is_an_error_per_point():
    answer = metrics.batch_put_metrics(
        TrialComponentName="nobody", MetricData=[{"MetricName": "m", "Value": 1.0, "Timestamp": now}]
    )
    assert answer["Errors"][0]["Code"] == "VALIDATION_ERROR", answer
    assert answer["Errors"][0]["MetricIndex"] == 0


def test_eleven_points_are_too_many():
    data = [{"MetricName": "m", "Value": 1.0, "Timestamp": now}] * 11
    refused("ValidationException", metrics.batch_put_metrics, TrialComponentName="search-run-0", MetricData=data)


def test_points_are_read_back():
    arn = sagemaker.describe_trial_component(TrialComponentName="search-run-0")["TrialComponentArn"]
    asked = {"MetricName": "test:loss", "ResourceArn": arn, "XAxisType": "IterationNumber"}
    answer = metrics.batch_get_metrics(
        MetricQueries=[
            {**asked, "MetricStat": "Last", "Period": "IterationNumber"},
            {**asked, "MetricName": "nothing", "MetricStat": "Avg", "Period": "IterationNumber"},
        ]
    )["MetricQueryResults"]
    assert answer[0]["Status"] == "Complete", answer
    assert answer[0]["XAxisValues"] == [0, 1, 2] and answer[0]["MetricValues"] == [1.0, 3.0, 0.5]
    assert answer[1]["MetricValues"] == []


def test_search_compares_parameters_metrics_and_tags():
    at_least = {"Name": "Parameters.lr", "Operator": "GreaterThanOrEqualTo", "Value": "0.3"}
    assert sorted(found([at_least])) == ["search-run-3", "search-run-4", "search-run-5"]
    assert sorted(found([at_least, {"Name": "Parameters.opt", "Value": "adam"}])) == ["search-run-3", "search-run-5"]
    assert found([{"Name": "Metrics.test:loss.Max", "Operator": "GreaterThan", "Value": "5.5"}]) == ["search-run-5"]
    parity = {"Name": "Tags.parity", "Operator": "Equals", "Value": "1"}
    assert len(found([parity])) == 3
    assert len(found([{"Name": "Parents.ExperimentName", "Operator": "Equals", "Value": "SEARCH-EXP"}])) == 6
    assert found([{"Name": "TrialComponentName", "Operator": "Contains", "Value": "run-2"}]) == ["search-run-2"]
    assert found([{"Name": "TrialComponentName", "Operator": "In", "Value": "search-run-1,search-run-9"}]) == ["search-run-1"]


def test_search_sorts_and_pages():
    everything = {"Filters": [{"Name": "Parents.TrialName", "Operator": "Equals", "Value": "search-trial"}]}
    pages = sagemaker.get_paginator("search").paginate(
        Resource="ExperimentTrialComponent",
        SearchExpression=everything,
        SortBy="metrics.test:loss.max",
        SortOrder="Descending",
        PaginationConfig={"PageSize": 4},
    )
    names = [each["TrialComponent"]["TrialComponentName"] for page in pages for each in page["Results"]]
    assert names[:3] == ["search-run-5", "search-run-4", "search-run-3"] and len(set(names)) == 6, names
    by_parameter = search(SearchExpression=everything, SortBy="Parameters.lr", SortOrder="Ascending")
    assert [each["TrialComponent"]["Parameters"]["lr"]["NumberValue"] for each in by_parameter][:2] == [0.0, 0.1]


def test_search_nests():
    expression = {
        "NestedFilters": [
            {
                "NestedPropertyName": "Parents",
                "Filters": [
                    {"Name": "Parents.TrialName", "Operator": "Equals", "Value": "search-trial"},
                    {"Name": "Parents.ExperimentName", "Operator": "Equals", "Value": "search-exp"},
                ],
            }
        ],
        "SubExpressions": [
            {
                "Operator": "Or",
                "Filters": [
                    {"Name": "Parameters.lr", "Operator": "LessThan", "Value": "0.1"},
                    {"Name": "Parameters.lr", "Operator": "GreaterThan", "Value": "0.4"},
                ],
            }
        ],
    }
    names = [each["TrialComponent"]["TrialComponentName"] for each in search(SearchExpression=expression)]
    assert sorted(names) == ["search-run-0", "search-run-5"]


def test_records_carry_what_readers_index():
    record = search(SearchExpression={"Filters": [{"Name": "TrialComponentName", "Value": "search-run-1"}]})[0]["TrialComponent"]
    assert record["Parents"] == [{"TrialName": "search-trial", "ExperimentName": "search-exp"}]
    assert {"Key": "parity", "Value": "1"} in record["Tags"]
    assert record["InputArtifacts"] == {} and record["OutputArtifacts"] == {}
    assert record["Metrics"][0]["Count"] == 3


def test_experiments_and_trials_are_found():
    experiment = search("Experiment", SearchExpression={"Filters": [{"Name": "Tags.stage", "Value": "first"}]})
    assert [each["Experiment"]["ExperimentName"] for each in experiment] == ["search-exp"]
    trial = search("ExperimentTrial", SearchExpression={"Filters": [{"Name": "ExperimentName", "Value": "search-exp"}]})
    assert len(trial[0]["Trial"]["TrialComponentSummaries"]) == 6


def test_properties_are_known_and_suggested():
    error = refused(
        "ValidationException",
        sagemaker.search,
        Resource="ExperimentTrialComponent",
        SearchExpression={"Filters": [{"Name": "ExperimentName", "Value": "x"}]},
    )
    assert "Unknown property name: ExperimentName" in error.response["Error"]["Message"], error
    suggestions = sagemaker.get_search_suggestions(
        Resource="ExperimentTrialComponent", SuggestionQuery={"PropertyNameQuery": {"PropertyNameHint": "Parameters."}}
    )["PropertyNameSuggestions"]
    assert {"PropertyName": "Parameters.lr"} in suggestions, suggestions


if __name__ == "__main__":
    run(globals())
