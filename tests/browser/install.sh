#!/bin/sh
# Chromium and a Chinese font, where they are not there yet (Debian, Ubuntu; elsewhere by hand).
set -eu
have_font() { fc-list ':lang=zh' 2>/dev/null | grep -q .; }
if command -v chromium >/dev/null 2>&1 && have_font; then exit 0; fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need Chromium and a Chinese font: install them and run this again." >&2
    exit 1
fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    chromium fonts-noto-cjk fontconfig >/dev/null
