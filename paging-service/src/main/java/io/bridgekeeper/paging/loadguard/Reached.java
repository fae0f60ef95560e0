package io.bridgekeeper.paging.loadguard;

import java.time.Instant;

/** Which limit a person has reached. */
public sealed interface Reached {

    /** @param pages so far */
    record PagesOfShift(int pages) implements Reached {}

    /** @param pages within seven days */
    record NightPages(int pages) implements Reached {}

    record Rest(Instant until) implements Reached {}

    /** What is said of the person. */
    default String ofPerson() {
        return switch (this) {
            case PagesOfShift(int pages) -> "has had " + pages + " pages this shift";
            case NightPages(int pages) -> "has had " + pages + " pages at night within a week";
            case Rest(Instant until) -> "rests after a page at night until " + until;
        };
    }

    /** What is said of the system: nobody is named, for it is the system that pages too much. */
    default String ofSystem() {
        return switch (this) {
            case PagesOfShift(int pages) -> pages + " pages in one shift";
            case NightPages(int pages) -> pages + " pages at night within a week";
            case Rest rest -> "a page at night, and too little rest since";
        };
    }
}
