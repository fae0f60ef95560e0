package io.bridgekeeper.planted.framework;

import jakarta.inject.Named;

/** Carries a framework's annotation. */
@Named
record PageView(String pageId) {}
