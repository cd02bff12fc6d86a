package dev.servelab.custom;

/**
 * A policy has made more steps than it may. An error, so that no {@code catch (Exception e)} of its
 * own swallows it; whoever does catch it meets it again at the next step.
 */
final class TooManySteps extends Error {
    private static final long serialVersionUID = 1L;
}
