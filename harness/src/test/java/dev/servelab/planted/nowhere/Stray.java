package dev.servelab.planted.nowhere;

/** In a package that the rules do not know. */
public final class Stray {}
