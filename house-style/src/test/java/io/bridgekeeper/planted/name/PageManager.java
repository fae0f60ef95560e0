package io.bridgekeeper.planted.name;

/** Could be anything. */
class PageManager {}
