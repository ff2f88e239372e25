#!/usr/bin/env bash
# What the GitHub Action runs: checks outlines with annotations, then builds their decks if a folder for them is named.
#
# SLIDES_FILES: outlines or folders, with spaces between. SLIDES_FAIL_ON: advice, warning, error or never. SLIDES_IGNORE: rules, with
# commas between. SLIDES_OUTPUT: the folder of decks, or nothing. SLIDES_COMMAND: the command, where it is not `slides`.
set -euo pipefail

read -r -a files <<<"${SLIDES_FILES:?name the outlines in the input files}"
read -r -a slides <<<"${SLIDES_COMMAND:-slides}"
options=(--format github --fail-on "${SLIDES_FAIL_ON:-warning}")
if [ -n "${SLIDES_IGNORE:-}" ]; then
  options+=(--ignore "$SLIDES_IGNORE")
fi
"${slides[@]}" check "${files[@]}" "${options[@]}"
if [ -n "${SLIDES_OUTPUT:-}" ]; then
  "${slides[@]}" build "${files[@]}" --quiet --format github --ignore "A,B,D,L,M,N,P,T" -o "${SLIDES_OUTPUT%/}/"
fi
