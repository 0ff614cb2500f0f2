import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from musicrec_desktop.domain.cancelling import cancelled_by
from musicrec_desktop.domain.errors import Cancelled, InvariantError, ModelError
from musicrec_desktop.llm import load_backend, load_here
from musicrec_desktop.llm.process_backend import ProcessBackend
from musicrec_desktop.llm.wording import grammar_of
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend

pytestmark = pytest.mark.real_model
ENDS = (" Paris", " London", " a large banana", " the colour of the sea")


def say(backend: LlmBackend, prompt: str, options: GenerationOptions) -> str:
    return "".join(backend.generate(prompt, options))


def test_it_answers_in_its_own_chat_format(backend: LlmBackend) -> None:
    prompt = backend.chat("You are a helpful assistant.", "What is the capital of France?")
    assert "capital of France" in prompt
    assert "Paris" in say(backend, prompt, GenerationOptions(24))


def test_the_same_question_gets_the_same_answer(backend: LlmBackend) -> None:
    prompt = backend.chat("You name playlists.", "rain and tea")
    options = GenerationOptions(16, temperature=0.9, seed=5, prefix_chars=12)
    first = say(backend, prompt, options)
    backend.score("something else entirely", ENDS)
    assert say(backend, prompt, options) == first
    assert any(say(backend, prompt, GenerationOptions(16, temperature=0.9, seed=n)) != first for n in range(6, 12))


def test_a_likely_end_scores_above_an_unlikely_one(backend: LlmBackend) -> None:
    scores = backend.score("The capital of France is", ENDS)
    assert scores[0] == max(scores)
    assert all(score < 0 for score in scores)


def test_scores_side_by_side_are_scores_one_by_one(backend: LlmBackend) -> None:
    together = backend.score("The capital of France is", ENDS)
    alone = [backend.score("The capital of France is", [end])[0] for end in ENDS]
    assert together == pytest.approx(alone, abs=0.02)


def test_scores_are_what_the_chain_rule_says(backend: LlmBackend) -> None:
    """Two tokens: the mean of the first alone and of the second after the first."""
    (both,) = backend.score("The sky is", [" very blue"])
    (first,) = backend.score("The sky is", [" very"])
    (second,) = backend.score("The sky is very", [" blue"])
    assert both == pytest.approx((first + second) / 2, abs=0.02)


def test_a_sum_is_the_mean_times_the_tokens(backend: LlmBackend) -> None:
    mean, total = (backend.score("The sky is", [" very blue"], whole=whole)[0] for whole in (False, True))
    assert total == pytest.approx(2 * mean)


def test_a_kept_prefix_changes_no_score_and_saves_its_tokens(
    model_file: Path, cache: Path, backend: LlmBackend
) -> None:
    fixed = "A long text that is the same in every call of this kind, and is read once. " * 3
    plain = backend.score(f"{fixed}The capital of France is", ENDS)
    cold = backend.score(f"{fixed}The capital of France is", ENDS, len(fixed.rstrip()))
    for path in (cache / "states").glob("scores-*"):
        path.unlink()
    again = load_backend(model_file, cache)  # another run of the program: the prefix from disk, the rest evaluated
    before = again.usage
    warm = again.score(f"{fixed}The capital of France is", ENDS, len(fixed.rstrip()))
    assert 0 < (again.usage - before).prompt_tokens < 20
    again.close()
    assert warm == cold
    assert warm == pytest.approx(plain, abs=0.05)


def test_a_question_asked_before_costs_nothing(model_file: Path, cache: Path, backend: LlmBackend) -> None:
    told = backend.score("The capital of Italy is", ENDS)
    again = load_backend(model_file, cache)
    assert again.score("The capital of Italy is", ENDS) == told
    assert again.usage.prompt_tokens == 0
    again.close()


def test_a_damaged_state_file_costs_time_and_nothing_else(model_file: Path, tmp_path: Path, cache: Path) -> None:
    (tmp_path / "fast").symlink_to(cache / "fast")
    prefix = "Some words that are kept on disk."
    first = load_backend(model_file, tmp_path)
    told = first.score(f"{prefix} And", [" more"], len(prefix))
    first.close()
    for path in (tmp_path / "states").glob("scores-*"):
        path.unlink()
    for path in (tmp_path / "states").glob("*.state"):
        raw = bytearray(path.read_bytes())
        raw[len(raw) // 2] ^= 255
        path.write_bytes(bytes(raw))
    second = load_backend(model_file, tmp_path)
    assert second.score(f"{prefix} And", [" more"], len(prefix)) == told
    second.close()


JSON_GRAMMAR = r'''root ::= "{\"title\": \"" [A-Z] [a-z ]{3,20} "\"}"'''


def test_a_grammar_holds(backend: LlmBackend) -> None:
    prompt = backend.chat("You name playlists in JSON.", "rain and tea")
    for seed in range(3):
        text = say(backend, prompt, GenerationOptions(40, temperature=1.0, seed=seed, grammar=JSON_GRAMMAR))
        assert set(json.loads(text)) == {"title"}


@pytest.mark.parametrize(
    "odd", ['a "b" c', "d\\e", "f{g}h|i", "京都の夜", "[^x]* ::=", "😀 é", "%s\t${x}", "<|im_end|>"]
)
def test_any_name_comes_through_grammar_and_choices(backend: LlmBackend, odd: str) -> None:
    ways = [f"It sounds like {odd} today.", f"It sounds like {odd} again."]
    prompt = backend.chat("You repeat.", "say it")
    for choices in ((), tuple(ways)):
        text = say(backend, prompt, GenerationOptions(60, grammar=grammar_of(ways), choices=choices))
        assert text in ways or (odd == "<|im_end|>" and odd not in text)


def test_choices_say_what_the_grammar_would(backend: LlmBackend) -> None:
    """The greedy way through the tree is one of the texts, and counts its tokens."""
    ways = [f"It is {a} and {b}." for a in ("slow", "very slow", "loud") for b in ("old", "older")]
    before = backend.usage
    text = say(backend, "Tell: ", GenerationOptions(40, grammar=grammar_of(ways), choices=tuple(ways)))
    assert text in ways
    assert (backend.usage - before).completion_tokens >= len(text.split())


def test_a_bad_grammar_is_an_error_not_a_crash(backend: LlmBackend) -> None:
    with pytest.raises(ModelError, match="grammar"):
        say(backend, "x", GenerationOptions(4, grammar="root ::= ((("))


def test_a_prompt_that_does_not_fit_is_an_error(backend: LlmBackend) -> None:
    with pytest.raises(ModelError, match="too long"):
        say(backend, "word " * 4000, GenerationOptions(4))
    assert say(backend, "Still alive:", GenerationOptions(3))


def test_closing_the_answer_stops_within_one_token(backend: LlmBackend) -> None:
    before = backend.usage
    answer = backend.generate("Once upon a time", GenerationOptions(200))
    next(answer)
    answer.close()  # type: ignore[attr-defined]
    assert (backend.usage - before).completion_tokens <= 2


def test_two_answers_at_once_are_a_bug_that_is_told(backend: LlmBackend) -> None:
    answer = backend.generate("Once upon a time", GenerationOptions(20))
    next(answer)
    backend.score("x", [" y"])
    with pytest.raises(InvariantError):
        list(answer)


def test_a_stop_string_ends_the_answer(backend: LlmBackend) -> None:
    text = say(backend, "1, 2, 3, 4,", GenerationOptions(40, stop=("9",)))
    assert "8" in text
    assert "9" not in text


def test_close_may_come_twice_and_ends_it(model_file: Path, cache: Path) -> None:
    own = load_backend(model_file, cache)
    assert own.score("a", [" b"])
    own.close()
    own.close()
    with pytest.raises(InvariantError):
        own.score("a", [" b"])


def test_a_truncated_model_is_told_before_llama_cpp_sees_it(model_file: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.gguf"
    with model_file.open("rb") as source:
        cut.write_bytes(source.read(5_000_000))
    with pytest.raises(ModelError, match="missing at its end"):
        load_backend(cut, tmp_path)


def test_a_crash_of_the_model_costs_nothing_but_time(model_file: Path, cache: Path) -> None:
    own = load_backend(model_file, cache)
    assert isinstance(own, ProcessBackend)
    first = say(own, "The capital of France is", GenerationOptions(4))
    for kind in (signal.SIGSEGV, signal.SIGKILL):
        os.kill(own.pid, kind)
        assert say(own, "The capital of France is", GenerationOptions(4)) == first
    assert own.usage.restarts == 2
    own.close()


def test_here_or_in_its_own_process_it_says_the_same(model_file: Path, cache: Path, backend: LlmBackend) -> None:
    here = load_here(model_file, cache)
    options = GenerationOptions(12, temperature=0.8, seed=3)
    assert say(here, "Once upon a time", options) == say(backend, "Once upon a time", options)
    here.close()


def test_a_cancelled_answer_ends_within_one_token(backend: LlmBackend) -> None:
    before, heard = backend.usage, list[str]()
    with cancelled_by(lambda: len(heard) > 2), pytest.raises(Cancelled):
        heard.extend(backend.generate("Once upon a time", GenerationOptions(200)))
    assert (backend.usage - before).completion_tokens <= 6


def test_nothing_is_written_to_the_terminal(model_file: Path, cache: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from musicrec_desktop.llm import load_backend\n"
        f"b = load_backend(Path({str(model_file)!r}), Path({str(cache)!r})); b.score('a', [' b']); b.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, env=os.environ | {"PYTHONPATH": "."}
    )
    assert (done.stdout, done.stderr) == (b"", b"")
