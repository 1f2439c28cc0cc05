#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_script_test.sh SOURCE: what scripts/run promises, in a small tree whose
# cmake and tools are stand-ins that write down how they were called.
set -euo pipefail
unset CDPATH DEFNEWS_INDEX XDG_DATA_HOME CMAKE_CXX_COMPILER_LAUNCHER
source_dir=$1
work="$(mktemp -d)"
trap 'rm -rf -- "$work"' EXIT
tree="$work/a tree"
calls="$work/calls"
failures=0
export DEFNEWS_NO_PACKAGES=1 HOME="$work/home" CALLS="$calls"

plant_tree() {
  mkdir -p "$tree/scripts" "$tree/tests/data/samples" "$work/path" "$HOME" \
    "$tree"/{common,corpus,indexer,searcher,cmake}
  cp "$source_dir"/scripts/{run,lib.sh,packages,install-packages} \
    "$tree/scripts/"
  printf '{}' >"$tree/CMakePresets.json"
  printf 'first\n' >"$tree/searcher/search_main.cc"
  : >"$tree/CMakeLists.txt"
  printf 'a sample\n' >"$tree/tests/data/samples/one.txt"
  # A tool tells where it is, which index it has and what it was given.
  cat >"$work/tool" <<'TOOL'
#!/usr/bin/env bash
printf '%s %s\n' "${0##*/}" "$*" >>"$CALLS"
if [[ ${0##*/} == indexer && ${1:-} == build ]]; then
  [[ -z ${SAMPLES_STATUS:-} ]] || exit "$SAMPLES_STATUS"
  while (($#)); do
    if [[ $1 == --index ]]; then mkdir -p "$2" && : >"$2/XAPIANDB"; fi
    shift
  done
  printf 'indexed\n'
  exit 0
fi
printf '%s|%s|%s' "$PWD" "${DEFNEWS_INDEX:-none}" "$*"
[[ ${1:-} != - ]] || cat
[[ ${1:-} != --exit ]] || exit "$2"
TOOL
  # cmake writes down its call; a build puts the tools in their place.
  cat >"$work/path/cmake" <<'CMAKE'
#!/usr/bin/env bash
printf 'cmake %s\n' "$*" >>"$CALLS"
printf 'cmake chatters on stdout\n'
[[ $1 == --build ]] || exit 0
[[ -z ${BREAK_BUILD:-} ]] || exit 1
sleep "${BUILD_SECONDS:-0}"
for tool in search indexer corpus; do
  mkdir -p "$2/bin" && cp -p "$TOOL" "$2/bin/$tool" && chmod +x "$2/bin/$tool"
done
CMAKE
  chmod +x "$work/path/cmake"
  export PATH="$work/path:$PATH" TOOL="$work/tool"
}

# run DIRECTORY ARGUMENT...: fills out, err and status.
run() {
  local directory=$1
  shift
  status=0
  (cd "$directory" && "$tree/scripts/run" "$@") >"$work/out" \
    2>"$work/err" || status=$?
  out="$(<"$work/out")"
  err="$(<"$work/err")"
}

# check WHAT CONDITION...: the condition is a command.
check() {
  local what=$1
  shift
  "$@" && return
  printf 'FAILED: %s\n  status %s\n  stdout %s\n  stderr %s\n' \
    "$what" "$status" "$out" "$err"
  failures=$((failures + 1))
}

is() { [[ $1 == "$2" ]]; }
has() { [[ $1 == *"$2"* ]]; }
count() { grep -c -- "$1" "$calls" || true; }
forget_calls() { : >"$calls"; }

plant_tree
samples_index="$tree/build/release/samples-index"

run / ''
check 'no tool is a usage error' is "$status" 2
run / find
check 'unknown tool is a usage error' is "$status" 2
check 'unknown tool is named' has "$err" "'find'"
check 'nothing was built for it' test ! -e "$calls"

forget_calls
BREAK_BUILD=1 run / search word
check 'a broken build is status 2' is "$status:$out" 2:
run / search word
check 'the next run builds' is "$status:$out" "0:/|$samples_index|word"
check 'the samples are announced' has "$err" 'sample articles'

forget_calls
run "$work" search 'two words' --after 2023
check 'arguments and folder reach the tool' is "$out" \
  "$work|$samples_index|two words --after 2023"
check 'a later run is silent' is "$err" ''
check 'a later run calls the tool alone' is "$(<"$calls")" \
  'search two words --after 2023'

run / search --exit 1
check 'the exit status passes through' is "$status" 1
out="$(printf 'from stdin' | "$tree/scripts/run" corpus -)"
check 'stdin reaches the tool' has "$out" '|-from stdin'
check 'the index is set for search alone' has "$out" '|none|'
ln -s "$tree/scripts/run" "$work/link"
check 'works through a symbolic link' is "$(cd / && "$work/link" search x)" \
  "/|$samples_index|x"

run / search --version
check 'the version asks no index' is "$out" '/|none|--version'
run / search --index /own word
check 'an index on the command line wins' is "$out" '/|none|--index /own word'
run / search --index=/own word
check 'in both spellings' is "$out" '/|none|--index=/own word'
DEFNEWS_INDEX=/env run / search word
check 'DEFNEWS_INDEX wins' is "$out" '/|/env|word'
mkdir -p "$HOME/.local/share/defnews/index"
: >"$HOME/.local/share/defnews/index/XAPIANDB"
run / search word
check 'an own index in its usual place wins' is "$out" '/|none|word'
rm -r "$HOME/.local"

forget_calls
sleep 0.05
printf 'second\n' >"$tree/searcher/search_main.cc"
run / indexer list
check 'changed sources are built again' is "$(count '^cmake --build')" 1
forget_calls
sleep 0.05
rm "$tree/searcher/search_main.cc"
run / indexer list
check 'so is a tree with a file less' is "$(count '^cmake --build')" 1
run / search word # the tools are newer than the samples' index now
forget_calls
sleep 0.05
printf 'another\n' >"$tree/tests/data/samples/two.txt"
run / search word
check 'changed samples are indexed again' is "$(count '^indexer build')" 1
check 'without a build' is "$(count '^cmake')" 0

sleep 0.05
printf 'refused\n' >"$tree/tests/data/samples/three.txt"
SAMPLES_STATUS=2 run / search word
check 'samples that cannot be indexed are status 2' is "$status:$out" 2:

mv "$tree" "$work/moved"
tree="$work/moved"
samples_index="$tree/build/release/samples-index"
forget_calls
run / search word
check 'a moved tree is built again' is "$(count '^cmake --build')" 1

rm -rf "$tree/build"
forget_calls
export BUILD_SECONDS=0.3
for name in a b c; do
  (cd / && "$tree/scripts/run" search "$name") >"$work/$name" 2>&1 \
    </dev/null &
done
wait
check 'runs at once build once' is "$(count '^cmake --build')" 1
check 'and index once' is "$(count '^indexer build')" 1
for name in a b c; do
  check "and all answer: $name" has "$(<"$work/$name")" \
    "/|$samples_index|$name"
done

((failures == 0)) || exit 1
printf 'all passed\n'
