package io.bridgekeeper.paging.completeness;

import io.bridgekeeper.paging.catalog.CatalogSystem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How complete a brief is: one rule a part, each asked of all that is known.
 *
 * @param score   the weights of the parts that are there, of 100; 100 only where none is missing
 * @param answers one for each part, in the order of {@link Part}
 */
public record Completeness(int score, List<Answer> answers) {

    private static final String NO_SYSTEM = "The system is not known.";
    private static final String NAME_THE_SYSTEM =
            "Send the labels that a matcher of the catalog asks for, or add a matcher for these labels to a system.";

    /** Whether a part is there. */
    public sealed interface Answer {
        Part part();

        record There(Part part) implements Answer {}

        /**
         * @param reason why it counts as missing, in one sentence
         * @param mend   what would bring it, in one sentence
         */
        record Missing(Part part, String reason, String mend) implements Answer {}
    }

    private record Lack(String reason, String mend) {}

    private record Rule(Part part, Function<Known, Optional<Lack>> asked) {}

    private static final List<Rule> RULES = List.of(
            new Rule(Part.TITLE, Completeness::title),
            new Rule(Part.SEVERITY, Completeness::severity),
            new Rule(Part.BEGINNING, Completeness::beginning),
            new Rule(Part.EVIDENCE, Completeness::evidence),
            new Rule(Part.LINKS, Completeness::links),
            new Rule(Part.SYSTEM, Completeness::system),
            new Rule(Part.AREA, Completeness::area),
            new Rule(Part.SERVICE_OWNER, Completeness::serviceOwner),
            new Rule(Part.PRODUCT_OWNER, Completeness::productOwner),
            new Rule(Part.RUNBOOK, Completeness::runbook),
            new Rule(Part.CHANGES, Completeness::changes));

    public static Completeness of(Known known) {
        List<Answer> answers = RULES.stream()
                .map(rule -> rule.asked()
                        .apply(known)
                        .<Answer>map(lack -> new Answer.Missing(rule.part(), lack.reason(), lack.mend()))
                        .orElseGet(() -> new Answer.There(rule.part())))
                .toList();
        return new Completeness(
                answers.stream()
                        .filter(Answer.There.class::isInstance)
                        .mapToInt(answer -> answer.part().weight())
                        .sum(),
                answers);
    }

    /** Parts that are missing, in the order of {@link Part}. */
    List<Answer.Missing> missing() {
        return answers.stream()
                .filter(Answer.Missing.class::isInstance)
                .map(Answer.Missing.class::cast)
                .toList();
    }

    /** A name for the alert is no sentence about what is broken; how many words there are depends on the language. */
    private static Optional<Lack> title(Known known) {
        String title = known.incident().title();
        boolean isName = title.equals(known.incident().dedupKey())
                || title.equals(known.incident().joinKey())
                || title.equals(known.incident().facts().labels().get("alertname"));
        return lack(
                isName,
                "The title is the name of the alert.",
                "Send a title that says what is broken: the annotation summary in Alertmanager, title in generic JSON.");
    }

    private static Optional<Lack> severity(Known known) {
        return lack(
                !known.incident().facts().said().severity(),
                "The sender gave no severity.",
                "Send a severity: the label severity in Alertmanager, the member severity in generic JSON.");
    }

    private static Optional<Lack> beginning(Known known) {
        return lack(
                !known.incident().facts().said().startsAt(),
                "The sender did not say since when.",
                "Send when the problem began: startsAt in Alertmanager, occurredAt in generic JSON.");
    }

    private static Optional<Lack> evidence(Known known) {
        return lack(
                known.incident().facts().evidence().isEmpty(),
                "There is nothing but title and labels.",
                "Send what the alert saw: annotations in Alertmanager, message or members of your own in generic JSON.");
    }

    private static Optional<Lack> links(Known known) {
        return lack(
                known.incident().facts().links().isEmpty(),
                "No link leads back to the tool.",
                "Send a link to the alert or its dashboard: generatorURL or an annotation in Alertmanager, links in"
                        + " generic JSON.");
    }

    private static Optional<Lack> system(Known known) {
        return lack(
                known.system().isEmpty(),
                known.incident().systemId().isPresent()
                        ? "The system is not in the catalog any more."
                        : "Nothing in the catalog matches.",
                NAME_THE_SYSTEM);
    }

    /** A system without areas has none to be missed. */
    private static Optional<Lack> area(Known known) {
        return ofSystem(
                known,
                system -> !system.areas().isEmpty() && known.area().isEmpty(),
                "None of the system's areas matches.",
                "Send the labels that its areas ask for, or add an area to the system in the catalog.");
    }

    private static Optional<Lack> serviceOwner(Known known) {
        return ofSystem(
                known,
                system -> system.serviceOwner()
                        .or(() -> known.area().flatMap(area -> area.serviceOwner()))
                        .isEmpty(),
                "Neither system nor area names one.",
                "Name an escalation policy as serviceOwner in the catalog.");
    }

    private static Optional<Lack> productOwner(Known known) {
        return ofSystem(known, system -> system.productOwner().isBlank(), "The system names none.", NAME_THE_SYSTEM);
    }

    private static Optional<Lack> runbook(Known known) {
        boolean has =
                known.system().filter(system -> !system.runbooks().isEmpty()).isPresent();
        return ofSystem(
                known,
                system -> system.runbooks().stream().allMatch(runbook -> runbook.isStale(known.staleSince())),
                has ? "Nobody has reviewed its runbooks for long." : "The system has no runbook.",
                has
                        ? "Somebody reads a runbook through and sets reviewedAt in the catalog."
                        : "Write down what to do first, and name it under runbooks in the catalog.");
    }

    private static Optional<Lack> changes(Known known) {
        return ofSystem(
                known,
                system -> !known.hasChanges(),
                "Nobody tells of changes of this system.",
                "Let its pipeline tell of each deploy, see docs/changes.md.");
    }

    private static Optional<Lack> ofSystem(
            Known known, Function<CatalogSystem, Boolean> lacks, String reason, String mend) {
        return known.system()
                .map(system -> lack(lacks.apply(system), reason, mend))
                .orElseGet(() -> lack(true, NO_SYSTEM, NAME_THE_SYSTEM));
    }

    private static Optional<Lack> lack(boolean lacks, String reason, String mend) {
        return lacks ? Optional.of(new Lack(reason, mend)) : Optional.empty();
    }
}
