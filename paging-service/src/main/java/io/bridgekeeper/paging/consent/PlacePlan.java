package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.consent.ConsentRequest.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to ask, and of whom to tell the owners, each once for as long as a person is in a rotation without a break.
 *
 * <p>Who has said yes or no is not asked. An agreement that ended while the person was there is not asked for either: they
 * were asked to renew it before, or ended it themselves.
 */
final class PlacePlan {

    private PlacePlan() {}

    /** One thing to do about one place. */
    sealed interface Step {

        Place.Key key();

        /** The person is asked. */
        record Ask(Place place, boolean isNew) implements Step {
            @Override
            public Place.Key key() {
                return place.key();
            }
        }

        /** The owners hear that the person said no. */
        record TellOwners(Place place, State.Declined no) implements Step {
            @Override
            public Place.Key key() {
                return place.key();
            }
        }

        /** It is only remembered. */
        record Note(Place.Key key, Told told) implements Step {}

        /** They are in the rotation no more. */
        record Forget(Place.Key key) implements Step {}
    }

    /**
     * @param known  what was told before
     * @param places all that there are now
     * @return those who have left first, then in the order of the places
     */
    static List<Step> of(Map<Place.Key, Told> known, List<Place> places) {
        Set<Place.Key> gone = new HashSet<>(known.keySet());
        List<Step> steps = new ArrayList<>();
        for (Place place : places) {
            gone.remove(place.key());
            step(place, Optional.ofNullable(known.get(place.key()))).ifPresent(steps::add);
        }
        List<Step> all = new ArrayList<>();
        gone.forEach(key -> all.add(new Step.Forget(key)));
        all.addAll(steps);
        return all;
    }

    private static Optional<Step> step(Place place, Optional<Told> told) {
        if (place.state().isEmpty()) {
            return agreed(place, told);
        }
        return switch (place.state().get()) {
            case State.Ending ending -> agreed(place, told);
            case State.Declined no ->
                told.filter(Told.DECLINED::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Step.TellOwners(place, no));
            case State.Open(Obstacle why) -> open(place, why, told);
        };
    }

    private static Optional<Step> open(Place place, Obstacle why, Optional<Told> told) {
        boolean ask = switch (why) {
            case Obstacle.NeverAgreed never -> told.isEmpty() || told.get() == Told.NOTHING;
            case Obstacle.Ended ended -> told.isEmpty();
            case Obstacle.NotBegun later -> false;
            case Obstacle.Declined no -> false;
            case Obstacle.OutsideHours hours -> false;
            case Obstacle.NoChannel channel -> false;
        };
        return ask ? Optional.of(new Step.Ask(place, told.isEmpty())) : agreed(place, told);
    }

    /** A no that was overtaken is told anew when there is another. */
    private static Optional<Step> agreed(Place place, Optional<Told> told) {
        if (told.isEmpty()) {
            return Optional.of(new Step.Note(place.key(), Told.NOTHING));
        }
        return told.get() == Told.DECLINED ? Optional.of(new Step.Note(place.key(), Told.ASKED)) : Optional.empty();
    }
}
