package io.bridgekeeper.e2e.fault;

/**
 * Something that must never happen, and did.
 *
 * @param invariant by its number in docs/faults.md, such as I4
 */
record Breach(String invariant, String what) {

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
