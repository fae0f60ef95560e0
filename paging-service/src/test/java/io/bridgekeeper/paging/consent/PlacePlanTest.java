package io.bridgekeeper.paging.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.consent.ConsentRequest.State;
import io.bridgekeeper.paging.consent.PlacePlan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacePlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Place.Key KEY = new Place.Key("bob", "checkout");

    @ParameterizedTest(name = "{0}, told before: {1}, {2}: {3}")
    @CsvSource({
        // told before, what they said, what is done
        "put there and never asked                , -       , never    , ask anew",
        "put there again after it lapsed          , -       , ended    , ask anew",
        "put there having agreed                  , -       , agreed   , note nothing",
        "put there having agreed until soon       , -       , ending   , note nothing",
        "put there having agreed to begin later   , -       , later    , note nothing",
        "put there having said no                 , -       , declined , tell owners",
        "asked and silent                        , asked   , never    , -",
        "asked and it lapsed or was withdrawn    , asked   , ended    , -",
        "asked and said yes                      , asked   , agreed   , -",
        "asked and said no                       , asked   , declined , tell owners",
        "agreed but not to what is called for now, nothing , never    , ask",
        "agreed and it lapsed or was withdrawn   , nothing , ended    , -",
        "agreed and it ends soon                 , nothing , ending   , -",
        "agreed and it begins later              , nothing , later    , -",
        "agreed and said no to another           , nothing , declined , tell owners",
        "said no and the owners know             , declined, declined , -",
        "said no then yes                        , declined, agreed   , note asked",
        "said no then yes until soon             , declined, ending   , note asked",
        "said no then yes and that is over      , declined, ended    , note asked",
    })
    void tellsOnce(String when, String told, String said, String done) {
        Map<Place.Key, Told> known = told.equals("-") ? Map.of() : Map.of(KEY, Told.of(told));
        List<Step> steps = PlacePlan.of(known, List.of(place(said)));
        assertThat(steps)
                .extracting(PlacePlanTest::word)
                .containsExactlyElementsOf(done.equals("-") ? List.of() : List.of(done));
        // Once it is done there is nothing more to do.
        Map<Place.Key, Told> after = steps.isEmpty() ? known : Map.of(KEY, after(steps.getFirst()));
        assertThat(PlacePlan.of(after, List.of(place(said)))).isEmpty();
    }

    @Test
    void forgetsWhoWasTakenOffSoThatTheyAreAskedWhenTheyArePutOnLater() {
        assertThat(PlacePlan.of(Map.of(KEY, Told.ASKED), List.of())).containsExactly(new Step.Forget(KEY));
        assertThat(PlacePlan.of(Map.of(), List.of(place("never"))))
                .extracting(PlacePlanTest::word)
                .containsExactly("ask anew");
    }

    private static Place place(String said) {
        Optional<State> state = switch (said) {
            case "agreed" -> Optional.empty();
            case "ending" -> Optional.of(new State.Ending(NOW.plusSeconds(1)));
            case "declined" -> Optional.of(new State.Declined(NOW, "on leave"));
            case "never" -> Optional.of(new State.Open(new Obstacle.NeverAgreed()));
            case "ended" -> Optional.of(new State.Open(new Obstacle.Ended(NOW)));
            case "later" -> Optional.of(new State.Open(new Obstacle.NotBegun(NOW.plusSeconds(1))));
            default -> throw new IllegalArgumentException(said);
        };
        return new Place(KEY, Optional.empty(), state);
    }

    private static String word(Step step) {
        return switch (step) {
            case Step.Ask ask -> ask.isNew() ? "ask anew" : "ask";
            case Step.TellOwners tell -> "tell owners";
            case Step.Note note -> "note " + note.told().word();
            case Step.Forget forget -> "forget";
        };
    }

    private static Told after(Step step) {
        return switch (step) {
            case Step.Ask ask -> Told.ASKED;
            case Step.TellOwners tell -> Told.DECLINED;
            case Step.Note note -> note.told();
            case Step.Forget forget -> throw new IllegalArgumentException("nothing is remembered");
        };
    }
}
