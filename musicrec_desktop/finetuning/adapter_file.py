"""An adapter as a GGUF file that llama.cpp loads beside the model."""

from collections.abc import Mapping
from pathlib import Path

from musicrec_desktop.finetuning.base_model import Shape
from musicrec_desktop.finetuning.decoder import Factors


def write_adapter(path: Path, shape: Shape, factors: Factors, told: Mapping[str, str]) -> None:
    """Write factors, with texts about where they come from (`told`, by key under "musicrec.").

    alpha is written as 0, which llama.cpp reads as "the factors are all": the scale is in B, and ranks may differ.
    The base's rows are in the file's own order, so no row is permuted. Half precision: the factors are small numbers,
    and the product is off by less than the base's own quantisation.
    """
    import numpy as np
    from gguf import GGUFWriter

    part = path.with_suffix(".part")
    writer = GGUFWriter(part, shape.family)
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 0.0)
    for key, text in told.items():
        writer.add_string(f"musicrec.{key}", text)
    for name, (a, b) in sorted(factors.items()):
        writer.add_tensor(f"{name}.weight.lora_a", a.detach().cpu().numpy().astype(np.float16))
        writer.add_tensor(f"{name}.weight.lora_b", b.detach().contiguous().cpu().numpy().astype(np.float16))
    path.parent.mkdir(parents=True, exist_ok=True)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    part.replace(path)
