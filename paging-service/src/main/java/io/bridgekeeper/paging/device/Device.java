package io.bridgekeeper.paging.device;

import java.util.UUID;

/** A browser that was enrolled. @param methodId of the contact method by which it is reached */
record Device(UUID methodId, String personId) {}
