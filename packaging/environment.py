"""Makes .venv from the locks: build tools, packages with checked hashes, the compiled model runtime, the program.

The model runtime is compiled in the background while the rest is downloaded. Every part leaves a stamp keyed by what it
was made from, so that a second run has nothing to do. Runs before anything is installed: standard library only.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import machine
from stages import SetupError, failure, run_quietly

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "packaging" / "locks"
BUILD = ROOT / "build"
CMAKE_INCLUDE = ROOT / "packaging" / "llama_build.cmake"
# The program needs libllama only: no image input, and no compiler cache that may not be there.
CMAKE_ARGS = f"-DLLAVA_BUILD=OFF -DGGML_CCACHE=OFF -DCMAKE_PROJECT_llama.cpp_INCLUDE={CMAKE_INCLUDE}"
MEMORY_PER_COMPILER = 1.5e9


def cache_folder() -> Path:
    """Where things go that any checkout may use again."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "musicrec"


def digest(*parts: str | Path) -> str:
    """A short key of texts and files' contents."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        total.update(b"\0")
    return total.hexdigest()[:16]


class Environment:
    """The virtual environment and what is in it."""

    def __init__(self) -> None:
        self.log = BUILD / "setup.log"
        BUILD.mkdir(exist_ok=True)
        self._compiler: subprocess.Popen[bytes] | None = None
        base = f"{sys.version} {VENV}"
        self.keys = {
            "environment": digest(base, LOCKS / "build.txt"),
            "packages": digest(base, LOCKS / "build.txt", LOCKS / "runtime.txt", ROOT / "pyproject.toml"),
            # Not of the environment's place: what was compiled for this machine serves every checkout on it.
            "compile": digest(
                sys.version,
                LOCKS / "native.txt",
                CMAKE_INCLUDE,
                machine.processor(),
                os.environ.get("CMAKE_ARGS", ""),
            ),
            "tools": digest(base, LOCKS / "dev.txt"),
        }
        self.wheel_folder = cache_folder() / "native" / self.keys["compile"]

    def has(self, part: str) -> bool:
        """Was this part made, from the same things it would be made from now?"""
        stamp = VENV / f".{part}"
        return PYTHON.exists() and stamp.is_file() and stamp.read_text("utf-8") == self.keys[part]

    def make_base(self) -> None:
        """The environment itself, pip and the build tools."""
        if self.has("environment"):
            return
        if not self._usable():
            shutil.rmtree(VENV, ignore_errors=True)
            run_quietly([sys.executable, "-m", "venv", str(VENV)], self.log)
        self._pip("install", "--only-binary", ":all:", "-r", str(LOCKS / "build.txt"))
        self._stamp("environment")

    def start_compiling(self) -> None:
        """Begin compiling the model runtime in the background, unless an earlier run left it."""
        if self.has("compile") or self._wheel() is not None:
            return
        shutil.rmtree(self.wheel_folder, ignore_errors=True)
        fresh = self.wheel_folder.with_suffix(".part")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        env = {
            **os.environ,
            # The build tools lie in the environment, checked; --no-build-isolation takes them from there.
            "PATH": f"{VENV / 'bin'}:{os.environ.get('PATH', '')}",
            "CMAKE_ARGS": f"{os.environ.get('CMAKE_ARGS', '')} {CMAKE_ARGS}".strip(),
            "CMAKE_BUILD_PARALLEL_LEVEL": str(_compilers()),
        }
        # No pip cache: it would hand out a wheel that was compiled for another processor.
        command = _pip_command("wheel", "--no-cache-dir", "--no-deps", "--no-build-isolation", "--require-hashes")
        command += ["-v", "-r", str(LOCKS / "native.txt"), "--wheel-dir", str(fresh)]
        with (BUILD / "compile.log").open("wb") as sink:
            self._compiler = subprocess.Popen(
                command, stdout=sink, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=env
            )

    def finish_compiling(self) -> None:
        """Wait for the compiler and install what it made."""
        if self.has("compile"):
            return
        if self._compiler is not None:
            code = self._compiler.wait()
            self._compiler = None
            if code != 0:
                raise SetupError(failure("compiling llama-cpp-python", code, BUILD / "compile.log"))
            self.wheel_folder.with_suffix(".part").rename(self.wheel_folder)
        wheel = self._wheel()
        if wheel is None:
            raise SetupError(f"No compiled model runtime in {self.wheel_folder}; see {BUILD / 'compile.log'}.")
        run_quietly(_pip_command("install", "--no-deps", "--no-index", "--force-reinstall", str(wheel)), self.log)
        self._stamp("compile")

    def stop_compiling(self) -> None:
        """Leave no compiler behind when set-up ends early."""
        if self._compiler is not None:
            self._compiler.terminate()
            self._compiler.wait()

    def install_packages(self) -> None:
        """Everything the program runs on, and the program itself as it stands in this checkout."""
        if self.has("packages"):
            return
        self._pip("install", "--no-compile", "--only-binary", ":all:", "-r", str(LOCKS / "runtime.txt"))
        run_quietly(
            _pip_command("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)),
            self.log,
        )
        self._stamp("packages")

    def install_tools(self) -> None:
        """What tests and checks need."""
        if self.has("tools"):
            return
        self._pip("install", "--only-binary", ":all:", "-r", str(LOCKS / "dev.txt"))
        self._stamp("tools")

    def _usable(self) -> bool:
        """Is there an environment of this Python at this place? A moved checkout's scripts point to nowhere."""
        try:
            probe = subprocess.run(
                [str(PYTHON), "-c", "import sys, pip; print(sys.version, sys.prefix)"],
                capture_output=True,
                text=True,
                check=False,
            )
            script = (VENV / "bin" / "pip").read_text("utf-8")
        except OSError:
            return False
        return probe.stdout.strip() == f"{sys.version} {VENV}" and str(PYTHON.parent) in script.splitlines()[0]

    def _pip(self, verb: str, *arguments: str) -> None:
        run_quietly(_pip_command(verb, "--require-hashes", *arguments), self.log)

    def _wheel(self) -> Path | None:
        return next(iter(sorted(self.wheel_folder.glob("*.whl"))), None)

    def _stamp(self, part: str) -> None:
        (VENV / f".{part}").write_text(self.keys[part], "utf-8")


def _pip_command(verb: str, *arguments: str) -> list[str]:
    return [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", verb, *arguments]


def _compilers() -> int:
    """Compilers to run at once: one for each core, as far as memory goes."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_AVPHYS_PAGES")
    return max(1, min(machine.cores(), int(memory / MEMORY_PER_COMPILER)))
