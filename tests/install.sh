#!/bin/sh
# Chromium, a Chinese font, npm, nginx, Caddy, OpenSSL and PostgreSQL, where they are not there yet
# (Debian, Ubuntu; elsewhere by hand). With `spreadsheet` also LibreOffice and its module for Python.
set -eu
have_font() { fc-list ':lang=zh' 2>/dev/null | grep -q .; }
# Debian has it where only the administrator looks for programs.
have_nginx() { command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]; }
# Debian has the server's programs where no shell looks for them.
have_postgresql() {
    command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
have_font || missing="$missing fonts-noto-cjk fontconfig"
command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"
have_nginx || missing="$missing nginx"
command -v caddy >/dev/null 2>&1 || missing="$missing caddy"
command -v openssl >/dev/null 2>&1 || missing="$missing openssl"
have_postgresql || missing="$missing postgresql"
if [ "${1:-}" = spreadsheet ]; then
    command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-calc-nogui"
    /usr/bin/python3 -c "import uno" 2>/dev/null || missing="$missing python3-uno"
fi
if [ -z "$missing" ]; then exit 0; fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need, under these names of Debian:$missing" >&2
    echo "Install that and run this again." >&2
    exit 1
fi
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of packages
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    $missing >/dev/null
# The tests start their own. Debian's begin as services at once, which nobody has asked for.
for program in nginx caddy postgresql; do
    case "$missing" in
    *$program*)
        if [ -d /run/systemd/system ]; then $as_root systemctl disable --quiet --now $program; fi
        ;;
    esac
done
