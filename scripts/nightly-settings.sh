# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# shellcheck disable=SC2154 # config is the caller's
# What a night does, and where: the settings file of scripts/nightly; sourced,
# never run. Nothing in that file is executed but `deliver`.

declare -A setting=(
  [index]="${DEFNEWS_INDEX:-${XDG_DATA_HOME:-$HOME/.local/share}/defnews/index}"
  [store]="${XDG_DATA_HOME:-$HOME/.local/share}/defnews/store"
  [state]="${XDG_STATE_HOME:-$HOME/.local/state}/defnews/nightly"
  [sources]='' [saved]='' [deliver]='' [contact]='' [ca_file]=''
  [logs]='' [reports]='' [budget]=1h [keep]=3 [nights]=30
  [lock_wait]=600 [allow_private]=no
)
inputs=()

default_config() {
  local own="${XDG_CONFIG_HOME:-$HOME/.config}/defnews/nightly.conf"
  if [[ -e $own || ! -e /etc/defnews/nightly.conf ]]; then
    printf '%s\n' "$own"
  else
    printf '/etc/defnews/nightly.conf\n'
  fi
}

# trim TEXT: fills `trimmed`.
trim() {
  trimmed="${1#"${1%%[![:space:]]*}"}"
  trimmed="${trimmed%"${trimmed##*[![:space:]]}"}"
}

# Paths of a file are meant from the folder of that file.
path_of() {
  # shellcheck disable=SC2088 # the tilde is data
  case $1 in
    /*) printf '%s\n' "$1" ;;
    '~/'*) printf '%s/%s\n' "$HOME" "${1:2}" ;;
    *) printf '%s/%s\n' "$config_folder" "$1" ;;
  esac
}

# take_setting WHERE KEY VALUE
take_setting() {
  local where=$1 key=$2 value=$3
  [[ -n $value ]] || die "$where: \`$key\` has no value"
  case $key in
    inputs) inputs+=("$(path_of "$value")") ;;
    index | store | sources | saved | state | logs | reports | ca_file)
      setting[$key]="$(path_of "$value")"
      ;;
    deliver | contact) setting[$key]=$value ;;
    lock_wait)
      [[ $value =~ ^[0-9]{1,6}$ ]] ||
        die "$where: \`lock_wait\` \"$value\" is no number of seconds"
      setting[$key]=$value
      ;;
    keep | nights)
      [[ $value =~ ^[1-9][0-9]{0,5}$ ]] ||
        die "$where: \`$key\` \"$value\" is no number from 1 on"
      setting[$key]=$value
      ;;
    budget)
      [[ $value =~ ^[0-9]+\ *(ms|s|m|h|d)?$ ]] ||
        die "$where: \`budget\` \"$value\" is no duration (90s, 30m, 2h)"
      setting[$key]=$value
      ;;
    allow_private)
      [[ $value == yes || $value == no ]] ||
        die "$where: \`allow_private\` is yes or no, not \"$value\""
      setting[$key]=$value
      ;;
    *)
      die "$where: \`$key\` is unknown; known are inputs," \
        "$(printf '%s\n' "${!setting[@]}" | sort | paste -sd ' ')"
      ;;
  esac
}

# take_line WHERE LINE
take_line() {
  local trimmed key
  [[ $2 != '#'* ]] || return 0
  trim "${2%%[[:space:]]#*}"
  [[ -n $trimmed ]] || return 0
  [[ $trimmed == *=* ]] || die "$1: \"$trimmed\" is no \`key = value\`"
  local line=$trimmed
  trim "${line%%=*}"
  key=$trimmed
  trim "${line#*=}"
  take_setting "$1" "$key" "$trimmed"
}

# Reads $config, and makes its path one that can be told to others.
read_settings() {
  local line number=0
  [[ -f $config && -r $config ]] ||
    die "$config: there are no settings to read; write them there or name" \
      "another file with --config (defnews-nightly(1) says what goes in)"
  config_folder="$(cd -- "$(dirname -- "$config")" && pwd -P)"
  config="$config_folder/${config##*/}"
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    take_line "$config:$number" "$line"
  done <"$config"
  [[ -n ${setting[sources]} || ${#inputs[@]} -gt 0 ]] ||
    die "$config: name what to read: sources = FILE, or inputs = FOLDER"
  setting[logs]="${setting[logs]:-${setting[state]}/logs}"
  setting[reports]="${setting[reports]:-${setting[state]}/reports}"
}

print_settings() {
  local key input
  for key in $(printf '%s\n' "${!setting[@]}" | sort); do
    [[ -z ${setting[$key]} ]] || printf '%s = %s\n' "$key" "${setting[$key]}"
  done
  for input in "${inputs[@]}"; do printf 'inputs = %s\n' "$input"; done
}
