package io.bridgekeeper.access.profile;

import io.bridgekeeper.access.audit.AuditAction;
import io.bridgekeeper.access.audit.AuditEvent;
import io.bridgekeeper.access.audit.AuditRepository;
import io.bridgekeeper.access.oncall.OnCallRepository;
import io.bridgekeeper.access.profile.DocumentMapper.Format;
import io.bridgekeeper.access.profile.DocumentMapper.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Puts the document of profiles, all or nothing, and reads its versions. */
@ApplicationScoped
class DocumentFlow {

    private static final Logger LOG = Logger.getLogger(DocumentFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final VersionRepository versions;
    private final RuleRepository rules;
    private final TellingFlow telling;
    private final OnCallRepository onCall;
    private final AuditRepository audit;
    private final Clock clock;

    DocumentFlow(
            Mutiny.SessionFactory sessions,
            VersionRepository versions,
            RuleRepository rules,
            TellingFlow telling,
            OnCallRepository onCall,
            AuditRepository audit,
            Clock clock) {
        this.sessions = sessions;
        this.versions = versions;
        this.rules = rules;
        this.telling = telling;
        this.onCall = onCall;
        this.audit = audit;
        this.clock = clock;
    }

    ProfileReader.Reading read(String document, Format format) {
        return switch (DocumentMapper.read(document, format)) {
            case Text.Read(Object tree) -> ProfileReader.read(tree, rules::refusal);
            case Text.Unreadable(List<Fault> faults) -> new ProfileReader.Reading.Faulty(faults);
        };
    }

    Uni<Optional<ProfileVersion>> newest() {
        return sessions.withTransaction((session, transaction) -> versions.newest(session));
    }

    Uni<Optional<ProfileVersion>> version(long number) {
        return sessions.withTransaction((session, transaction) -> versions.find(session, number));
    }

    Uni<List<ProfileVersion>> before(long number, int atMost) {
        return sessions.withTransaction((session, transaction) -> versions.before(session, number, atMost));
    }

    /**
     * What may be meant and may be a slip: rotations of which paging-service has told nothing. That is no fault, as a
     * document may be put before the catalog that it belongs to.
     */
    Uni<List<Fault>> doubts(List<ProfileRule> sound) {
        Set<String> named = sound.stream()
                .flatMap(rule -> rule.eligible().rotations().stream())
                .collect(Collectors.toSet());
        return sessions.withTransaction((session, transaction) -> onCall.unknown(session, named))
                .map(unknown -> IntStream.range(0, sound.size())
                        .boxed()
                        .flatMap(at -> sound.get(at).eligible().rotations().stream()
                                .filter(unknown::contains)
                                .sorted()
                                .map(id -> new Fault(
                                        "profiles[" + at + "].eligible.rotations",
                                        "no rotation " + id + " is known yet: until it is, nobody is in it")))
                        .toList());
    }

    /** What storing it would change; stores nothing. */
    Uni<Storing> tryOut(List<ProfileRule> sound, Expectation expectation) {
        return sessions.withTransaction((session, transaction) -> versions.newest(session)
                .chain(newest -> expectation.isMetBy(newest.map(ProfileVersion::number))
                        ? difference(session, sound).map(Storing.WouldBe::new)
                        : Uni.createFrom().item(overtaken(newest))));
    }

    /** What a caller lost the answer of may be put again: a document that is the newest one is always well. */
    Uni<Storing> store(
            String document, Format format, List<ProfileRule> sound, Expectation expectation, String madeBy) {
        return sessions.withTransaction((session, transaction) -> versions.lock(session)
                .chain(() -> versions.newest(session))
                .chain(newest -> {
                    Optional<Long> number = newest.map(ProfileVersion::number);
                    if (newest.filter(same -> same.document().equals(document)
                                    && same.mediaType().equals(format.mediaType()))
                            .isPresent()) {
                        return difference(session, sound)
                                .<Storing>map(none -> new Storing.SameAsNewest(number.get(), none));
                    }
                    if (!expectation.isMetBy(number)) {
                        return Uni.createFrom().item(overtaken(newest));
                    }
                    return difference(session, sound)
                            .chain(difference ->
                                    write(session, number.orElse(0L) + 1, document, format, sound, difference, madeBy));
                }));
    }

    private Uni<Storing> write(
            Mutiny.Session session,
            long number,
            String document,
            Format format,
            List<ProfileRule> sound,
            ProfileDifference difference,
            String madeBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return versions.add(session, number, now, madeBy, format, document, difference)
                .chain(() -> rules.ofDocument(session))
                .chain(before -> {
                    Set<String> touched = Stream.concat(before.stream(), sound.stream())
                            .flatMap(rule -> rule.allSystems().stream())
                            .collect(Collectors.toSet());
                    return rules.replace(session, sound)
                            .chain(() -> telling.profilesChanged(session, touched))
                            .invoke(() -> LOG.infof(
                                    "Profiles, version %d by %s: %d added, %d changed, %d removed",
                                    number,
                                    madeBy,
                                    difference.added().size(),
                                    difference.changed().size(),
                                    difference.removed().size()));
                })
                .chain(() -> audit.append(session, List.of(entry(number, difference, madeBy, now))))
                .replaceWith(new Storing.Stored(number, difference));
    }

    private static AuditEvent entry(long number, ProfileDifference difference, String madeBy, Instant now) {
        return new AuditEvent(
                now,
                madeBy,
                AuditAction.PROFILES_CHANGED,
                null,
                null,
                null,
                null,
                Map.of(
                        "version",
                        String.valueOf(number),
                        "added",
                        String.join(" ", difference.added()),
                        "changed",
                        difference.changed().stream()
                                .map(ProfileDifference.Changed::id)
                                .collect(Collectors.joining(" ")),
                        "removed",
                        String.join(" ", difference.removed())));
    }

    private Uni<ProfileDifference> difference(Mutiny.Session session, List<ProfileRule> sound) {
        return rules.ofDocument(session)
                .chain(before -> rules.idsOfCatalog(session).map(ids -> ProfileDifference.of(before, sound, ids)));
    }

    private static Storing overtaken(Optional<ProfileVersion> newest) {
        return new Storing.Overtaken(newest.map(ProfileVersion::number).orElse(0L));
    }
}
