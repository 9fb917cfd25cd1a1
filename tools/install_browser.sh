#!/usr/bin/env bash
# Installs Chromium and a Chinese font if they are missing and that is possible.
set -u
if command -v chromium >/dev/null || command -v google-chrome >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk >/dev/null && exit 0
fi
echo "############################################################" >&2
echo "# No Chromium found: THE BROWSER TESTS WILL BE SKIPPED.     #" >&2
echo "############################################################" >&2
