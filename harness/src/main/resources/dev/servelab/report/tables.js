// The tables of a result: which columns they have.

function named(field, title, format = count) {
    return {title, value: row => at(row, ...[].concat(field)), format};
}

function percentile(which, title, name = "latency_us") {
    return {title, value: row => latency(row, which, name), format: millis, none: row => row.no_answer && name === "latency_us"};
}

const NAME = {title: "variant", value: label, words: true, head: true};

function latencyTable(scene, variants) {
    const open = scene.loop === "open";
    return sortable("Latency in milliseconds" + (open ? ", from the intended start" : ""), variants, [NAME,
        percentile("p50", "p50"), percentile("p90", "p90"), percentile("p99", "p99"), percentile("p99_9", "p99.9"),
        percentile("max", "max"), percentile("mean", "mean"),
        ...open ? [percentile("p50", "p50 from the send", "send_latency_us"), percentile("p99", "p99 from the send", "send_latency_us")] : []]);
}

function answersTable(variants) {
    return sortable("What clients saw; times in milliseconds", variants, [NAME,
        named(["throughput_per_s", "median"], "req/s", rate), named(["throughput_per_s", "low"], "low", rate),
        named(["throughput_per_s", "high"], "high", rate),
        percentile("p50", "p50"), percentile("p90", "p90"), percentile("p99", "p99"), percentile("p99_9", "p99.9"),
        percentile("max", "max"), percentile("mean", "mean"),
        named("issued", "issued"), named("ok", "ok"), {title: "errors", value: errorCount, format: count},
        named("unanswered", "unanswered"), named("starved_clients", "starved"),
        named(["connect_us", "p99"], "connect p99", millis), named(["first_byte_us", "p99"], "first byte p99", millis),
        named(["body_us", "p99"], "body p99", millis)]);
}

function serverTable(variants) {
    return sortable("What servers counted", variants, [NAME,
        named("hit_ratio", "hits, %", percent), named("byte_hit_ratio", "bytes hit, %", percent),
        named("hits", "hits"), named("shared_misses", "shared misses"), named("misses", "misses"), named("bypasses", "bypasses"),
        named("frozen_ratio", "frozen, %", percent), named("evictions", "evictions"), named("dooms", "dooms"),
        named("passed_over", "passed over"), named("stale", "stale"), named("disk_reads", "disk reads"),
        named("bytes_past_cache", "past cache, MiB", mib), named("peak_cache_bytes", "cache, MiB", mib)]);
}

function machineTable(variants) {
    return sortable("What it took", variants, [NAME,
        named("peak_rss_bytes", "resident, MiB", mib), named("threads_peak", "threads"), named("server_cpu_s", "server CPU, s", seconds),
        named("gc_count", "collections"), named("gc_pause_s", "paused, s", value => seconds(value, 3)),
        named("listen_overflows", "listen overflows"), named("retransmitted_segments", "retransmitted"),
        named("minor_faults", "minor faults"), named("major_faults", "major faults"),
        named(["generator", "connections_peak"], "connections, peak"), named(["generator", "capped"], "waited for the cap"),
        named(["generator", "cpu_s"], "client CPU, s", seconds),
        named(["scenery", "transfers"], "slow transfers"), named(["scenery", "pins_lost"], "pins lost")]);
}
