#!/usr/bin/env bash
# What the timeline costs, in memory and in time, measured on the built program.
#
#   swift build -c release && Tests/Benchmarks/TimelineBenchmark.sh
#
# Needs Linux (/proc). An argument names another binary.
set -euo pipefail
program=${1:-$(dirname "$0")/../../.build/release/backstep}

begin() { # starts a session that reads from us and answers us
  coproc BACKSTEP { exec "$program" --width 80; }
  pid=$BACKSTEP_PID
}
run() { # sends lines, and waits until all of them are answered
  printf '%s\nprint 123456789\n' "$1" >&"${BACKSTEP[1]}"
  local line
  while IFS= read -r line <&"${BACKSTEP[0]}"; do [[ $line != 1.235e+08 ]] || break; done
}
finish() {
  eval "exec ${BACKSTEP[1]}>&-"
  wait "$pid"
}
memory() { awk -v key="$1:" '$1 == key { print $2 }' "/proc/$pid/status"; }
stages() { # so many stages, a command each
  local loop=$'forward\nloss\nbackward\nnudge' i text=
  for ((i = 0; i < $1 / 4; i++)); do text+=$loop$'\n'; done
  printf '%s' "${text%$'\n'}"
}
timed() { # milliseconds a stage
  local before=$EPOCHREALTIME
  run "$(stages "$1")"
  awk -v a="$before" -v b="$EPOCHREALTIME" -v n="$1" 'BEGIN { printf "%.3f", (b - a) * 1000 / n }'
}

begin
run "$(stages 4)"
before=$(memory VmRSS)
first=$(timed 1000)
echo "2-3-1, 1000 stages: $(($(memory VmRSS) - before)) KB more (VmRSS $before to" \
  "$(memory VmRSS) KB, VmHWM $(memory VmHWM) KB), $first ms a stage"
for ((i = 0; i < 9; i++)); do run "$(stages 1000)"; done
echo "2-3-1, stages 10000 to 11000: $(timed 1000) ms a stage, VmRSS $(memory VmRSS) KB"
finish

begin
run "net 784 128 10 relu softmax
set loss ce
set x $(printf '0.5 %.0s' {1..784})
set y 1 0 0 0 0 0 0 0 0 0"
run "$(stages 4)"
early=$(timed 40)
for ((i = 0; i < 10; i++)); do run "$(stages 80)"; done
echo "784-128-10, stages 5 to 44: $early ms a stage; 845 to 884: $(timed 40) ms;" \
  "VmHWM $(memory VmHWM) KB of a limit of 256 MB and what the program needs itself"
run "set memory 64 MB"
for ((i = 0; i < 2; i++)); do run "$(stages 80)"; done
echo "784-128-10 within 64 MB: $(timed 40) ms a stage"
finish
