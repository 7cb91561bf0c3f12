#!/bin/sh
# bench/instructions.sh [POSTINGS]: instructions that `skillgap analyze` takes a byte of NDJSON, counted
# by callgrind on made-up postings, one thread. The cost of starting is taken off: it is what two runs,
# of POSTINGS (200) and of twice as many, have in common. Noise of other programs does not show here.
#   BUILD   folder of the build, build/bench of the tree by default; made with the preset "bench"
set -eu
tree=$(cd "$(dirname "$0")/.." && pwd)
build=${BUILD:-$tree/build/bench}
count=${1:-200}
for program in "$build/skillgap" "$build/bench/make_corpus"; do
  if [ ! -x "$program" ]; then
    echo "$program: not there, build it with: cmake --preset bench && cmake --build --preset bench" >&2
    exit 2
  fi
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

instructions() {  # of a run over the file $1
  valgrind --tool=callgrind --callgrind-out-file="$folder/out" \
    "$build/skillgap" analyze --jobs 1 --quiet "$1" 2>"$folder/log" >"$folder/analyzed"
  lines=$(wc -l <"$folder/analyzed")
  if [ "$lines" -ne "$(wc -l <"$1")" ]; then
    echo "bench/instructions.sh: $lines lines came out for $1, not one a posting; nothing was counted" >&2
    exit 1
  fi
  sed -n 's/.*Collected : *\([0-9]*\).*/\1/p' "$folder/log"
}

"$build/bench/make_corpus" "$count" >"$folder/once.ndjson"
"$build/bench/make_corpus" $((2 * count)) >"$folder/twice.ndjson"
once=$(instructions "$folder/once.ndjson")
twice=$(instructions "$folder/twice.ndjson")
bytes_once=$(wc -c <"$folder/once.ndjson")
bytes_twice=$(wc -c <"$folder/twice.ndjson")
awk -v i1="$once" -v i2="$twice" -v b1="$bytes_once" -v b2="$bytes_twice" -v n="$count" 'BEGIN {
  per_byte = (i2 - i1) / (b2 - b1)
  printf "%.1f instructions a byte, %.0f a posting of %.0f bytes, %.1f million to start\n",
         per_byte, (i2 - i1) / n, (b2 - b1) / n, (i1 - per_byte * b1) / 1e6
}'
