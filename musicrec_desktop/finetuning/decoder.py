"""The forward pass of a GGUF model in torch: short, exact, and cheap where nothing is learned.

Written out instead of taken from a library of models: queries and keys keep the row order of the file, several answers
share one reading of the request, and logits are worked out where an answer stands and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from musicrec_desktop.finetuning.base_model import BaseModel

Factors = Mapping[str, tuple[Any, Any]]
"""Name of a matrix -> the factors A (rank, in), B (out, rank) of what is added to it; the scale is in B already."""


@dataclass(frozen=True, slots=True)
class TokenBatch:
    """Rows of tokens of one padded length T."""

    tokens: Any
    """(rows, T) int64."""
    positions: Any
    """(rows, T) int64: several answers to one request begin at the same position."""
    sees: Any
    """(rows, T, T) bool: query token, key token."""

    def to(self, device: str) -> "TokenBatch":
        """The same on a device."""
        return TokenBatch(self.tokens.to(device), self.positions.to(device), self.sees.to(device))


def hidden_states(base: BaseModel, batch: TokenBatch, factors: Factors, first_learned: int = 0) -> Any:
    """(rows, T, width) float32 states after the last norm. Layers below `first_learned` are run without gradients.

    Rows are shorter than any sliding window (512 tokens in Gemma 3), so there is none here.
    """
    import torch

    shape, weights = base.shape, base.weights
    with torch.no_grad():
        state = weights["token_embd.weight"][batch.tokens].float()
        if shape.is_gemma:
            state = state * shape.width**0.5
        rotations = {theta: _rotation(theta, shape.head_width, batch.positions) for theta in _thetas(base)}
        hidden = torch.where(batch.sees, 0.0, float("-inf"))[:, None]
        for layer in range(first_learned):
            state = _layer(base, layer, state, rotations[shape.theta_of(layer)], hidden, {})
    for layer in range(first_learned, shape.layers):
        state = _layer(base, layer, state, rotations[shape.theta_of(layer)], hidden, factors)
    return _norm(state, weights["output_norm.weight"], shape.epsilon)


def logits(base: BaseModel, states: Any) -> Any:
    """(n, vocabulary) float32 logits of (n, width) states."""
    head = base.weights.get("output.weight", base.weights["token_embd.weight"])
    return (states.to(head.dtype) @ head.T).float()


def _thetas(base: BaseModel) -> set[float]:
    return {base.shape.theta_of(layer) for layer in range(base.shape.layers)}


def _rotation(theta: float, head_width: int, positions: Any) -> Any:
    """Unit complex numbers (rows, T, 1, head_width / 2)."""
    import torch

    steps = torch.arange(0, head_width, 2, dtype=torch.float32, device=positions.device)
    rates = theta ** (-steps / head_width)
    angles = (positions[..., None].float() * rates)[:, :, None]
    return torch.polar(torch.ones_like(angles), angles)


def _rotate(heads: Any, rotation: Any, *, halves: bool) -> Any:
    """Turn pairs of (rows, T, heads, head_width) float32: the two halves, or neighbours."""
    import torch

    if halves:
        one, two = heads.chunk(2, dim=-1)
        cos, sin = rotation.real, rotation.imag
        return torch.cat((one * cos - two * sin, two * cos + one * sin), dim=-1)
    pairs = torch.view_as_complex(heads.unflatten(-1, (-1, 2)))
    return torch.view_as_real(pairs * rotation).flatten(-2)


def _attend(q: Any, k: Any, v: Any, hidden: Any) -> Any:
    """(rows, T, heads, head_width) of queries over fewer heads of keys and values.

    By hand: for rows this short the fused kernel's backward pass took a fifth of the whole training.
    """
    rows, length, heads, width = q.shape
    shared = heads // k.shape[2]
    q = q.view(rows, length, -1, shared, width).permute(0, 2, 3, 1, 4).reshape(-1, shared * length, width)
    k = k.permute(0, 2, 3, 1).reshape(-1, width, length)
    v = v.transpose(1, 2).reshape(-1, length, width)
    scores = (q @ k).float().view(rows, -1, length, length) * width**-0.5
    weights = (scores + hidden).softmax(-1).to(v.dtype)
    seen = weights.view(-1, shared * length, length) @ v
    return seen.view(rows, -1, shared, length, width).permute(0, 3, 1, 2, 4).reshape(rows, length, heads * width)


def _norm(state: Any, weight: Any, epsilon: float) -> Any:
    import torch.nn.functional as fn

    return fn.rms_norm(state, (state.shape[-1],), weight, epsilon)


def _layer(base: BaseModel, layer: int, state: Any, rotation: Any, hidden: Any, factors: Factors) -> Any:
    import torch.nn.functional as fn

    shape, weights, at = base.shape, base.weights, f"blk.{layer}."

    def norm(x: Any, name: str) -> Any:
        return _norm(x, weights[f"{at}{name}.weight"], shape.epsilon)

    def times(x: Any, name: str) -> Any:
        return _times(x, weights[f"{at}{name}.weight"], factors.get(f"{at}{name}"))

    def split(x: Any, heads: int) -> Any:
        return x.unflatten(-1, (heads, shape.head_width))

    dtype = weights[f"{at}attn_q.weight"].dtype
    x = norm(state, "attn_norm").to(dtype)
    q = split(times(x, "attn_q"), shape.heads).float()
    k = split(times(x, "attn_k"), shape.kv_heads).float()
    v = split(times(x, "attn_v"), shape.kv_heads)
    if shape.is_gemma:
        q, k = norm(q, "attn_q_norm"), norm(k, "attn_k_norm")
    q = _rotate(q, rotation, halves=shape.is_gemma).to(dtype)
    k = _rotate(k, rotation, halves=shape.is_gemma).to(dtype)
    out = times(_attend(q, k, v, hidden), "attn_output").float()
    state = state + (norm(out, "post_attention_norm") if shape.is_gemma else out)
    x = norm(state, "ffn_norm").to(dtype)
    gate = times(x, "ffn_gate")
    gate = fn.gelu(gate, approximate="tanh") if shape.is_gemma else fn.silu(gate)
    out = times(gate * times(x, "ffn_up"), "ffn_down").float()
    return state + (norm(out, "post_ffw_norm") if shape.is_gemma else out)


def _times(x: Any, weight: Any, factors: tuple[Any, Any] | None) -> Any:
    """x times the matrix, plus what the adapter adds."""
    out = x @ weight.T
    if factors is None:
        return out
    a, b = factors
    return out + (x @ a.to(x.dtype).T) @ b.to(x.dtype).T
