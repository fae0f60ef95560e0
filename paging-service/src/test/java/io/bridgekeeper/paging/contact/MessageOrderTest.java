package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.Reach;
import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalog has a webhook and a mail address of alice; push, home and again are her own, again being the same mail. */
class MessageOrderTest {

    private static final Instant NIGHT = Instant.parse("2026-11-23T02:00:00Z");
    private static final Map<String, Way> WAYS = Map.of(
            "hook", way(1, "webhook", "https://hooks.example.org/alice"),
            "mail", way(2, "email", "alice@example.org"),
            "push", way(3, "webhook", "https://push.example.org/a"),
            "home", way(4, "email", "alice@home.example"),
            "again", way(5, "email", "Alice@Example.org"));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // rule, own methods, rules for low urgency with minutes, failing ways, order
        "the catalog's where there is no other        ,           ,                ,           , hook mail",
        "own ones before the catalog's                , push home ,                ,           , push home hook mail",
        "by the rules before the others               , push home , home/0         ,           , home push hook mail",
        "by the delays of the rules                   , push home , home/9 push/1  ,           , push home hook mail",
        "the catalog's first where a rule says so     , push home , mail/0         ,           , mail push home hook",
        "each once though two rules name it           , push home , home/0 home/5  ,           , home push hook mail",
        "a rule of what is not verified any more      , push      , home/0         ,           , push hook mail",
        "one place once though it is known twice      , again     ,                ,           , again hook",
        "the one that the rule names of two           , again     , mail/0         ,           , mail hook",
        "what fails behind what works                 , push home , push/0         , push      , home hook mail push",
        "all own ones fail                            , push home ,                , push home , hook mail push home",
        "all fail: in the order as ever               , push      ,                , hook mail push, push hook mail",
    })
    void ordersTheWays(String rule, String own, String rules, String failing, String order) {
        OwnContacts settings = new OwnContacts(
                words(own).stream().map(WAYS::get).toList(),
                List.of(new Rule(WAYS.get("hook").id(), Duration.ZERO)),
                words(rules).stream().map(MessageOrderTest::rule).toList(),
                Optional.empty());
        Reach reach = MessageOrder.of(
                List.of(WAYS.get("hook"), WAYS.get("mail")),
                settings,
                words(failing).stream().map(name -> WAYS.get(name).id()).collect(Collectors.toSet()),
                NIGHT);
        assertThat(reach.ways())
                .extracting(Reach.Way::id)
                .containsExactlyElementsOf(
                        words(order).stream().map(name -> WAYS.get(name).id()).toList());
        assertThat(reach.begins()).isEqualTo(NIGHT);
    }

    @Test
    void waitsForTheEndOfTheQuietHours() {
        QuietHours quiet = new QuietHours(
                ZoneId.of("Europe/Berlin"),
                List.of(new Window(
                        EnumSet.allOf(DayOfWeek.class),
                        LocalTime.of(22, 0),
                        LocalTime.of(7, 0),
                        Window.Holidays.AS_OTHER_DAYS)));
        OwnContacts own = new OwnContacts(List.of(), List.of(), List.of(), Optional.of(quiet));
        assertThat(MessageOrder.of(List.of(WAYS.get("hook")), own, Set.of(), NIGHT)
                        .begins())
                .isEqualTo(Instant.parse("2026-11-23T06:00:00Z"));
    }

    private static Rule rule(String text) {
        String[] parts = text.split("/");
        return new Rule(WAYS.get(parts[0]).id(), Duration.ofMinutes(Long.parseLong(parts[1])));
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }

    private static Way way(int id, String channel, String target) {
        return new Way(new UUID(0, id), channel, target);
    }
}
