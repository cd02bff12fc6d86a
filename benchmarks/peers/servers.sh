# How each server of the race is started and looked at; for benchmarks/peers/run, which sets folder, www, server_cpus,
# all_cpus, workers (one for each of the server's processors) and java_home.
#
# The peers are set up as their manuals say for static files: sendfile where they choose it, files kept open, no access log,
# connections kept as long as they let one, a worker for each processor. jwebserver and http.server run as they come.

. benchmarks/peers/nginx.sh

ids=() ports=()  # of each server: its process, where it listens
declare -A at=() # a name's place among them
unnamed_id=''    # of what has been started, and is not among them yet

# started NAME ID PORT
started() {
    local place=${#ports[@]}
    at[$1]=$place ids[place]=$2 ports[place]=$3 unnamed_id=''
}

# background NAME COMMAND...: starts it on the server's processors. Sets id and output.
background() {
    output=$folder/${1//[^a-z.-]/_}.out
    : >"$output"
    taskset -c "$server_cpus" "${@:2}" >"$output" 2>&1 &
    id=$!
    unnamed_id=$id
}

# says_port NAME PATTERN: waits until what was started says where it listens.
says_port() {
    local port i
    for ((i = 0; i < 600; i++)); do
        port=$(sed -nE "s/$2/\1/p" "$output" | head -n 1)
        [[ -z $port ]] || { started "$1" $id "$port"; return; }
        kill -0 $id 2>/dev/null || { unnamed_id=''; break; }
        sleep 0.1
    done
    return 1
}

# Sets port to one on which nobody listens, below those that the system hands out.
choose_port() {
    for (( ; ; )); do
        port=$((20000 + RANDOM % 12000))
        is_answering $port || return 0
    done
}

# answers NAME PORT: waits until what was started answers there.
answers() {
    local i
    for ((i = 0; i < 100; i++)); do
        kill -0 $id 2>/dev/null || break
        is_answering "$2" && { started "$1" $id "$2"; return; }
        sleep 0.1
    done
    failed_to_start "$1"
}

failed_to_start() {
    tail -n 3 "$output" >&2
    die 1 "$1 does not start"
}

start_nginx() {
    choose_port
    nginx_settings "$folder" "$workers" "server { listen 127.0.0.1:$port backlog=1024; root $www; }" >"$folder/nginx.conf"
    background nginx nginx -c "$folder/nginx.conf" -p "$folder"
    answers nginx $port
}

start_h2o() {
    choose_port
    cat >"$folder/h2o.conf" <<END
user: $(id -un)
num-threads: $workers
max-connections: 4096
http1-request-timeout: 3600
error-log: $folder/h2o.log
listen: { host: 127.0.0.1, port: $port }
hosts:
  default:
    paths: { "/": { file.dir: $www } }
END
    background h2o h2o -c "$folder/h2o.conf"
    answers h2o $port
}

start_lighttpd() {
    choose_port
    cat >"$folder/lighttpd.conf" <<END
server.document-root = "$www"
server.bind = "127.0.0.1"
server.port = $port
server.errorlog = "$folder/lighttpd.log"
server.listen-backlog = 1024
server.max-worker = $((workers > 1 ? workers : 0))
server.max-fds = 8192
server.max-connections = 4096
server.max-keep-alive-idle = 3600
server.max-keep-alive-requests = 65535
END
    background lighttpd lighttpd -D -f "$folder/lighttpd.conf"
    answers lighttpd $port
}

start_jwebserver() {
    background jwebserver "$java_home/bin/jwebserver" -b 127.0.0.1 -p 0 -d "$www" -o none
    says_port jwebserver '.* port ([0-9]+).*' || failed_to_start jwebserver
}

start_http_server() {
    background http.server python3 -u -m http.server --bind 127.0.0.1 -d "$www" 0
    says_port http.server '.* port ([0-9]+).*' || failed_to_start http.server
}

# start_ours NAME OPTION...: `serve`, with a fixed heap, on as many processors as the peers have workers. Fails if serve
# refuses the options.
start_ours() {
    JDK_JAVA_OPTIONS="-Xms256m -Xmx256m -XX:ActiveProcessorCount=$workers" \
        background "$1" ./servelab serve "${@:2}" 127.0.0.1 0 "$www"
    says_port "$1" '^listening on 127\.0\.0\.1:([0-9]+).*'
}

# start_limit SIZE: the C loop that answers with the file of that size.
start_limit() {
    background "limit.$1" "$folder/limit" "$www/$1" "$workers"
    says_port "limit.$1" '^listening on 127\.0\.0\.1:([0-9]+).*' || failed_to_start limit
}

# processes NAME: of a server, its children too.
processes() {
    local id=${ids[${at[$1]}]}
    echo "$id" $(pgrep -P "$id" || true)
}

# cpu NAME: the processor time that a server has used so far, in ms. The system counts it in steps of 10.
cpu() {
    local id
    for id in $(processes "$1"); do
        sed 's/.*) //' "/proc/$id/stat"
    done | awk -v hz="$clock_ticks" '{ ticks += $12 + $13 } END { print ticks * 1000 / hz }'
}

# peak_kib NAME: the most memory that it has held. What several of its processes share is counted for each.
peak_kib() {
    local id
    for id in $(processes "$1"); do
        cat "/proc/$id/status"
    done | awk '/^VmHWM/ { kib += $2 } END { print kib }'
}

# run_on CPUS NAME: where all its threads run from now on.
run_on() {
    local id
    for id in $(processes "$2"); do
        # It fails if a thread ends while it goes through them: then once more.
        until taskset -a -p -c "$1" "$id" >/dev/null 2>&1; do kill -0 "$id"; done
    done
}

# ends NAME: stops it before the race is over.
ends() {
    local place=${at[$1]}
    kill "${ids[$place]}" && wait "${ids[$place]}" 2>/dev/null || true
    unset "ids[$place]"
}
