# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# shellcheck disable=SC2154,SC2317 # variables are, functions come from, others
# What a night tells of itself: the report of scripts/nightly, as text and as
# JSON; sourced, never run. Made of the reports that the tools write, which
# have one field a line, indented by two, and entries of lists by four.

readonly most_named=20 # refused inputs that the text names for each step

# count_of STEP KEY: a number from the report of a step; nothing if it has none.
count_of() {
  [[ ! -f $work/$1.json ]] ||
    sed -nE "s/^  \"$2\": ([0-9]+),?\$/\1/p" "$work/$1.json"
}

# entries_of STEP KEY: a line for each entry of a list, WHERE: MESSAGE.
entries_of() {
  [[ ! -f $work/$1.json ]] || awk -v key="$2" '
    function text() {
      sub(/^ *"[a-z]+": "?/, ""); sub(/"?,?$/, "")
      gsub(/\\"/, "\""); gsub(/\\\\/, "\\")
      return $0
    }
    $0 == "  \"" key "\": [" { inside = 1; next }
    /^  \]/ { inside = 0 }
    !inside { next }
    /^    \{/ { where = ""; line = ""; message = "" }
    /^      "(url|file)": / { where = text() }
    /^      "line": / { line = ":" text() }
    /^      "message": / { message = text() }
    /^    \}/ { print where line (where == "" ? "" : ": ") message }
  ' "$work/$1.json"
}

outcome() {
  case $(exit_status) in
    0) printf 'done' ;;
    2) printf 'failed' ;;
    75) printf 'not done, another run was at work' ;;
    *) printf 'stopped by a signal' ;;
  esac
}

# exit_status: of the night, as it stands now.
exit_status() {
  if ((stopped > 0)); then
    printf '%s' "$stopped"
  elif ((${#failures[@]} == 0)); then
    printf 0
  elif ((${#failures[@]} == busy)); then
    printf 75
  else
    printf 2
  fi
}

# summary STEP: its counts that are not nothing, and what it refused.
summary() {
  local key count line listed named=''
  line="$(count_of "$1" generation)"
  line="${line:+generation $line}"
  [[ $1 != searches ]] || line="$(searches_outcome)"
  for key in articles fetched unchanged redirected forbidden waiting added \
    changed removed duplicates undated; do
    count="$(count_of "$1" "$key")"
    [[ -z $count || $count == 0 ]] || line+="${line:+, }$count $key"
  done
  for key in failed refused; do
    listed="$(entries_of "$1" "$key")"
    [[ -n $listed ]] || continue
    count="$(wc -l <<<"$listed")"
    line+="${line:+, }$count $key"
    named+=$'\n'"$(head -n "$most_named" <<<"$listed" | sed 's/^/          /')"
    ((count <= most_named)) || named+=$'\n          ...'
  done
  printf '%s%s' "${line:-nothing}" "$named"
}

# The saved searches say in the first line of their report how much there was,
# if there was any.
searches_outcome() {
  local told="${setting[reports]}/searches/report.txt"
  if no_searches; then
    printf 'none in %s' "${setting[saved]}"
  elif [[ $told -nt $work/began ]]; then
    head -n 1 -- "$told"
  else
    printf 'nothing new'
  fi
}

# What the other tools write of themselves, for the saved searches: each that
# was refused is a line of what they said, with a caret under it perhaps.
searches_report() {
  local line comma=''
  printf '{\n  "outcome": %s,\n  "refused": [' "$(quoted "$(searches_outcome)")"
  while IFS= read -r line; do
    [[ $line == 'search: '* ]] || continue
    printf '%s\n    {\n      "message": %s\n    }' "$comma" \
      "$(quoted "${line#search: }")"
    comma=,
  done < <([[ ! -e $work/searches.err ]] || cat -- "$work/searches.err")
  printf '%s]\n}\n' "${comma:+$'\n  '}"
}

text_report() {
  local name failure told
  printf 'defnews, night %s: %s\n' "$run" "$(outcome)"
  printf '%s to %s\n\n' "$began" "$ended"
  for name in "${steps[@]}"; do
    if [[ -s $work/$name.json ]]; then
      told="$(summary "$name")"
    elif [[ ${step_status[$name]} -gt 1 ]]; then
      told='not done'
    else
      told='done'
    fi
    printf '%-9s %s\n' "$name" "$told"
  done
  for failure in "${failures[@]}"; do printf '\nFAILED %s\n' "$failure"; done
}

# quoted TEXT: as JSON.
quoted() {
  local text=$1
  text="${text//\\/\\\\}"
  text="${text//\"/\\\"}"
  printf '"%s"' "${text//[[:cntrl:]]/ }"
}

json_step() {
  printf '\n{"step":"%s","status":%s,"seconds":%s,"report":' "$1" \
    "${step_status[$1]}" "${step_seconds[$1]}"
  if [[ -s $work/$1.json ]]; then cat -- "$work/$1.json"; else printf null; fi
  printf '}'
}

json_report() {
  local name comma=''
  printf '{"schema":1,"run":%s,"began":"%s","ended":"%s","outcome":%s' \
    "$(quoted "$run")" "$began" "$ended" "$(quoted "$(outcome)")"
  printf ',"status":%s,"log":%s,"failures":[' "$(exit_status)" \
    "$(quoted "$log")"
  for name in "${failures[@]}"; do
    printf '%s%s' "$comma" "$(quoted "$name")"
    comma=,
  done
  printf '],"steps":['
  comma=''
  for name in "${steps[@]}"; do
    printf '%s' "$comma"
    json_step "$name"
    comma=,
  done
  printf ']}\n'
}

# write_report SUFFIX FUNCTION: whole or not at all.
write_report() {
  local file="${setting[reports]}/$run.$1"
  if "$2" >"$file.new" && mv -- "$file.new" "$file"; then return; fi
  rm -f -- "$file.new"
  return 1
}

write_reports() {
  write_report json json_report && write_report txt text_report
}
