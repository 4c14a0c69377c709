# What the files of the guide's page hold, held against what the API answered. Runs behind the page's own blocks.
import json
import struct
import subprocess
import urllib.request

import duckdb
import pandas as pd
import polars as pl
import pyarrow.feather

URL = "http://127.0.0.1:4600/api/v1/export"


def number(value):
    return None if value is None else float(value)


def bits(value):
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, bool) or isinstance(value, str):
        return value
    return struct.pack("<d", float(value))


api = json.load(open("api.json"))
expected_points = [
    (run["id"], run["name"], "train/loss", step, ms, bits(number(value)))
    for run in api
    for step, ms, value in zip(run["points"]["steps"], run["points"]["timesMs"], run["points"]["values"])
]
expected_runs = [
    (
        run["id"],
        run["name"],
        run["createdMs"],
        bits(run["parameters"]["learning_rate"]),
        str(run["parameters"]["mixed"]),
        run["parameters"]["seed"],
        bits(number(run["metrics"]["train/loss"]["last"]["value"])),
        bits(number(run["metrics"]["test/accuracy"]["last"]["value"])),
    )
    for run in api
]

RUN_FIELDS = ["id", "name", "created", "params.learning_rate", "params.mixed", "params.seed", "metrics.train/loss", "metrics.test/accuracy"]


def fetch(what, form, **body):
    body = {"format": form, "sort": "created", "escapeFormulas": False, **body}
    request = urllib.request.Request(f"{URL}/{what}", json.dumps(body).encode(), {"content-type": "application/json"})
    name = f"checked-{what}.{form}"
    with urllib.request.urlopen(request) as answer, open(name, "wb") as out:
        out.write(answer.read())
    return name


def ms(value):
    return value if isinstance(value, int) else round(pd.Timestamp(value).timestamp() * 1000)


def with_duckdb(source, time):
    return duckdb.sql(f"SELECT * REPLACE (epoch_ms({time}) AS {time}) FROM {source}").fetchall()


def check(kind, rows, expected):
    rows = sorted(rows, key=str)
    assert rows == sorted(expected, key=str), f"{kind}: {rows[:3]} are not {expected[:3]}"


def check_runs(kind, rows):
    check(kind, [(r[0], r[1], ms(r[2]), bits(r[3]), r[4], r[5], bits(r[6]), bits(r[7])) for r in rows], expected_runs)


def check_points(kind, rows):
    check(kind, [(r[0], r[1], r[2], int(r[3]), ms(r[4]), bits(r[5])) for r in rows], expected_points)


# Types are those that the page says, not only the values.
assert str(pd.read_parquet("runs.parquet")["created"].dtype) == "datetime64[ms, UTC]"
assert str(pd.read_parquet("points.parquet")["step"].dtype) == "int64"
assert pl.read_parquet("points.parquet").schema["time"] == pl.Datetime("ms", "UTC")

parquet, arrow, csv, lines, array = (fetch("runs", f, fields=RUN_FIELDS) for f in ["parquet", "arrow", "csv", "jsonl", "json"])
check_runs("pandas, Parquet", pd.read_parquet(parquet).itertuples(index=False, name=None))
check_runs("pandas, Arrow", pd.read_feather(arrow).itertuples(index=False, name=None))
check_runs("pandas, CSV", pd.read_csv(csv, keep_default_na=False, na_values=[""], dtype={"params.mixed": str, "params.seed": str}).itertuples(index=False, name=None))
check_runs("polars, Parquet", pl.read_parquet(parquet).iter_rows())
check_runs("polars, Arrow", pl.read_ipc(arrow).iter_rows())
check_runs("polars, CSV", pl.read_csv(csv, schema_overrides={"params.mixed": pl.String, "params.seed": pl.String}).iter_rows())
check_runs("pyarrow, Arrow", (tuple(row.values()) for row in pyarrow.feather.read_table(arrow).to_pylist()))
check_runs("DuckDB, Parquet", with_duckdb(f"'{parquet}'", "created"))
texts = "types={'params.mixed': 'VARCHAR', 'params.seed': 'VARCHAR'}"
check_runs("DuckDB, CSV", with_duckdb(f"read_csv('{csv}', {texts})", "created"))
check_runs("JSON lines", (tuple(json.loads(line).values()) for line in open(lines, encoding="utf-8")))
check_runs("JSON", (tuple(row.values()) for row in json.load(open(array, encoding="utf-8"))))

parquet, arrow, csv, lines = (fetch("points", f, names=["train/loss"]) for f in ["parquet", "arrow", "csv", "jsonl"])
check_points("pandas, Parquet", pd.read_parquet(parquet).itertuples(index=False, name=None))
check_points("pandas, Arrow", pd.read_feather(arrow).itertuples(index=False, name=None))
check_points("pandas, CSV", pd.read_csv(csv).itertuples(index=False, name=None))
check_points("polars, Parquet", pl.read_parquet(parquet).iter_rows())
check_points("polars, CSV", pl.read_csv(csv).iter_rows())
check_points("DuckDB, Parquet", with_duckdb(f"'{parquet}'", "time"))
check_points("JSON lines", ((*row[:5], float(row[5])) for row in map(list, map(dict.values, map(json.loads, open(lines, encoding="utf-8"))))))

# A table without rows has its columns still.
empty = pl.read_parquet(fetch("runs", "parquet", filter='name = "nobody"', fields=["name", "created", "params.learning_rate"]))
assert dict(empty.schema) == {"name": pl.String, "created": pl.Datetime("ms", "UTC"), "params.learning_rate": pl.Float64}

# A file that was cut is none.
whole = open(parquet, "rb").read()
open("cut.parquet", "wb").write(whole[: len(whole) // 2])
for read in (pd.read_parquet, pl.read_parquet, lambda name: duckdb.sql(f"FROM '{name}'").fetchall()):
    try:
        read("cut.parquet")
    except Exception:
        continue
    raise AssertionError("half a file was read as one")
print("all equal")
