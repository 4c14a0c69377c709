"""Writes weights.f32 from model.onnx: its initializers one after another, in the order that lcbench-network.ts reads.

    pip install onnx && python extract-weights.py model.onnx weights.f32
"""

import sys

import onnx

source, target = sys.argv[1:]
arrays = {each.name: onnx.numpy_helper.to_array(each) for each in onnx.load(source).graph.initializer}
norm = ("weight", "bias", "running_mean", "running_var")
names = ["embds_fct.0.weight", "first_layer.weight", "first_layer.bias"]
for layer in range(3):
    names += [f"layers.{layer}.norm.{each}" for each in norm]
    names += [f"layers.{layer}.{linear}.{each}" for linear in ("linear0", "linear1") for each in ("weight", "bias")]
names += [f"last_normalization.{each}" for each in norm] + ["head.weight", "head.bias"]
assert sorted(names) == sorted(arrays), "another model"
with open(target, "wb") as file:
    for name in names:
        file.write(arrays[name].astype("<f4").tobytes())
