#!/usr/bin/env bash
# The long proofs, too long for every change: tests tagged "nightly". Their figures stand in docs.
#
#   bin/nightly.sh              all
#   bin/nightly.sh CLASS,...    these test classes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

exec mvn -B -ntp test -Dgroups=nightly -DexcludedGroups=none -Dsurefire.failIfNoSpecifiedTests=false \
  ${1:+-Dtest="$1"}
