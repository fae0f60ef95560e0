package io.bridgekeeper.planted.injection;

import jakarta.inject.Inject;

/** Has a field that only a framework can fill. */
class PageResource {

    @Inject
    Runnable flow;

    void accept() {
        flow.run();
    }
}
