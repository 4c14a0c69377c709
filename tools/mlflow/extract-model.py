"""Prints the model of MLflow's REST API that packages/wire/model/mlflow-operations.json holds, from an installed `mlflow`.

    python tools/mlflow/extract-model.py > packages/wire/model/mlflow-operations.json
"""

import json

import mlflow
from google.protobuf.descriptor import FieldDescriptor as Field
from mlflow.protos import databricks_pb2, mlflow_artifacts_pb2, model_registry_pb2, service_pb2, webhooks_pb2

SERVICES = [
    service_pb2.DESCRIPTOR.services_by_name["MlflowService"],
    model_registry_pb2.DESCRIPTOR.services_by_name["ModelRegistryService"],
    mlflow_artifacts_pb2.DESCRIPTOR.services_by_name["MlflowArtifactsService"],
    webhooks_pb2.DESCRIPTOR.services_by_name["WebhookService"],
]
SCALARS = {
    Field.TYPE_STRING: "string",
    Field.TYPE_BOOL: "boolean",
    Field.TYPE_DOUBLE: "double",
    Field.TYPE_FLOAT: "double",
    Field.TYPE_INT32: "int32",
    Field.TYPE_UINT32: "int32",
    Field.TYPE_FIXED32: "int32",
    Field.TYPE_INT64: "int64",
    Field.TYPE_UINT64: "int64",
    Field.TYPE_FIXED64: "int64",
    Field.TYPE_BYTES: "bytes",
}
messages, enums = {}, {}


def short(descriptor):
    return descriptor.full_name.removeprefix("mlflow.")


def type_of(field):
    if field.type == Field.TYPE_ENUM:
        enums.setdefault(short(field.enum_type), {v.name: v.number for v in field.enum_type.values})
        return {"enum": short(field.enum_type)}
    if field.type == Field.TYPE_MESSAGE:
        if field.message_type.GetOptions().map_entry:
            return {"map": type_of(field.message_type.fields_by_name["value"])}
        add(field.message_type)
        return {"message": short(field.message_type)}
    return SCALARS[field.type]


def is_list(field):
    is_map = field.type == Field.TYPE_MESSAGE and field.message_type.GetOptions().map_entry
    return field.is_repeated and not is_map


def add(message):
    name = short(message)
    if name in messages:
        return
    fields = messages[name] = {}
    for field in message.fields:
        fields[field.name] = {
            "type": type_of(field),
            **({"repeated": True} if is_list(field) else {}),
            **({"required": True} if field.GetOptions().Extensions[databricks_pb2.validate_required] else {}),
        }


operations = {}
for service in SERVICES:
    for method in service.methods:
        add(method.input_type)
        response = method.input_type.nested_types_by_name.get("Response") or method.output_type
        add(response)
        prefix = "artifacts." if service.name == "MlflowArtifactsService" else ""
        operations[prefix + method.name[0].lower() + method.name[1:]] = {
            "endpoints": [
                {
                    "method": endpoint.method,
                    "path": "/" + endpoint.path.lstrip("/"),
                    "since": f"{endpoint.since.major}.{endpoint.since.minor}",
                }
                for endpoint in method.GetOptions().Extensions[databricks_pb2.rpc].endpoints
            ],
            "request": short(method.input_type),
            "response": short(response),
        }



def lines(rows):
    return ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items())


print(f"""{{"mlflow": {json.dumps(mlflow.__version__)},
"operations": {{
{lines(operations)}
}},
"messages": {{
{lines(messages)}
}},
"enums": {{
{lines(enums)}
}}}}""")
