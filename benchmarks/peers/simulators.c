// libCacheSim at work on a trace in memory: the peer of dev.servelab.simulate.SimulatorSpeed, which says the same in the
// same form. Built and run by benchmarks/peers/simulators.
//
//   simulators TRACE OBJECTS ROUNDS    TRACE is an uncompressed oracleGeneral file
//
// Prints for each policy: name, millions of requests a second of processor time (best, median), hit ratio.
#include <libCacheSim.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST_ROUNDS 100
#define RECORD 24

static const struct {
    const char *id;
    cache_t *(*init)(const common_cache_params_t, const char *);
    const char *params;
} POLICIES[] = {
    {"fifo", FIFO_init, NULL},     {"lru", LRU_init, NULL},   {"clock", Clock_init, NULL},
    {"lfu", LFU_init, NULL},       {"sieve", Sieve_init, NULL}, {"s3-fifo", S3FIFO_init, NULL},
    {"2q", TwoQ_init, NULL},       {"arc", ARC_init, NULL},
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static obj_id_t *read_keys(const char *name, size_t *count) {
    FILE *file = fopen(name, "rb");
    if (file == NULL) {
        perror(name);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    *count = ftell(file) / RECORD;
    rewind(file);
    obj_id_t *keys = malloc(*count * sizeof *keys);
    char record[RECORD];
    for (size_t i = 0; i < *count && fread(record, RECORD, 1, file) == 1; i++) {
        memcpy(&keys[i], record + 4, sizeof keys[i]);
    }
    fclose(file);
    return keys;
}

int main(int argc, char **argv) {
    if (argc != 4 || atoi(argv[3]) < 1 || atoi(argv[3]) > MOST_ROUNDS) {
        fprintf(stderr, "usage: simulators TRACE OBJECTS ROUNDS\n");
        return 2;
    }
    size_t count;
    obj_id_t *keys = read_keys(argv[1], &count);
    common_cache_params_t params = default_common_cache_params();
    params.cache_size = strtoull(argv[2], NULL, 10);
    params.consider_obj_metadata = false;
    // The default is a table for very many objects, which costs a cache miss for each look-up.
    for (params.hashpower = 8; (1ull << params.hashpower) < 2 * params.cache_size;) {
        params.hashpower++;
    }
    int rounds = atoi(argv[3]);
    request_t *request = new_request();
    request->obj_size = 1;
    for (size_t i = 0; i < sizeof POLICIES / sizeof *POLICIES; i++) {
        double rates[MOST_ROUNDS];
        size_t hits = 0;
        for (int round = -1; round < rounds; round++) {
            cache_t *cache = POLICIES[i].init(params, POLICIES[i].params);
            hits = 0;
            double begin = seconds();
            for (size_t j = 0; j < count; j++) {
                request->obj_id = keys[j];
                request->clock_time = j;
                hits += cache->get(cache, request);
            }
            rates[round < 0 ? 0 : round] = count / (seconds() - begin) / 1e6;
            cache->cache_free(cache);
        }
        qsort(rates, rounds, sizeof *rates, ascending);
        printf("%-12s %6.1f %6.1f  %.4f\n", POLICIES[i].id, rates[rounds - 1], rates[rounds / 2], (double)hits / count);
    }
    return 0;
}
