"""Very small models in GGUF, with random weights: llama.cpp loads them as it does any other."""

from pathlib import Path

import numpy as np

WIDTH, HIDDEN, HEADS, KV_HEADS, HEAD_WIDTH = 64, 96, 4, 2, 16
TOKENS = 262


def write_model(path: Path, family: str, layers: int = 2, seed: int = 1) -> Path:
    """A model of a family ("llama", "gemma3") with a vocabulary of single bytes."""
    from gguf import GGUFWriter

    writer = GGUFWriter(path, family)
    writer.add_name("small")
    writer.add_context_length(128)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_key_length(HEAD_WIDTH)
    writer.add_value_length(HEAD_WIDTH)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(HEAD_WIDTH)
    writer.add_rope_freq_base(100_000.0)
    if family == "gemma3":
        writer.add_sliding_window(512)
    writer.add_vocab_size(TOKENS)
    writer.add_tokenizer_model("llama")
    writer.add_token_list([b"<unk>", b"<s>", b"</s>", *(f"<0x{n:02X}>".encode() for n in range(256)), b"a", b"b", b"c"])
    writer.add_token_scores([0.0] * TOKENS)
    writer.add_token_types([2, 3, 3, *([6] * 256), 1, 1, 1])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    for name, array in _weights(family, layers, seed).items():
        writer.add_tensor(name, array)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _weights(family: str, layers: int, seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)

    def matrix(out: int, into: int) -> np.ndarray:
        drawn: np.ndarray = rng.standard_normal((out, into)) / into**0.5
        return drawn.astype(np.float32)

    def norm(width: int) -> np.ndarray:
        drawn: np.ndarray = 1 + 0.2 * rng.standard_normal(width)
        return drawn.astype(np.float32)

    found = {"token_embd.weight": matrix(TOKENS, WIDTH), "output_norm.weight": norm(WIDTH)}
    for layer in range(layers):
        at = f"blk.{layer}."
        found |= {
            f"{at}attn_norm.weight": norm(WIDTH),
            f"{at}ffn_norm.weight": norm(WIDTH),
            f"{at}attn_q.weight": matrix(HEADS * HEAD_WIDTH, WIDTH),
            f"{at}attn_k.weight": matrix(KV_HEADS * HEAD_WIDTH, WIDTH),
            f"{at}attn_v.weight": matrix(KV_HEADS * HEAD_WIDTH, WIDTH),
            f"{at}attn_output.weight": matrix(WIDTH, HEADS * HEAD_WIDTH),
            f"{at}ffn_gate.weight": matrix(HIDDEN, WIDTH),
            f"{at}ffn_up.weight": matrix(HIDDEN, WIDTH),
            f"{at}ffn_down.weight": matrix(WIDTH, HIDDEN),
        }
        if family == "gemma3":
            found |= {
                f"{at}attn_q_norm.weight": norm(HEAD_WIDTH),
                f"{at}attn_k_norm.weight": norm(HEAD_WIDTH),
                f"{at}post_attention_norm.weight": norm(WIDTH),
                f"{at}post_ffw_norm.weight": norm(WIDTH),
            }
    return found
