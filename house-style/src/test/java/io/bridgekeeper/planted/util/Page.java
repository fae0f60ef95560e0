package io.bridgekeeper.planted.util;

/** Lies where nobody would look for it. */
class Page {}
