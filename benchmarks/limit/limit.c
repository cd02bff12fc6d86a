/*
 * The limit of what a server that copies could do on this machine: whatever line comes, it writes one
 * answer of the native wire, `OK <length> 1`, the file's bytes, `END <crc32c>`, from one buffer that
 * stays hot. No names, no cache, no pins, no timers, no checks: what is between its figure and ours is
 * what a file server costs beside the system's calls.
 *
 *   cc -O2 -Wall -Wextra -Werror -o limit limit.c
 *   ./limit FILE [PROCESSES]
 *
 * Prints `listening on 127.0.0.1:PORT` and answers until it is killed. Each process is one thread with
 * epoll, level-triggered, and all accept from one socket: as many processes as processors (default 1).
 * A connection sends as much as the system takes at once, and waits for room with EPOLLOUT. Lines may be
 * sent without waiting for answers. The send buffer is that of `serve`, 64 KiB. Exit status: 1 if the
 * system refuses something, 2 for wrong usage. Linux only.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 1024, EVENTS = 128, LINE_BYTES = 4096, SEND_BUFFER_BYTES = 64 * 1024 };

struct answer {
    char *bytes;
    size_t length;
};

struct connection {
    int socket;
    int awaits_room;    /* registered for EPOLLOUT, not for EPOLLIN */
    unsigned long owed; /* lines without their whole answer */
    size_t sent;        /* bytes of the answer under way */
};

static void die(const char *what) {
    perror(what);
    exit(1);
}

/* CRC-32C bit by bit, reflected polynomial 0x82F63B78 (RFC 3720, appendix B.4): once, at the start. */
static uint32_t crc32c(const char *bytes, size_t length) {
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < length; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ (0x82F63B78u & (0u - (crc & 1)));
    }
    return ~crc;
}

static struct answer answer_with(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        die(path);
    long size = ftell(file);
    char head[64];
    int head_bytes = snprintf(head, sizeof head, "OK %ld 1\n", size);
    char *bytes = malloc(head_bytes + size + sizeof "END 00000000\n");
    if (!bytes)
        die("malloc");
    rewind(file);
    memcpy(bytes, head, head_bytes);
    char *body = bytes + head_bytes;
    if (fread(body, 1, size, file) != (size_t)size)
        die(path);
    fclose(file);
    int end_bytes = sprintf(body + size, "END %08x\n", crc32c(body, size));
    return (struct answer){bytes, head_bytes + size + end_bytes};
}

static int listener(void) {
    int socket_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof here;
    if (socket_ < 0 || bind(socket_, (struct sockaddr *)&here, length) || listen(socket_, BACKLOG)
        || getsockname(socket_, (struct sockaddr *)&here, &length))
        die("cannot listen");
    printf("listening on 127.0.0.1:%d\n", ntohs(here.sin_port));
    fflush(stdout);
    return socket_;
}

static void watch(int epoll, int operation, int socket_, uint32_t events, struct connection *connection) {
    struct epoll_event event = {.events = events, .data.ptr = connection};
    if (epoll_ctl(epoll, operation, socket_, &event))
        die("epoll_ctl");
}

static void welcome(int epoll, int listener_) {
    int on = 1, buffer_bytes = SEND_BUFFER_BYTES;
    int socket_ = accept4(listener_, NULL, NULL, SOCK_NONBLOCK);
    if (socket_ < 0)
        return; /* another process was faster, or the client has gone */
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection)
        die("calloc");
    connection->socket = socket_;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(socket_, SOL_SOCKET, SO_SNDBUF, &buffer_bytes, sizeof buffer_bytes);
    watch(epoll, EPOLL_CTL_ADD, socket_, EPOLLIN, connection);
}

static void await_room(int epoll, struct connection *connection, int awaits_room) {
    if (connection->awaits_room != awaits_room)
        watch(epoll, EPOLL_CTL_MOD, connection->socket, awaits_room ? EPOLLOUT : EPOLLIN, connection);
    connection->awaits_room = awaits_room;
}

/* Counts the lines that have come. Returns 0 when the peer has gone. */
static int read_lines(struct connection *connection) {
    char bytes[LINE_BYTES];
    ssize_t count = read(connection->socket, bytes, sizeof bytes);
    if (count <= 0)
        return count < 0 && errno == EAGAIN;
    for (char *at = bytes; (at = memchr(at, '\n', bytes + count - at)); at++)
        connection->owed++;
    return 1;
}

/* Sends what is owed, as far as the system takes it. Returns 0 when the peer has gone. */
static int send_owed(int epoll, struct connection *connection, const struct answer *answer) {
    while (connection->owed > 0) {
        ssize_t count = write(connection->socket, answer->bytes + connection->sent, answer->length - connection->sent);
        if (count < 0 && errno != EAGAIN)
            return 0;
        if (count < 0) {
            await_room(epoll, connection, 1);
            return 1;
        }
        connection->sent += count;
        if (connection->sent == answer->length) {
            connection->sent = 0;
            connection->owed--;
        }
    }
    await_room(epoll, connection, 0);
    return 1;
}

static void serve(int listener_, const struct answer *answer) {
    struct epoll_event events[EVENTS];
    int epoll = epoll_create1(0);
    if (epoll < 0)
        die("epoll_create1");
    watch(epoll, EPOLL_CTL_ADD, listener_, EPOLLIN | EPOLLEXCLUSIVE, NULL);
    for (;;) {
        int count = epoll_wait(epoll, events, EVENTS, -1);
        if (count < 0 && errno != EINTR)
            die("epoll_wait");
        for (int i = 0; i < count; i++) {
            struct connection *connection = events[i].data.ptr;
            if (!connection) {
                welcome(epoll, listener_);
            } else if ((!connection->awaits_room && !read_lines(connection))
                       || !send_owed(epoll, connection, answer)) {
                close(connection->socket);
                free(connection);
            }
        }
    }
}

int main(int count, char **arguments) {
    int processes = count == 3 ? atoi(arguments[2]) : 1;
    if (count < 2 || count > 3 || processes < 1) {
        fprintf(stderr, "usage: limit FILE [PROCESSES]\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    struct answer answer = answer_with(arguments[1]);
    int listener_ = listener();
    pid_t first = getpid();
    for (int i = 1; i < processes; i++) {
        pid_t child = fork();
        if (child < 0)
            die("fork");
        if (child == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (getppid() != first)
                return 0; /* the first has gone meanwhile */
            break;
        }
    }
    serve(listener_, &answer);
}
