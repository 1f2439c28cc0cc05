#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install_packages_test.sh SOURCE: what scripts/install-packages does, with
# stand-ins for dpkg-query and apt-get.
set -euo pipefail
unset CDPATH DEFNEWS_NO_PACKAGES
scripts="$1/scripts"
work="$(mktemp -d)"
trap 'rm -rf -- "$work"' EXIT
export CALLS="$work/calls" INSTALLED="$work/installed"
failures=0

mkdir "$work/path"
cat >"$work/path/dpkg-query" <<'DPKG'
#!/usr/bin/env bash
sed 's/^/installed /' "$INSTALLED"
printf 'config-files cmake\n'
DPKG
cat >"$work/path/apt-get" <<'APT'
#!/usr/bin/env bash
printf 'apt-get %s front=%s\n' "$*" "${DEBIAN_FRONTEND:-}" >>"$CALLS"
printf 'chatter\n'
case " $* " in
  *' update '*) : >"$CALLS.updated" ;;
  *) [[ -e $CALLS.updated && -z ${APT_BROKEN:-} ]] ;;
esac
APT
chmod +x "$work/path"/*
export PATH="$work/path:$PATH"

run() {
  : >"$CALLS"
  rm -f "$CALLS.updated"
  status=0
  "$scripts/install-packages" "$@" >"$work/out" 2>"$work/err" \
    </dev/null || status=$?
  out="$(<"$work/out")"
  err="$(<"$work/err")"
}

check() {
  local what=$1
  shift
  "$@" && return
  printf 'FAILED: %s\n  status %s\n  stdout %s\n  stderr %s\n  calls %s\n' \
    "$what" "$status" "$out" "$err" "$(<"$CALLS")"
  failures=$((failures + 1))
}
is() { [[ $1 == "$2" ]]; }
has() { [[ $1 == *"$2"* ]]; }

run nonsense
check 'an unknown kind is a usage error' is "$status" 2

for kind in run test bench coverage; do
  "$scripts/packages" "$kind" >"$INSTALLED"
  run "$kind"
  check "$kind: nothing to do, nothing said" is "$status$out$err" 0
  check "$kind: apt-get is left alone" is "$(<"$CALLS")" ''
done

"$scripts/packages" run | grep -vx -e cmake -e libabsl-dev >"$INSTALLED"
if ((EUID == 0)); then
  run run
  check 'missing packages are installed' is "$status" 0
  check 'and named' has "$err" 'installing cmake libabsl-dev'
  check 'the lists are fetched when needed' has "$(<"$CALLS")" ' update '
  last="$(tail -n 1 "$CALLS")"
  check 'only those' has "$last" \
    'install --no-install-recommends cmake libabsl-dev front=noninteractive'
  check 'stdout stays free' is "$out" ''

  APT_BROKEN=1 run run
  check 'a failure of apt-get is status 2' is "$status" 2
  check 'its output is shown' has "$err" chatter
fi

DEFNEWS_NO_PACKAGES=1 run run
check 'packages are left alone on demand' is "$status$err$(<"$CALLS")" 0

((failures == 0)) || exit 1
printf 'all passed\n'
