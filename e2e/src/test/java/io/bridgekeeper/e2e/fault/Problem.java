package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that broke, as the sender knows it.
 *
 * @param run    distinguishes this run from all before; letters and digits
 * @param index  from 0
 * @param system whose label it carries
 */
record Problem(String run, int index, String system, Expected expected) {

    /** What is to become of it. */
    enum Expected {
        /** One incident, of which somebody is told. */
        PAGED,
        /** It ends and comes back at once: the last of at most two incidents is open, and somebody is told of it. */
        PAGED_AGAIN,
        /** It is over before anybody could be told: nobody is, and nothing stays open. */
        SILENT
    }

    private static final Pattern TITLE = Pattern.compile("Fault (\\w{1,20}) problem (\\d{1,9}) ");

    /** By which its incidents and notices are known. */
    String title() {
        return titles(run) + index + " of the suite";
    }

    /** What all titles of a run begin with. */
    static String titles(String run) {
        return "Fault " + run + " problem ";
    }

    /** Which problem of the run a title is of; empty where it is of none. */
    static OptionalInt index(String run, String title) {
        Matcher found = TITLE.matcher(title);
        return found.find() && found.group(1).equals(run)
                ? OptionalInt.of(Integer.parseInt(found.group(2)))
                : OptionalInt.empty();
    }

    AlertmanagerWebhook alert(Instant startsAt) {
        String fingerprint = run + "x" + index;
        return new AlertmanagerWebhook(fingerprint, system, "Fault" + fingerprint, title(), startsAt);
    }
}
