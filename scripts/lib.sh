# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the scripts share; sourced, never run. Chatter goes to stderr, so that a
# script's stdout stays free for data.

unset CDPATH
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
readonly root

say() { printf 'scripts/%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
  say "$*"
  exit 2
}

# Prints the comment at the head of the calling script.
usage() { sed -n '3,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

# The tracked and the new files that match the patterns, ignored ones left out;
# every file where this is no git clone (a release archive).
source_files() {
  if git -C "$root" -c safe.directory='*' rev-parse --git-dir \
    >/dev/null 2>&1; then
    git -C "$root" -c safe.directory='*' ls-files --cached --others \
      --exclude-standard -- "$@" | while IFS= read -r file; do
      [[ ! -f "$root/$file" ]] || printf '%s\n' "$file"
    done | sort -u
    return
  fi
  local pattern tests=()
  for pattern in "$@"; do tests+=(-o -name "${pattern##*/}"); done
  (cd "$root" && find . -path ./build -prune -o -type f \
    \( "${tests[@]:1}" \) -printf '%P\n' | sort)
}

# Compilers are asked through ccache where there is one.
use_ccache() {
  if [[ -z ${CMAKE_CXX_COMPILER_LAUNCHER:-} ]] && command -v ccache \
    >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
  fi
}

# configure PRESET [OPTION...]: quietly, the log is shown on failure. A build
# folder that came from elsewhere (a moved clone) starts afresh.
configure() {
  local preset=$1 folder="$root/build/$1" options=("${@:2}") log
  local cache="$folder/CMakeCache.txt"
  mkdir -p "$folder"
  log="$folder/configure.log"
  if [[ -f $cache ]] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
    options+=(--fresh)
  fi
  if ! (cd "$root" && cmake --preset "$preset" "${options[@]}") \
    >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    say "cmake --preset $preset failed"
    return 1
  fi
}

# Debian's own version first: another one lays the code out differently.
find_tool() {
  local name
  for name in "$1-14" "$1"; do
    if command -v "$name"; then return; fi
  done
  die "$1 is missing; install it with: scripts/install-packages test"
}
