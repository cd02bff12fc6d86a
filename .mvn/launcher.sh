# What ./servelab and the launcher of a release share: to find a Java, and how a command is started. Who reads it
# has follow(), which sets followed to the file $1 with links followed.

say() { printf 'servelab: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Sets java_home to $1, and java_version, if that is a Java 25 or newer with the program $needs.
try_home() {
    [ -x "$1/bin/$needs" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in
            JAVA_VERSION=\"*)
                version=${line#*\"}
                version=${version%%[!0-9]*}
                [ "${version:-0}" -ge 25 ] || return 1
                java_home=$1 java_version=$line
                return 0 ;;
        esac
    done <"$1/release"
    return 1
}

# Sets java_home to the first Java that has the program $1: javac is in a JDK alone.
find_java() {
    needs=$1 kind=JDK
    [ "$needs" = javac ] || kind=Java
    if [ -n "$SERVELAB_JAVA_HOME" ]; then
        try_home "$SERVELAB_JAVA_HOME" && return
        die "SERVELAB_JAVA_HOME=$SERVELAB_JAVA_HOME is not the folder of a $kind 25 or newer"
    fi
    [ -n "$JAVA_HOME" ] && try_home "$JAVA_HOME" && return
    found=$(command -v java) && follow "$found" && try_home "${followed%/bin/java}" && return
    for home in /usr/lib/jvm/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/*; do
        try_home "$home" && return
    done
    die "no $kind 25 or newer found: install one (https://adoptium.net) or set SERVELAB_JAVA_HOME to its folder"
}

# The JVM sees file names that are not ASCII only in a UTF-8 locale. (Elsewhere than on Linux, always.)
set_locale() {
    case ${LC_ALL:-${LC_CTYPE:-$LANG}} in
        C.UTF-8) return ;;  # as below; others may be names of what is not installed
    esac
    case $(locale charmap 2>/dev/null) in
        UTF-8) ;;
        *) [ "$(uname)" != Linux ] || export LC_ALL=C.UTF-8 ;;
    esac
}

# Copies the jar $1 to $2, which is not there, with classes that a cache takes.
renew_jar() {
    "$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$1" dev.servelab.cli.RenewedJar "$1" "$2" >/dev/null 2>&1
}

# Becomes the Java that writes the cache $2 of what it takes to start commands of the kind $3, clients or
# others, of the jar $1 (JEP 514). Two, because a start also pays for what is remembered and not needed; and
# without what was hot (JEP 515), which has the JVM compile in the middle of a start of a few tenths of a second.
make_cache() {
    exec "$java_home/bin/java" -XX:AOTCacheOutput="$2" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
        -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining \
        -cp "$1" dev.servelab.cli.Rehearsal "$3" >/dev/null 2>&1
}

# The cache for clients that goes with the cache $1 for others.
of_clients() { clients=${1%.aot}-clients.aot; }

# Becomes java with the jar $1, its caches $2 and what goes with that (none if empty), and what follows: the
# command and its arguments. The JVM does not see that a cache is of another jar, and one that is missing or
# refused costs it the classes that it shares by itself; so what is missing, or older than the jar, is left out.
# What it says of others is kept from the user.
run_jar() {
    jar=$1 cache=$2
    shift 2
    command=$1
    # Not -jar: then all of the jar is listed to read its manifest, though its classes come from the cache.
    set -- --enable-native-access=ALL-UNNAMED -cp "$jar" dev.servelab.cli.Main "$@"
    case $command in
        get | list | stats | client) [ -z "$cache" ] || { of_clients "$cache" && cache=$clients; } ;;
        # What measures starts as the servers do that it measures: without what a cache remembers.
        bench | compare | sweep | self-test | torture) cache= ;;
    esac
    [ -f "$cache" ] && ! [ "$jar" -nt "$cache" ] || cache=
    case "$JDK_JAVA_OPTIONS $JAVA_TOOL_OPTIONS $_JAVA_OPTIONS" in
        # The user has another such cache in mind, or none: the JVM would refuse both.
        *-Xshare* | *SharedArchiveFile* | *SharedClassListFile* | *-XX:AOT*) cache= ;;
    esac
    [ -z "$cache" ] || set -- -XX:AOTCache="$cache" '-Xlog:aot*=off' '-Xlog:cds*=off' "$@"
    case $command in
        # Short-lived: what starts soonest. Servers and load generators keep the full compiler.
        get | list | stats | client | completion | man | quiz | new-policy | --help | -h | --version | -V | '')
            set -- -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$@" ;;
    esac
    exec "$java_home/bin/java" "$@"
}
