package dev.servelab.fairness;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * What the system allows, whatever is asked of it. Empty is what it does not say.
 *
 * @param backlog the longest queue of connections that wait to be accepted, of any listener
 * @param ports local ones that a connection may get, for each pair of addresses
 * @param generatorDescriptors open files and sockets that this process may have
 * @param serverDescriptors the same of the server
 * @param governors the different ones of all processors; none where there is no choice
 */
public record Limits(OptionalLong backlog, OptionalLong ports,
        OptionalLong generatorDescriptors, OptionalLong serverDescriptors,
        SortedSet<String> governors) {
    /** No process has this number. */
    private static final long NOBODY = -1;

    /** Looks at this machine, and at a server that runs on it. */
    public static Limits of(ProcessHandle server) {
        return of(Machine.HERE, server.pid());
    }

    /** Looks at this machine; about the server nothing is known. */
    public static Limits ofGenerator() {
        return of(Machine.HERE, NOBODY);
    }

    static Limits of(Machine machine, long serverPid) {
        return new Limits(machine.number("proc/sys/net/core/somaxconn"), ports(machine),
                descriptors(machine, "self"),
                descriptors(machine, Long.toString(serverPid)), machine.governors());
    }

    private static OptionalLong ports(Machine machine) {
        String file = "proc/sys/net/ipv4/ip_local_port_range";
        List<String> ends = machine.words(file, "");
        if (ends.size() != 2) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(ends.get(1)) - Long.parseLong(ends.get(0)) + 1);
    }

    private static OptionalLong descriptors(Machine machine, String process) {
        return machine.number("proc/" + process + "/limits", "Max open files");
    }
}
