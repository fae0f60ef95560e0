package io.bridgekeeper.paging.device;

import io.bridgekeeper.paging.contact.OwnMethodFlow;
import io.bridgekeeper.paging.contact.OwnMethodFlow.Kept;
import io.bridgekeeper.paging.notify.webpush.PushKeyMapper;
import io.bridgekeeper.paging.notify.webpush.Subscription;
import io.bridgekeeper.paging.notify.webpush.SubscriptionMapper;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.secret.Secret;
import io.bridgekeeper.problem.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets devices in, and hears of them afterwards. */
@ApplicationScoped
class DeviceFlow {

    private static final String CHANNEL = "webpush";
    private static final String OF_LINK = "bkp_";
    private static final String OF_DEVICE = "bkd_";

    private final Mutiny.SessionFactory sessions;
    private final DeviceRepository devices;
    private final OwnMethodFlow methods;
    private final PushKeyMapper keys;
    private final DeviceConfig config;
    private final Clock clock;
    private final SecureRandom chance;

    DeviceFlow(
            Mutiny.SessionFactory sessions,
            DeviceRepository devices,
            OwnMethodFlow methods,
            PushKeyMapper keys,
            DeviceConfig config,
            Clock clock,
            SecureRandom chance) {
        this.sessions = sessions;
        this.devices = devices;
        this.methods = methods;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        this.chance = chance;
    }

    /** A leave with the secret that was made for it, to be shown once. */
    record Made(Enrolment enrolment, Secret secret) {}

    /** Empty where Web Push is not set up. A person has one at a time. */
    Uni<Optional<Made>> letIn(String personId) {
        if (keys.publicKey().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Enrolment enrolment = new Enrolment(personId, clock.instant().plus(config.enrolmentLasts()), Optional.empty());
        Secret secret = newSecret(OF_LINK);
        return sessions.withTransaction((session, tx) -> devices.keep(session, enrolment, secret))
                .replaceWith(Optional.of(new Made(enrolment, secret)));
    }

    /** Changes nothing. */
    Uni<Enrolment.Standing> look(Secret link) {
        return sessions.withSession(session -> devices.find(session, link))
                .map(found -> found.map(enrolment -> enrolment.standing(clock.instant()))
                        .orElseGet(Enrolment.Standing.Unknown::new));
    }

    /** Adds the device to the contact methods of who made the link, and sends it a code. */
    Uni<DeviceOutcome> enrol(Secret link, Subscription subscription, String name) {
        return sessions.withTransaction((session, tx) -> devices.use(session, link, clock.instant()))
                .chain(used -> used
                        ? enrolByUsed(link, subscription, name)
                        : look(link).map(DeviceFlow::notOpen));
    }

    private Uni<DeviceOutcome> enrolByUsed(Secret link, Subscription subscription, String name) {
        return sessions.withSession(session -> devices.find(session, link))
                .map(found -> found.orElseThrow().personId())
                .chain(person -> methods.add(person, CHANNEL, SubscriptionMapper.target(subscription), name)
                        .chain(kept -> enrolled(link, person, kept)))
                .onFailure()
                .call(failure -> release(link));
    }

    private Uni<DeviceOutcome> enrolled(Secret link, String personId, Kept kept) {
        return switch (kept) {
            case Kept.Done(var methodId, boolean verified, var problem) -> {
                Secret secret = newSecret(OF_DEVICE);
                Device device = new Device(methodId, personId);
                yield sessions.withTransaction((session, tx) -> devices.keep(session, device, secret, clock.instant()))
                        .replaceWith(new DeviceOutcome.Enrolled(methodId, secret, verified, problem));
            }
            case Kept.Refused(var why, var faults) -> release(link).replaceWith(new DeviceOutcome.Refused(why, faults));
        };
    }

    private Uni<Void> release(Secret link) {
        return sessions.withTransaction((session, tx) -> devices.release(session, link));
    }

    private static DeviceOutcome notOpen(Enrolment.Standing standing) {
        return switch (standing) {
            // Somebody has used it a moment ago, and nothing came of it.
            case Enrolment.Standing.Open open -> new DeviceOutcome.Refused(ProblemType.ENROLMENT_LINK_USED);
            case Enrolment.Standing.Used used -> new DeviceOutcome.Refused(ProblemType.ENROLMENT_LINK_USED);
            case Enrolment.Standing.Expired expired -> new DeviceOutcome.Refused(ProblemType.ENROLMENT_LINK_EXPIRED);
            case Enrolment.Standing.Unknown unknown -> new DeviceOutcome.Refused(RequestProblem.NOT_FOUND);
        };
    }

    /** The device is still there, and is reached like this. */
    Uni<DeviceOutcome> renew(Secret secret, Subscription subscription) {
        String target = SubscriptionMapper.target(subscription);
        return ofDevice(
                secret,
                device -> methods.follow(device.personId(), device.methodId(), CHANNEL, target)
                        .call(kept -> seen(device, kept)));
    }

    private Uni<Void> seen(Device device, Kept kept) {
        Instant now = clock.instant();
        return kept instanceof Kept.Done
                ? sessions.withTransaction((session, tx) -> devices.seen(session, device.methodId(), now))
                : Uni.createFrom().voidItem();
    }

    /** @param code as it was pushed to the device, which thereby shows that it is reached */
    Uni<DeviceOutcome> confirm(Secret secret, String code) {
        return ofDevice(secret, device -> methods.verify(device.personId(), device.methodId(), code));
    }

    private Uni<DeviceOutcome> ofDevice(Secret secret, Function<Device, Uni<Kept>> act) {
        return sessions.withSession(session -> devices.device(session, secret))
                .chain(found -> found.map(device -> act.apply(device).map(DeviceFlow::noted))
                        .orElseGet(() -> Uni.createFrom().item(new DeviceOutcome.Refused(ProblemType.UNKNOWN_DEVICE))));
    }

    private static DeviceOutcome noted(Kept kept) {
        return switch (kept) {
            case Kept.Done done -> new DeviceOutcome.Noted();
            case Kept.Refused(var why, var faults) -> new DeviceOutcome.Refused(why, faults);
        };
    }

    private Secret newSecret(String prefix) {
        byte[] random = new byte[Secret.RANDOM_BYTES];
        chance.nextBytes(random);
        return Secret.of(prefix, random);
    }
}
