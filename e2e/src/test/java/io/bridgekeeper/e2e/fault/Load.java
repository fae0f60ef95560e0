package io.bridgekeeper.e2e.fault;

/** Sending, on a thread of its own. */
final class Load {

    private Thread thread;

    void start(Runnable sending) {
        thread = Thread.ofVirtual().start(sending);
    }

    boolean running() {
        return thread.isAlive();
    }

    /** Until every alert is kept, or given up by its sender. */
    void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
