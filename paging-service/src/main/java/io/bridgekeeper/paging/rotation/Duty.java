package io.bridgekeeper.paging.rotation;

/** Somebody on call, at one moment. */
public record Duty(String personId, Role role, Why why) {}
