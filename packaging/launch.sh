# How acct is started: read by the script `acct` of the sources and by `bin/acct` of a package, so that both start it alike.
# Both have `fail`, and set `dist`, the folder with lib/, native/ and, if classes are kept, acct.jsa, and `spark`, where the jars of
# the add-on for Spark and S3 may be. JAVA_HOME chooses the JVM unless a package brings its own; ACCT_JAVA_OPTS adds flags; ACCT_SPARK
# names another folder of those jars.

# The JVM reads names of files, and what was typed, by the locale; cron's has ASCII only, and everything here is UTF-8.
export LC_ALL=C.UTF-8

find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, which has no bin/java; set it to a JDK 17 or newer, or unset it"
    else
        java=$(command -v java) || fail "there is no java in PATH; install a JDK 17 or newer, or set JAVA_HOME"
    fi
    # A Java home says its version in a file, which is a tenth of a second faster than asking it.
    release=$(dirname "$(dirname "$(readlink -f "$java")")")/release
    [ -r "$release" ] || return 0
    while IFS='="' read -r key _ version _; do
        if [ "$key" = JAVA_VERSION ] && [ "${version%%[!0-9]*}" -lt 17 ]; then
            fail "$java is Java $version; install a JDK 17 or newer, or set JAVA_HOME to one"
        fi
    done <"$release"
}

# The flags of every run. What the JVM says of an archive that it cannot use, as after a copy that took other times, would
# stand among the data. An archive is mapped where it was made for if there is room: to move it, as newer JVMs do by
# themselves to hide its place from attacks by native code, takes a tenth of a second, which is half of a short command.
jvm_flags() {
    echo "-Xshare:auto -Xlog:disable -Xlog:all=error,cds*=off:stderr -XX:+IgnoreUnrecognizedVMOptions" \
        "-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0" \
        "--enable-native-access=ALL-UNNAMED -Djava.awt.headless=true"
}

# The class path, in the order of the names. A JVM that is given a * takes the order of the folder, which is another one on
# another disk, and classes that were kept hold for one order only.
jars() {
    all=
    for jar in "$1"/*.jar; do all=$all:$jar; done
    printf '%s\n' "${all#:}"
}

# Whether Spark is asked for. Its jars are added for nothing else: they are many, and need more of the JVM.
asks_spark() {
    before=
    for word in "$@"; do
        case $before$word in
            --engine=[sS][pP][aA][rR][kK]) return 0 ;;
            --engine) before=--engine= ;;
            *) before= ;;
        esac
    done
    return 1
}

# Whether a lake on S3 is meant: by what was typed or, for what may mean the one of the configuration, by that.
asks_s3() {
    before=
    config=
    for word in "$@"; do
        case $before$word in
            --lake=s3a://*) return 0 ;;
            --config=*)
                config=${word#--config=}
                before=
                ;;
            --lake | --config) before=$word= ;;
            *) before= ;;
        esac
    done
    case ${1:-} in
        lake | nightly) ;;
        *) return 1 ;;
    esac
    if [ -z "$config" ]; then
        config=acct.yaml
        [ -f "$config" ] || config=/etc/acct/acct.yaml
    fi
    grep -q '^[^#]*s3a://' "$config" 2>/dev/null
}

# What Spark needs of a JVM newer than its time.
spark_flags() {
    for opened in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
        java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.util.calendar; do
        printf -- '--add-opens=java.base/%s=ALL-UNNAMED ' "$opened"
    done
    printf -- '--sun-misc-unsafe-memory-access=allow\n'
}

# Runs a command with the words that were typed, in place of this script if it can.
launch() {
    # Loading needs a compiler that warms up, but only for what really runs hot: it has the same cores as the load itself.
    # Less of what is hot is copied into all that calls it: half of the compiler's time went into that.
    # A question is over before either would pay.
    proves=false
    case ${1:-} in
        verify | backup)
            proves=true
            # What is left to say of a crash is said below.
            tuning="-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+SuppressFatalErrorMessage" ;;
        nightly | ingest | sample) tuning="-Xmx256m -Xmn144m -XX:+UseParallelGC -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=5000 -XX:Tier4CompileThreshold=100000 -XX:Tier4BackEdgeThreshold=400000 -XX:InlineSmallCode=1200 -XX:FreqInlineSize=120" ;;
        *) tuning="-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1" ;;
    esac
    classpath=$(jars "$dist/lib")
    further=false
    if asks_s3 "$@"; then further=true; fi
    if asks_spark "$@"; then
        # It compiles what it runs, so it needs the compiler that warms up.
        tuning="-Xmx2g $(spark_flags)"
        further=true
    fi
    if [ "$further" = true ]; then
        # acct says it where these jars are not there.
        for jar in "${ACCT_SPARK:-$spark}"/*.jar; do
            [ ! -f "$jar" ] || classpath=$classpath:$jar
        done
    fi
    terminal=false
    if [ -t 2 ]; then
        terminal=true
        COLUMNS=$(stty size <&2 2>/dev/null) && COLUMNS=${COLUMNS#* } && export COLUMNS
    fi
    screen=false
    if [ -t 1 ]; then screen=true; fi

    # DuckDB makes its log and what it spills by the umask, which Java cannot set, and they hold recipients. What is for others
    # to read, such as reports, is given what the umask was.
    mask=$(umask)
    umask "$(printf '%04o' $((0$mask | 7)))"

    # shellcheck disable=SC2046,SC2086
    set -- "$java" $tuning $(jvm_flags) -XX:SharedArchiveFile="$dist/acct.jsa" \
        -Djava.library.path="$dist/native" -Dacct.terminal=$terminal -Dacct.screen=$screen -Dacct.umask="$mask" \
        ${ACCT_JAVA_OPTS:-} -cp "$classpath" acct.Main "$@"
    [ "$proves" = true ] || exec "$@"

    # DuckDB is native code, which a damaged file may bring down with all of Java; whoever proves a store is told so in a line.
    "$@" &
    child=$!
    trap 'kill -TERM "$child" 2>/dev/null || true' TERM INT HUP
    wait "$child" && code=0 || code=$?
    # A signal ends this first wait, and then the command says what is left to say.
    while kill -0 "$child" 2>/dev/null; do
        wait "$child" && code=0 || code=$?
    done
    case $code in
        132 | 134 | 135 | 136 | 139)
            fail "the store is damaged: DuckDB came to its end while it read it; restore a copy that \`acct backup\` made, or ingest the files into a new store" ;;
    esac
    exit "$code"
}
