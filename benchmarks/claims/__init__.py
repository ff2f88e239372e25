"""Sets of untrue and true statements by which the check of claims is measured."""
