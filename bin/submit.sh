#!/usr/bin/env bash
# Runs onchain-mm: finds a JDK 17, builds what is missing, starts the command with or without Spark.
#
#   bin/submit.sh grid configs/grid.yml
#   bin/submit.sh --help
#
# Environment: JAVA_HOME, SPARK_HOME (used when it is Spark 3.5 for Scala 2.12),
#   MM_HEAP (e.g. 8g, default a quarter of the memory), MM_MASTER (e.g. local[4]),
#   MM_SPARK_CONF (further Spark settings, "key=value key=value").
set -euo pipefail

home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
job=$home/spark-job
cache=$home/.cache

fail() {
  printf '%s\n' "$1" >&2
  exit 2
}

# --- JDK ------------------------------------------------------------------------------------------
java_major() {
  "$1" -version 2>&1 | sed -nE 's/.* version "([0-9]+).*/\1/p' | head -n 1
}

find_java() {
  local candidate
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" \
    /usr/lib/jvm/*17*/bin/java /Library/Java/JavaVirtualMachines/*17*/Contents/Home/bin/java; do
    if [ -n "$candidate" ] && [ -x "$candidate" ] && [ "$(java_major "$candidate")" = 17 ]; then
      printf '%s' "$candidate"
      return
    fi
  done
  fail "No JDK 17 found: Spark 3.5 does not run on newer ones. Install a JDK 17 or set JAVA_HOME to one."
}
java=$(find_java)
export JAVA_HOME="${java%/bin/java}"

# --- Build ----------------------------------------------------------------------------------------
find_jar() {
  ls "$job"/target/spark-job-*.jar 2>/dev/null | grep -v -e '-sources' -e '-javadoc' | head -n 1 || true
}

build() {
  command -v mvn >/dev/null || fail "Maven is needed for the first build: install it and try again."
  printf 'Building (the first time some 330 MB of libraries are fetched, which takes minutes) ...\n' >&2
  (cd "$home" && mvn -q -B -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip package) >&2 \
    || fail "The build failed; see the messages above."
}

jar=$(find_jar)
if [ -z "$jar" ] || [ ! -d "$job/target/lib" ] || [ -n "$(find "$home/pom.xml" "$job/pom.xml" \
  "$job/src/main" -newer "$jar" -type f -print -quit)" ]; then
  build
  jar=$(find_jar)
fi

# --- Options the launcher takes for itself ----------------------------------------------------------
master=${MM_MASTER:-}
spark_conf=()
for setting in ${MM_SPARK_CONF:-}; do spark_conf+=(--conf "$setting"); done
arguments=()
while [ $# -gt 0 ]; do
  case "$1" in
    --master) [ $# -gt 1 ] || fail "--master needs a value, e.g. local[4]"; master=$2; shift 2 ;;
    --master=*) master=${1#*=}; shift ;;
    --conf) [ $# -gt 1 ] || fail "--conf needs key=value"; spark_conf+=(--conf "$2"); shift 2 ;;
    --conf=*) spark_conf+=(--conf "${1#*=}"); shift ;;
    *) arguments+=("$1"); shift ;;
  esac
done
set -- ${arguments[@]+"${arguments[@]}"}
[ -z "$master" ] || spark_conf+=(--master "$master")

needs_spark=no
case "${1:-}" in
  run | grid | resume | report | data | sql) needs_spark=yes ;;
esac
for argument in "$@"; do
  case "$argument" in -h | --help) needs_spark=no ;; esac
done

# --- Start ------------------------------------------------------------------------------------------
# An explicit, sorted class path: the class-data archive below is tied to it.
libraries=$(printf '%s\n' "$job"/target/lib/*.jar | LC_ALL=C sort | paste -sd: -)
jvm=("@$home/conf/jvm.args" "-Dlog4j2.configurationFile=file:$home/conf/log4j2.properties"
  "-Dmm.home=$home" -Xlog:disable -Xlog:all=error:stderr)
terminal=-Dmm.terminal=false
[ ! -t 2 ] || terminal=-Dmm.terminal=true
jvm+=("$terminal")

# Class-data sharing halves the start. The archive is made at the end of the first command of its
# kind, is never checked in, and is renewed when the JDK, the libraries or the job change. It is
# written under the name of its process and taken into use when that has ended.
archive() {
  local kind=$1 stamp made
  stamp=$({ "$java" -version 2>&1; printf '%s' "$libraries"; cksum <"$jar"; } | cksum | cut -d ' ' -f 1)
  mkdir -p "$cache" 2>/dev/null || return 0
  local file=$cache/classes-$kind-$stamp.jsa
  for made in "$file".*; do
    if [ -f "$made" ] && ! kill -0 "${made##*.}" 2>/dev/null; then mv -f "$made" "$file"; fi
  done
  if [ -f "$file" ]; then
    jvm+=("-XX:SharedArchiveFile=$file")
  elif [ -w "$cache" ] && [ "${MM_NO_ARCHIVE:-}" = "" ]; then
    [ "$kind" = light ] || printf \
      'First start of its kind: keeps what it loaded for faster starts, so it ends a little after its report.\n' >&2
    find "$cache" -name "classes-$kind-*" ! -name "classes-$kind-$stamp.*" -delete
    jvm+=("-XX:ArchiveClassesAtExit=$file.$$")
  fi
}

if [ "$needs_spark" = no ]; then
  archive light
  exec "$java" "${jvm[@]}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g \
    -cp "$jar:$libraries" io.onchainmm.cli.Main "$@"
fi

export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1} OMP_NUM_THREADS=1
submit=(--properties-file "$home/conf/spark-defaults.conf"
  --conf "spark.sql.warehouse.dir=$home/lakehouse/.warehouse"
  ${spark_conf[@]+"${spark_conf[@]}"} --class io.onchainmm.cli.Main)

matching_spark() {
  [ -n "${SPARK_HOME:-}" ] && [ -x "$SPARK_HOME/bin/spark-submit" ] \
    && ls "$SPARK_HOME"/jars/spark-core_2.12-3.5.*.jar >/dev/null 2>&1
}

# What the JVM takes by itself; spark-submit would take 1 GiB.
quarter_of_memory() {
  awk '/^MemTotal/ {printf "%dm", $2 / 4096}' /proc/meminfo 2>/dev/null || printf 4g
}

if matching_spark; then
  # The user's Spark brings its own jars; ours adds what it lacks.
  extra=$(for file in "$job"/target/lib/*.jar; do
    name=$(basename "$file")
    [ -e "$SPARK_HOME/jars/$name" ] || case "$name" in
      spark-*_2.12-*) ;; # another patch release of the same module
      *) printf '%s,' "$file" ;;
    esac
  done)
  driver_options=$(grep -v '^-Dlog4j2' "$home/conf/jvm.args" | tr '\n' ' ')
  exec "$SPARK_HOME/bin/spark-submit" "${submit[@]}" --jars "${extra%,}" \
    --driver-memory "${MM_HEAP:-$(quarter_of_memory)}" \
    --driver-java-options "$driver_options $terminal -Dmm.home=$home -Dlog4j2.configurationFile=file:$home/conf/log4j2.properties" \
    "$jar" "$@"
fi

[ -z "${SPARK_HOME:-}" ] || printf \
  'SPARK_HOME=%s is not Spark 3.5 for Scala 2.12; using the libraries of the build instead.\n' \
  "$SPARK_HOME" >&2
unset SPARK_HOME SPARK_CONF_DIR
archive spark
exec "$java" "${jvm[@]}" ${MM_HEAP:+"-Xmx$MM_HEAP"} -cp "$libraries" \
  org.apache.spark.deploy.SparkSubmit "${submit[@]}" "$jar" "$@"
