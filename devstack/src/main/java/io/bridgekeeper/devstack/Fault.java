package io.bridgekeeper.devstack;

/** Something that the person at the keyboard must mend: one line that says what is wrong and how to mend it. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String whatAndMend) {
        super(whatAndMend);
    }

    Fault(String whatAndMend, Throwable cause) {
        super(whatAndMend, cause);
    }
}
