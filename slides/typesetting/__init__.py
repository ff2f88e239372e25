"""How text fits: font metrics, line breaks, sizes, titles."""
