package io.bridgekeeper.planted.clean;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;

class SeatFlow {

    private final SeatRepository seats;
    private final Clock clock;

    @Inject
    SeatFlow(SeatRepository seats, Clock clock) {
        this.seats = seats;
        this.clock = clock;
    }

    Decision take(EntityManager entityManager, String personId) {
        return SeatDecider.decide(seats.taken(entityManager), 4, personId, clock.instant());
    }
}
