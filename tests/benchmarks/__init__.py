"""Scripts that measure. They run as the program does: each product of arrays in one thread."""

from musicrec_desktop.__main__ import calm_products

calm_products()
