#!/bin/sh
# Starts acct from the folder into which a package was unpacked.
set -eu

fail() {
    echo "acct: $1" >&2
    exit 1
}

home=$(readlink -f "$0")
dist=${home%/bin/*}
# A package with a Java of its own takes no other: its classes are kept as that one has them in memory.
if [ -x "$dist/runtime/bin/java" ]; then JAVA_HOME=$dist/runtime; fi
# shellcheck disable=SC2034
spark=$dist/spark
# shellcheck source=packaging/launch.sh
. "$dist/lib/launch.sh"

find_java
launch "$@"
