#!/bin/sh
# Make the PDFs of the sample papers: sh make-papers.sh [number ...]
# Needs pdflatex (texlive-latex-extra, texlive-fonts-recommended, latex-cjk-chinese-arphic-bsmi00lp).
# The same sources give the same bytes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1782000000 FORCE_SOURCE_DATE=1 TEXINPUTS=".:$here:"
cd "$work"
afm2tfm "$(kpsewhich utmr8a.afm)" -T ec.enc careful-r.tfm >/dev/null
afm2tfm "$(kpsewhich utmb8a.afm)" -T ec.enc careful-b.tfm >/dev/null
for source in "$here"/[0-9]*.tex; do
  name=$(basename "$source" .tex)
  number=$(expr "$name" : '0*\([0-9]*\)')
  if [ $# -gt 0 ]; then
    case " $* " in *" $number "*) ;; *) continue ;; esac
  fi
  target=$number
  [ "$number" = 34 ] && target=qT7hV_x3Rk # one manuscript carries its OpenReview id
  for run in 1 2 3; do
    pdflatex -interaction=nonstopmode -halt-on-error "$source" >"$name.txt" || {
      tail -n 30 "$name.txt" >&2
      exit 1
    }
  done
  mv "$name.pdf" "$here/../papers/$target.pdf"
done
