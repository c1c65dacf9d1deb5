"""The bar over everything: where, when, how it is shown, who looks, and whether it is true."""
