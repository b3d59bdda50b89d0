# SPDX-License-Identifier: GPL-2.0-or-later
"""The 8-bit steps of a quantised network's features, moved to where they cost less than where a calibration left them.

A `FakeQuantize` of OpenVINO has a lowest and a highest value and 255 steps between them (docs.openvino.ai,
operations/quantization/fake-quantize-1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from flair2_plugin.network.openvino_library import import_openvino

_QUANTISER = "FakeQuantize"
_STEP_UP = "ConvolutionBackpropData"


def keep_input_exact(model: Any, highest: float) -> None:
    """Lay the steps of the first input on an 8-bit picture's own values, of which `highest` is the largest.

    The first convolution then computes in 8 bits and no pixel loses anything.
    """
    for port in model.input(0).get_target_inputs():
        if port.get_node().get_type_name() == _QUANTISER:
            _set_range(port.get_node(), 0.0, highest)


def centre_steps_up(model: Any) -> None:
    """Lay the steps of what a transposed convolution is given around zero.

    With another centre OpenVINO's CPU plugin has no transposed convolution in 8 bits, and takes one in 32.
    """
    for quantiser in _before_steps_up(model):
        low, high = _range(quantiser)
        if low < 0.0:
            reach = max(-low, high)
            _set_range(quantiser, -reach * 128 / 127, reach)


def _before_steps_up(model: Any) -> Iterator[Any]:
    for node in model.get_ordered_ops():
        if node.get_type_name() == _STEP_UP:
            before = node.input_value(0).get_node()
            if before.get_type_name() == _QUANTISER:
                yield before


def _range(quantiser: Any) -> tuple[float, float]:
    low, high = (quantiser.input_value(place).get_node().data for place in (1, 2))
    return float(low.min()), float(high.max())


def _set_range(quantiser: Any, low: float, high: float) -> None:
    opset = import_openvino().opset13
    for place, value in ((1, low), (2, high), (3, low), (4, high)):
        shape = quantiser.input_value(place).get_shape()
        quantiser.input(place).replace_source_output(opset.constant(np.full(shape, value, np.float32)).output(0))
