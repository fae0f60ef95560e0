package io.bridgekeeper.paging.integration;

/** @param name for people, 1 to 100 characters */
record NewIntegration(String name) {}
