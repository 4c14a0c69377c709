"""S3 by boto3, as the SageMaker package and people's scripts use it."""

import hashlib
import io
import os
import tempfile
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from checks import client, refused, run

s3 = client("s3")


def test_a_bucket_is_made_where_there_is_none():
    error = refused("404", s3.head_bucket, Bucket="boto-bucket")
    assert error.response["Error"]["Message"] == "Not Found", error
    assert boto3.resource("s3").Bucket("boto-bucket").creation_date is None
    s3.create_bucket(Bucket="boto-bucket")
    s3.get_waiter("bucket_exists").wait(Bucket="boto-bucket")
    assert "boto-bucket" in [each["Name"] for each in s3.list_buckets()["Buckets"]]
    assert boto3.resource("s3").Bucket("boto-bucket").creation_date is not None


def test_an_object_comes_back_as_it_was_put():
    body = bytes(range(256)) * 10
    put = s3.put_object(
        Bucket="boto-bucket", Key="a b/ü+%.bin", Body=body, ContentType="application/x-thing", Metadata={"who": "me"}
    )
    assert put["ETag"] == f'"{hashlib.md5(body).hexdigest()}"'
    got = s3.get_object(Bucket="boto-bucket", Key="a b/ü+%.bin")
    assert got["Body"].read() == body
    assert (got["ContentType"], got["ContentLength"], got["Metadata"]) == ("application/x-thing", 2560, {"who": "me"})
    head = s3.head_object(Bucket="boto-bucket", Key="a b/ü+%.bin")
    assert head["ETag"] == put["ETag"]
    part = s3.get_object(Bucket="boto-bucket", Key="a b/ü+%.bin", Range="bytes=10-19")
    assert part["Body"].read() == body[10:20] and part["ContentRange"] == "bytes 10-19/2560"


def test_what_is_not_there_has_a_class_of_its_own():
    try:
        s3.get_object(Bucket="boto-bucket", Key="nothing")
        raise AssertionError("was found")
    except s3.exceptions.NoSuchKey:
        pass
    refused("404", s3.head_object, Bucket="boto-bucket", Key="nothing")
    refused("NoSuchBucket", s3.list_objects_v2, Bucket="no-such-bucket")


def test_files_go_up_and_come_down_in_parts():
    content = os.urandom(11 * 1024 * 1024)
    config = TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024)
    with tempfile.TemporaryDirectory() as folder:
        up, down = os.path.join(folder, "up"), os.path.join(folder, "down")
        with open(up, "wb") as file:
            file.write(content)
        s3.upload_file(up, "boto-bucket", "large.bin", Config=config)
        s3.download_file("boto-bucket", "large.bin", down, Config=config)
        with open(down, "rb") as file:
            assert file.read() == content
    assert s3.head_object(Bucket="boto-bucket", Key="large.bin")["ETag"].endswith('-3"')
    small = io.BytesIO()
    s3.upload_fileobj(io.BytesIO(b"few"), "boto-bucket", "small.txt")
    s3.download_fileobj("boto-bucket", "small.txt", small)
    assert small.getvalue() == b"few"


def test_checksums_are_verified_and_told():
    put = s3.put_object(Bucket="boto-bucket", Key="summed", Body=b"sum", ChecksumAlgorithm="SHA256")
    head = s3.head_object(Bucket="boto-bucket", Key="summed", ChecksumMode="ENABLED")
    assert put["ChecksumSHA256"] == head["ChecksumSHA256"]
    refused("BadDigest", s3.put_object, Bucket="boto-bucket", Key="wrong", Body=b"sum", ContentMD5="1B2M2Y8AsgTpgAmY7PhCfg==")
    refused("404", s3.head_object, Bucket="boto-bucket", Key="wrong")


def test_conditions_hold():
    etag = s3.head_object(Bucket="boto-bucket", Key="small.txt")["ETag"]
    refused("304", s3.get_object, Bucket="boto-bucket", Key="small.txt", IfNoneMatch=etag)
    refused("PreconditionFailed", s3.get_object, Bucket="boto-bucket", Key="small.txt", IfMatch='"other"')
    refused("PreconditionFailed", s3.put_object, Bucket="boto-bucket", Key="small.txt", Body=b"x", IfNoneMatch="*")


def test_copies_and_lists():
    s3.copy_object(Bucket="boto-bucket", Key="copies/one", CopySource={"Bucket": "boto-bucket", "Key": "a b/ü+%.bin"})
    assert s3.head_object(Bucket="boto-bucket", Key="copies/one")["Metadata"] == {"who": "me"}
    for number in range(5):
        s3.put_object(Bucket="boto-bucket", Key=f"list/{number}", Body=b"")
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket="boto-bucket", Prefix="list/", PaginationConfig={"PageSize": 2}
    )
    assert [each["Key"] for page in pages for each in page["Contents"]] == [f"list/{number}" for number in range(5)]
    folders = s3.list_objects_v2(Bucket="boto-bucket", Delimiter="/")["CommonPrefixes"]
    assert {"Prefix": "copies/"} in folders and {"Prefix": "a b/"} in folders


def test_a_presigned_url_needs_no_client():
    url = s3.generate_presigned_url("get_object", Params={"Bucket": "boto-bucket", "Key": "small.txt"}, ExpiresIn=60)
    with urllib.request.urlopen(url) as answer:
        assert answer.read() == b"few"
    up = s3.generate_presigned_url("put_object", Params={"Bucket": "boto-bucket", "Key": "by-url"}, ExpiresIn=60)
    with urllib.request.urlopen(urllib.request.Request(up, data=b"url", method="PUT")) as answer:
        assert answer.status == 200
    assert s3.get_object(Bucket="boto-bucket", Key="by-url")["Body"].read() == b"url"


def test_a_bucket_goes_when_it_is_empty():
    refused("BucketNotEmpty", s3.delete_bucket, Bucket="boto-bucket")
    keys = [{"Key": each["Key"]} for page in s3.get_paginator("list_objects_v2").paginate(Bucket="boto-bucket") for each in page["Contents"]]
    assert "Errors" not in s3.delete_objects(Bucket="boto-bucket", Delete={"Objects": keys})
    s3.delete_bucket(Bucket="boto-bucket")
    s3.get_waiter("bucket_not_exists").wait(Bucket="boto-bucket")


if __name__ == "__main__":
    run(globals())
