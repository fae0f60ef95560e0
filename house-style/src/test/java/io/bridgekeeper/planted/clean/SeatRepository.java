package io.bridgekeeper.planted.clean;

import jakarta.persistence.EntityManager;
import java.util.List;

class SeatRepository {

    List<Seat> taken(EntityManager entityManager) {
        return entityManager
                .createQuery("from SeatRow", SeatRow.class)
                .getResultStream()
                .map(row -> new Seat(row.personId, row.takenAt))
                .toList();
    }
}
