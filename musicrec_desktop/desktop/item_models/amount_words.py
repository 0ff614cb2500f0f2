"""Sizes and counts in words."""

from PySide6.QtCore import QLocale

from musicrec_desktop.desktop.words import tr


def size_text(size: int) -> str:
    """Bytes as the language writes them: "1.4 GB"."""
    format_ = (
        QLocale.DataSizeFormat.DataSizeTraditionalFormat if size < 1024 else QLocale.DataSizeFormat.DataSizeSIFormat
    )
    return QLocale().formattedDataSize(size, 1, format_)


def count_text(count: int) -> str:
    """A whole number with the language's separators."""
    return QLocale().toString(count)


def parameters_text(parameters: int) -> str:
    """The size of a language model: "135 million", "1.7 billion parameters"."""
    if parameters >= 1_000_000_000:
        return tr("{n} billion parameters").format(n=f"{parameters / 1e9:.3g}")
    return tr("{n} million parameters").format(n=round(parameters / 1e6))
