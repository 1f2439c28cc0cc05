#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install_test.sh BUILD COMPILER [INSTRUMENTED]: installs the build under a
# temporary prefix and lets a program of its own folder use it in the four ways
# that the documentation promises.
set -euo pipefail
unset CDPATH DEFNEWS_INDEX
build=$1
compiler=$2
here="$(cd -- "$(dirname -- "$0")" && pwd)"
if [[ -n ${3:-} ]]; then
  printf 'skipped: the build is instrumented (%s)\n' "$3"
  exit 77
fi
work="$(mktemp -d)"
trap 'rm -rf -- "$work"' EXIT
prefix="$work/prefix"
index="$work/index"
failures=0

step() { printf '== %s\n' "$*"; }

fail() {
  printf 'FAILED: %s\n' "$*"
  failures=$((failures + 1))
}

# expect WHAT EXPECTED STATUS COMMAND...: whole stdout and exit status.
expect() {
  local what=$1 expected=$2 wanted=$3 actual status=0
  shift 3
  actual="$("$@")" || status=$?
  # shellcheck disable=SC2053 # the expectation is a pattern
  if [[ $actual != $expected ]] || ((status != wanted)); then
    fail "$what: wanted status $wanted and"
    printf '%s\n-- got status %s and\n%s\n' "$expected" "$status" "$actual"
  fi
}

# run_consumer WAY PROGRAM: the same answers, whatever way it was linked.
run_consumer() {
  local way=$1 program=$2
  expect "$way: hits" "2 in all
*drill-2023 | South Korea and US hold a live-fire drill | scored | *" 0 \
    "$program" "$index" 'howitzers'
  expect "$way: date filter" "1 in all
drill-2023 | * | scored | *owitzer*" 0 "$program" "$index" howitzers 2023
  expect "$way: no hits" '0 in all' 0 "$program" "$index" zeppelin
  # shellcheck disable=SC2016
  expect "$way: query at fault" 'cannot search: ?*' 4 \
    "$program" "$index" '"unclosed'
  expect "$way: no index" 'cannot open: ?*' 3 "$program" "$work/none" howitzers
}

# links_shared PROGRAM: whether it asks for libdefnews.so at its start.
links_shared() { readelf -d "$1" | grep -q 'NEEDED.*libdefnews\.so'; }

check_link() {
  local way=$1 program=$2 form=$3
  if [[ $form == shared ]]; then
    links_shared "$program" || fail "$way: not linked to libdefnews.so"
    # What the library uses is its own affair.
    if readelf -d "$program" | grep -E 'NEEDED.*(xapian|absl|icuuc)'; then
      fail "$way: the program depends on the library's own libraries"
    fi
  elif links_shared "$program"; then
    fail "$way: linked to libdefnews.so, not to libdefnews.a"
  fi
}

try_cmake() {
  local form=$1 way="find_package $1" options=()
  step "$way"
  # An embedder of the shared library needs none of these.
  if [[ $form == shared ]]; then
    local package
    for package in absl ICU ZLIB PkgConfig LibXml2 simdjson nlohmann_json; do
      options+=("-DCMAKE_DISABLE_FIND_PACKAGE_$package=ON")
    done
  fi
  if ! cmake -G Ninja -S "$here/consumer" -B "$work/$form" -DFORM="$form" \
    -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$compiler" \
    "${options[@]}" >"$work/log" 2>&1 ||
    ! cmake --build "$work/$form" >>"$work/log" 2>&1; then
    cat "$work/log"
    fail "$way: does not build"
    return
  fi
  check_link "$way" "$work/$form/consumer" "$form"
  run_consumer "$way" "$work/$form/consumer"
}

try_pkg_config() {
  local form=$1 way="pkg-config $1" program="$work/pkg-config-$1" flags=()
  local libs environment=()
  step "$way"
  if [[ $form == shared ]]; then
    libs="$(pkg-config --libs defnews)"
    environment=(env "LD_LIBRARY_PATH=$library_dir")
  else
    libs="$(pkg-config --static --libs defnews)"
    # With both forms installed, -l alone would take the shared one.
    libs="${libs/-ldefnews/-l:libdefnews.a}"
  fi
  # shellcheck disable=SC2207 # flags are words
  flags=($(pkg-config --cflags defnews))
  # shellcheck disable=SC2086
  if ! "$compiler" -std=c++20 -Wall -Wextra -Wpedantic -Werror "${flags[@]}" \
    "$here/consumer/consumer.cc" -o "$program" $libs >"$work/log" 2>&1; then
    cat "$work/log"
    fail "$way: does not build"
    return
  fi
  check_link "$way" "$program" "$form"
  printf '#!/bin/sh\nexec %s %s "$@"\n' "${environment[*]}" "$program" \
    >"$program.sh"
  chmod +x "$program.sh"
  run_consumer "$way" "$program.sh"
}

step install
cmake --install "$build" --prefix "$prefix" >"$work/log" 2>&1 || {
  cat "$work/log"
  fail 'cmake --install'
  exit 1
}
pc="$(find "$prefix" -name defnews.pc)"
[[ -n $pc ]] || { fail 'defnews.pc is not installed' && exit 1; }
export PKG_CONFIG_PATH="${pc%/*}"
library_dir="$(cd -- "${pc%/*}/.." && pwd)"

step 'installed tools'
expect 'indexer build' '*' 0 "$prefix/bin/indexer" build --quiet \
  --index "$index" "$here/articles.jsonl"
expect 'search --count' '2*' 0 "$prefix/bin/search" --index "$index" --count \
  howitzers
for tool in search indexer corpus; do
  expect "$tool --version" '*[0-9].[0-9]*' 0 "$prefix/bin/$tool" --version
done

step 'installed nightly run'
mkdir "$work/nights"
cp "$here/articles.jsonl" "$work/nights/"
printf '%s\n' 'index = index' 'state = state' 'inputs = articles.jsonl' \
  >"$work/nights/nightly.conf"
# With what it says on stderr.
aloud() { "$@" 2>&1; }
expect 'a night under the environment of cron' '' 0 aloud env -i \
  "$prefix/bin/defnews-nightly" --config "$work/nights/nightly.conf"
expect 'its index' '2*' 0 "$prefix/bin/search" --index "$work/nights/index" \
  --count howitzers
expect 'the shipped settings' '*index = /var/lib/defnews/index*' 0 \
  "$prefix/bin/defnews-nightly" --print-settings \
  --config "$prefix/share/doc/defnews/nightly.conf.example"
# For the prefix that was installed to, whatever the build was configured for.
unit="$prefix/lib/systemd/system/defnews-nightly.service"
grep -q "^ExecStart=$prefix/bin/defnews-nightly " "$unit" ||
  fail "$unit starts something else"
crontab="$prefix/share/doc/defnews/crontab.example"
cron_path="$(sed -n 's/^PATH=//p' "$crontab")"
while read -r _ _ _ _ _ command _; do
  [[ "$(PATH="$cron_path" command -v "$command")" == "$prefix/bin/$command" ]] ||
    fail "$crontab: $command is not found in $cron_path"
done < <(grep '^[0-9]' "$crontab")
# What is packed is staged in one place and run in another.
DESTDIR="$work/stage" cmake --install "$build" --prefix /opt/defnews \
  --component runtime >"$work/log" 2>&1 || fail 'a staged installation'
staged="$work/stage/opt/defnews/lib/systemd/system/defnews-nightly.service"
grep -q '^ExecStart=/opt/defnews/bin/defnews-nightly ' "$staged" ||
  fail "$staged starts something else"
# Settings that are missing must fail, and the index may lie in /srv.
if grep -E '^(Condition|ProtectSystem=strict|UMask=0?027)' "$unit"; then
  fail "$unit: skips nights or hides the index"
fi
if command -v systemd-analyze >/dev/null; then
  expect 'systemd-analyze verify' '' 0 aloud systemd-analyze verify --man=no \
    "$unit" "${unit%.service}.timer"
fi

try_cmake shared
try_cmake static
try_pkg_config shared
try_pkg_config static

step 'consumer includes the public header alone'
others="$(sed -nE 's/^#include ["<]([^">]*)[">].*/\1/p' \
  "$here/consumer/consumer.cc" | grep / | grep -vxF defnews/searcher.h || true)"
[[ -z $others ]] || fail "the consumer includes $others"

step 'public headers compile alone'
for header in "$prefix"/include/defnews/*.h; do
  printf '#include <defnews/%s>\n' "${header##*/}" |
    "$compiler" -std=c++20 -Wall -Wextra -Werror -fsyntax-only \
      -I"$prefix/include" -x c++ - || fail "${header##*/}"
done

step 'exported symbols'
python3 "$here/exported_symbols.py" "$library_dir/libdefnews.so" \
  "$prefix/include/defnews" || fail 'exported symbols'

if ((failures)); then
  printf '%s failed\n' "$failures"
  exit 1
fi
printf 'all passed\n'
