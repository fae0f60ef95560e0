package io.bridgekeeper.e2e.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param faults  by their names, such as F2; empty for all
 * @param seed    of all chance; empty for a new one
 */
record FaultArguments(List<String> faults, Optional<Long> seed, boolean isShort) {

    /** A mistake at the keyboard, with what is right. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String whatAndMend) {
            super(whatAndMend);
        }
    }

    /** @param known names of all faults; several forms of one share it */
    static FaultArguments of(List<String> words, List<String> known) {
        List<String> faults = new ArrayList<>();
        Optional<Long> seed = Optional.empty();
        boolean isShort = false;
        for (Iterator<String> word = words.iterator(); word.hasNext(); ) {
            switch (word.next()) {
                case "--short" -> isShort = true;
                case "--seed" -> seed = Optional.of(number(word));
                case String names -> faults.addAll(names(names, known));
            }
        }
        return new FaultArguments(List.copyOf(faults), seed, isShort);
    }

    private static List<String> names(String names, List<String> known) {
        List<String> all = Arrays.stream(names.split(",")).map(String::strip).toList();
        for (String name : all) {
            if (!known.contains(name)) {
                throw new Wrong("\"" + name + "\" is no fault of the suite: choose of "
                        + String.join(", ", known.stream().distinct().toList()) + ", or --seed <number>, --short.");
            }
        }
        return all;
    }

    private static long number(Iterator<String> word) {
        try {
            return Long.parseLong(word.hasNext() ? word.next() : "");
        } catch (NumberFormatException e) {
            throw new Wrong("--seed needs a whole number, such as --seed 42.");
        }
    }
}
