"""What a plugin says to the program, as bytes: JSON, and arrays of numbers behind it.

In the other direction values travel pickled. Never in this one: to unpickle what a plugin sends would be to run it
here.
"""

import dataclasses
import json
import struct
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import PluginError

LARGEST: Final = 64_000_000
"""Bytes of one message."""
_HEAD: Final = struct.Struct("<I")
_ARRAY: Final = "$array"
_TYPES: Final = frozenset(("float32", "float64", "int32", "int64", "bool"))
_DIMENSIONS: Final = 2


def pack(value: object) -> bytes:
    """JSON with arrays; dataclasses become objects of their fields. Raises TypeError for what neither can say."""
    arrays: list[NDArray[Any]] = []

    def plain(thing: object) -> object:
        if isinstance(thing, np.ndarray):
            kind = "int64" if thing.dtype == np.intp else thing.dtype.name
            if kind not in _TYPES:
                raise TypeError(f"an array of {thing.dtype} cannot be sent")
            arrays.append(np.ascontiguousarray(thing, dtype=kind))
            return {_ARRAY: len(arrays) - 1, "dtype": kind, "shape": list(thing.shape)}
        if isinstance(thing, np.generic):
            return thing.item()
        if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
            return {each.name: plain(getattr(thing, each.name)) for each in dataclasses.fields(thing)}
        if isinstance(thing, Mapping):
            return {str(name): plain(each) for name, each in thing.items()}
        if isinstance(thing, list | tuple | set | frozenset):
            return [plain(each) for each in thing]
        return thing

    text = json.dumps(plain(value), ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"".join((_HEAD.pack(len(text)), text, *(array.tobytes() for array in arrays)))


def unpack(data: bytes) -> Any:
    """What was packed. Raises PluginError for bytes that are no message."""
    try:
        (length,) = _HEAD.unpack_from(data)
        text, rest = data[_HEAD.size : _HEAD.size + length], memoryview(data)[_HEAD.size + length :]
        taken = 0

        def whole(found: dict[str, Any]) -> Any:
            nonlocal taken
            if _ARRAY not in found:
                return found
            kind, shape = found["dtype"], tuple(found["shape"])
            if kind not in _TYPES or len(shape) > _DIMENSIONS or not all(isinstance(n, int) and n >= 0 for n in shape):
                raise ValueError("an array of no known kind")
            array = np.frombuffer(rest[taken:], dtype=kind, count=int(np.prod(shape, dtype=np.int64)))
            taken += array.nbytes
            return array.reshape(shape)

        return json.loads(text.decode("utf-8", "surrogatepass"), object_hook=whole)
    except (ValueError, KeyError, TypeError, struct.error, RecursionError) as error:
        raise PluginError(f"The plugin sent what is no message: {error}.", hint="Tell its author.") from error
