package dev.servelab.fairness;

/** Every check there is, once: for the gate, the report and the docs. */
public enum Check {
    BACKLOG("backlog", "Did connections wait in a queue that was long enough?",
            "A connection that finds the queue full is dropped, and tried again after a second: "
                    + "that second is the system's, and stands in the server's latencies.",
            "raise --backlog, and net.core.somaxconn above it; or open fewer connections at once",
            new BacklogRule()),
    PORTS("ports", "Was there a local port for every connection?",
            "A closed connection keeps its port for a minute. When all are taken the client fails, "
                    + "and the server is blamed for it.",
            "widen net.ipv4.ip_local_port_range, use --connections keep-alive, or lower the rate",
            new PortsRule()),
    DESCRIPTORS("descriptors", "May both processes have that many connections?",
            "Beyond the limit no connection is made or accepted, whatever the strategy.",
            "raise the limit of open files (ulimit -n), or use fewer clients",
            new DescriptorsRule()),
    GOVERNOR("governor", "Do the processors keep their frequency?",
            "A governor that saves power slows down whoever waits often, and that differs between "
                    + "strategies.",
            "cpupower frequency-set -g performance (as root), and plug the machine in",
            new GovernorRule()),
    OTHERS("load", "Were other programs at work?",
            "They take processors away from one trial and not from the next.",
            "close other programs, and run it again", new OthersRule()),
    STEAL("steal", "Did the host of this virtual machine take its processors away?",
            "A processor that is taken away stops everything on it, unseen, for milliseconds.",
            "run it again at another time, or on a machine of your own", new StealRule()),
    GC("gc", "Did garbage collection stop the generator or the server?",
            "While it does, nobody is served and nobody measures.",
            "give the JVM that paused a larger heap", new GcRule()),
    SWAP("swap", "Did all memory stay in memory?",
            "A page that comes from the swap costs as much as a file from the disk.",
            "close other programs, or use a smaller cache and fewer clients", new SwapRule()),
    UNANSWERED("unanswered", "Did nearly every request get an answer?",
            "Percentiles of the requests that were answered say nothing about the others.",
            "lower the rate, use fewer clients, or measure for longer", new UnansweredRule()),
    LATENESS("lateness", "Did the generator begin its requests in time?",
            "Requests that begin late come in bursts that nobody asked for.",
            "lower the rate, or give the generator processors of its own", new LatenessRule()),
    CLIENT_CPU("client-cpu", "Had the generator processor time to spare?",
            "A generator that works as hard as it can measures itself.",
            "lower the rate, use fewer clients, or give the generator more processors",
            new ClientCpuRule());

    private final String id;
    private final String question;
    private final String why;
    private final String advice;
    @SuppressWarnings("ImmutableEnumChecker") // rules have no state
    private final Rule rule;

    Check(String id, String question, String why, String advice, Rule rule) {
        this.id = id;
        this.question = question;
        this.why = why;
        this.advice = advice;
        this.rule = rule;
    }

    /** The name in results. */
    public String id() {
        return id;
    }

    /** What is checked, as a question. */
    public String question() {
        return question;
    }

    /** Why it matters, in a sentence or two. */
    public String why() {
        return why;
    }

    /** What to do when it is red. */
    public String advice() {
        return advice;
    }

    /** What is held to be fair. */
    public String wanted() {
        return rule.wanted();
    }

    Finding judge(Facts facts) {
        Judgement judgement = rule.judge(facts);
        return new Finding(id, judgement.level(), judgement.observed(), rule.wanted(),
                judgement.level() == Finding.Level.RED ? advice : "");
    }
}
