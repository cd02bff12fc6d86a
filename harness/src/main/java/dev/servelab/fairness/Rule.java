package dev.servelab.fairness;

/** One question that the facts answer. Without state; its constants are what is wanted. */
interface Rule {
    /** What the system did not say is not checked, never green. */
    Judgement judge(Facts facts);

    /** What is held to be fair, for a person. */
    String wanted();
}
