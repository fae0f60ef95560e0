package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.contact.MethodCommand.AddMethod;
import io.bridgekeeper.paging.contact.MethodCommand.ChangeMethod;
import io.bridgekeeper.paging.contact.MethodCommand.FollowDevice;
import io.bridgekeeper.paging.contact.MethodCommand.RemoveMethod;
import io.bridgekeeper.paging.contact.MethodCommand.RenewCode;
import io.bridgekeeper.paging.contact.MethodCommand.TestMethod;
import io.bridgekeeper.paging.contact.MethodCommand.VerifyMethod;
import io.bridgekeeper.paging.contact.MethodDecision.Happen;
import io.bridgekeeper.paging.contact.MethodDecision.Nothing;
import io.bridgekeeper.paging.contact.MethodDecision.Refuse;
import io.bridgekeeper.paging.tag.IfMatch;
import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MethodDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(3));
    private static final Duration VALID = Duration.ofMinutes(15);
    private static final Duration MONTH = Duration.ofDays(30);

    private static final UUID NEW = new UUID(0, 1);
    private static final UUID VERIFIED = new UUID(0, 2);
    private static final UUID WAITING = new UUID(0, 3);
    private static final UUID UNHEARD_OF = new UUID(0, 4);
    private static final Catalog CATALOG = Catalogs.ofTests();
    private static final UUID OF_CATALOG =
            Way.of(CATALOG.people().get("alice")).getFirst().id();

    private static final IfMatch UNSAID = new IfMatch.Unsaid();
    private static final VerificationCode OLD_CODE = new VerificationCode("ABCD2345");
    private static final VerificationCode NEW_CODE = new VerificationCode("WXYZ6789");

    private final MethodDecider decider = new MethodDecider(
            new MethodTerms(VALID, 20, 5, 3, MONTH),
            new TreeSet<>(Set.of("email", "webhook")),
            (channel, target) -> target.equals("objectionable") ? Optional.of("no") : Optional.empty());

    static Stream<Arguments> commands() {
        MethodProposal elsewhere = email("elsewhere@example.org");
        String costs = "; costs 20 5";
        return Stream.of(
                Arguments.of("a new one", new AddMethod(NEW, elsewhere, NEW_CODE), "MethodAdded" + costs),
                Arguments.of("one that nobody takes", new AddMethod(NEW, email("objectionable"), NEW_CODE), "Faulty 1"),
                Arguments.of(
                        "one with every fault",
                        new AddMethod(NEW, new MethodProposal(null, null, null), NEW_CODE),
                        "Faulty 3"),
                Arguments.of("one that is there", new AddMethod(NEW, email("v@example.org"), NEW_CODE), "Faulty 1"),
                Arguments.of("another place", new ChangeMethod(VERIFIED, elsewhere, NEW_CODE), "MethodMoved" + costs),
                Arguments.of("the place of another", change(VERIFIED, "w@example.org"), "Faulty 1"),
                Arguments.of("the same place", change(VERIFIED, "v@example.org"), "MethodRenamed"),
                Arguments.of("the same with blanks", change(VERIFIED, " v@example.org "), "MethodRenamed"),
                Arguments.of("the same place unverified", change(WAITING, "w@example.org"), "MethodRenamed"),
                Arguments.of("a change of the catalog's", change(OF_CATALOG, "x@example.org"), "OfCatalog"),
                Arguments.of("a change of none", change(UNHEARD_OF, "x@example.org"), "Unknown"),
                Arguments.of("a device elsewhere", follow(VERIFIED, "elsewhere@example.org"), "DeviceFollowed"),
                Arguments.of("a device where it was", follow(VERIFIED, "v@example.org"), "nothing"),
                Arguments.of("a device where another is", follow(VERIFIED, "w@example.org"), "Faulty 1"),
                Arguments.of("a device where none can be", follow(VERIFIED, "objectionable"), "Faulty 1"),
                Arguments.of(
                        "a device that is none",
                        new FollowDevice(VERIFIED, "webhook", "https://example.org"),
                        "Unknown"),
                Arguments.of("a device of the catalog's", follow(OF_CATALOG, "x@example.org"), "OfCatalog"),
                Arguments.of("a device of none", follow(UNHEARD_OF, "x@example.org"), "Unknown"),
                Arguments.of("away with it", new RemoveMethod(VERIFIED), "MethodRemoved"),
                Arguments.of("away with the catalog's", new RemoveMethod(OF_CATALOG), "OfCatalog"),
                Arguments.of("away with none", new RemoveMethod(UNHEARD_OF), "Unknown"),
                Arguments.of("a new code", new RenewCode(WAITING, NEW_CODE), "CodeRenewed" + costs),
                Arguments.of("a code for a verified one", new RenewCode(VERIFIED, NEW_CODE), "VerifiedBefore"),
                Arguments.of("a code for the catalog's", new RenewCode(OF_CATALOG, NEW_CODE), "OfCatalog"),
                Arguments.of("a code for none", new RenewCode(UNHEARD_OF, NEW_CODE), "Unknown"),
                Arguments.of("the right answer", new VerifyMethod(WAITING, OLD_CODE), "MethodVerified"),
                Arguments.of("a wrong answer", new VerifyMethod(WAITING, NEW_CODE), "CodeMissed 4"),
                Arguments.of("an answer of a verified one", new VerifyMethod(VERIFIED, NEW_CODE), "nothing"),
                Arguments.of("an answer of the catalog's", new VerifyMethod(OF_CATALOG, OLD_CODE), "OfCatalog"),
                Arguments.of("an answer of none", new VerifyMethod(UNHEARD_OF, OLD_CODE), "Unknown"),
                Arguments.of("a test", new TestMethod(VERIFIED), "TestAsked; costs 3"),
                Arguments.of("a test of the catalog's", new TestMethod(OF_CATALOG), "TestAsked; costs 3"),
                Arguments.of("a test of an unverified one", new TestMethod(WAITING), "NotVerified"),
                Arguments.of("a test of none", new TestMethod(UNHEARD_OF), "Unknown"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("commands")
    void decides(String what, MethodCommand command, String expected) {
        assertThat(told(decider.decide(alices(), command, UNSAID, NOW))).isEqualTo(expected);
    }

    @Test
    void sendsACodeThatIsGoodForAWhileOverWhatIsNewOrMoved() {
        for (MethodCommand command : List.of(
                new AddMethod(NEW, email("x@example.org"), NEW_CODE),
                change(VERIFIED, "x@example.org"),
                new RenewCode(WAITING, NEW_CODE))) {
            ContactMethod method = event(command).method();
            assertThat(method.verifiedAt()).isEmpty();
            assertThat(method.code()).contains(new SentCode(NEW_CODE.hash(method.id()), NOW.plus(VALID), 0));
        }
    }

    @Test
    void forgetsHowAMethodWorkedAtItsOldPlaceAndNotUnderItsOldName() {
        ContactMethod moved = event(change(VERIFIED, "x@example.org")).method();
        assertThat(moved.health()).isEqualTo(MethodHealth.UNTRIED);
        assertThat(moved.testDueAt()).isEmpty();
        assertThat(moved.addedAt()).isEqualTo(BEFORE);
        ContactMethod renamed = event(change(VERIFIED, "v@example.org")).method();
        assertThat(renamed).isEqualTo(verified().named("Mail"));
        assertThat(renamed).isNotEqualTo(verified());
        assertThat(event(change(WAITING, "w@example.org")).method())
                .isEqualTo(waiting(0).named("Mail"));
    }

    @Test
    void sharesTheAllowanceOfAPlaceAmongAllWhoWriteItInWhicheverCase() {
        List<Allowance> costs = costs(new AddMethod(NEW, email("Other@Example.org"), NEW_CODE));
        assertThat(costs).isEqualTo(costs(change(VERIFIED, "other@example.org")));
        assertThat(costs.getFirst().key()).isEqualTo("codes-of:alice");
        assertThat(costs.getLast().key()).doesNotContain("example");
        assertThat(costs(new AddMethod(NEW, email("another@example.org"), NEW_CODE))
                        .getLast())
                .isNotEqualTo(costs.getLast());
    }

    @Test
    void followsADeviceThatStaysWhatItWas() {
        assertThat(event(follow(VERIFIED, "elsewhere@example.org")).method())
                .isEqualTo(verified().at("elsewhere@example.org"));
        assertThat(verified().at("elsewhere@example.org").verifiedAt())
                .isEqualTo(verified().verifiedAt());
        assertThat(event(follow(WAITING, "elsewhere@example.org")).method().code())
                .isPresent();
    }

    @Test
    void takesTheRulesThatNameAMethodAwayWithItAndNoOthers() {
        Rule gone = new Rule(VERIFIED, Duration.ZERO);
        Rule stays = new Rule(OF_CATALOG, Duration.ofMinutes(1));
        OwnContacts settings = new OwnContacts(List.of(), List.of(gone, stays), List.of(gone), Optional.empty());
        KnownMethods known = new KnownMethods("alice", List.of(verified()), settings, CATALOG);
        assertThat(decider.decide(known, new RemoveMethod(VERIFIED), UNSAID, NOW))
                .isEqualTo(new Happen(new MethodEvent.MethodRemoved(verified(), List.of(stays), List.of()), List.of()));
    }

    @Test
    void isTestedAMonthAfterItsVerificationWhereThePersonIs() {
        QuietHours inTokyo = new QuietHours(ZoneId.of("Asia/Tokyo"), List.of());
        OwnContacts settings = new OwnContacts(List.of(), List.of(), List.of(), Optional.of(inTokyo));
        KnownMethods known = new KnownMethods("alice", List.of(waiting(4)), settings, CATALOG);
        Instant testAt = new SelfTestPlan(ZoneId.of("Asia/Tokyo")).after(NOW, MONTH, WAITING);
        assertThat(decider.decide(known, new VerifyMethod(WAITING, OLD_CODE), UNSAID, NOW))
                .isEqualTo(new Happen(new MethodEvent.MethodVerified(waiting(4).verified(NOW), testAt), List.of()));
        assertThat(waiting(4).verified(NOW).code()).isEmpty();
    }

    @Test
    void countsWrongAnswersUntilNoneIsTakenAnyMore() {
        assertThat(IntStream.rangeClosed(0, 5)
                        .mapToObj(tries -> told(
                                decider.decide(of(waiting(tries)), new VerifyMethod(WAITING, NEW_CODE), UNSAID, NOW))))
                .containsExactly(
                        "CodeMissed 4", "CodeMissed 3", "CodeMissed 2", "CodeMissed 1", "CodeMissed 0", "TooManyTries");
        assertThat(event(new VerifyMethod(WAITING, NEW_CODE)).method()).isEqualTo(waiting(1));
        assertThat(told(decider.decide(of(waiting(5)), new VerifyMethod(WAITING, OLD_CODE), UNSAID, NOW)))
                .isEqualTo("TooManyTries");
    }

    @Test
    void takesNoAnswerOnceTheCodeHasExpired() {
        Instant end = BEFORE.plus(Duration.ofDays(4));
        assertThat(decider.decide(alices(), new VerifyMethod(WAITING, OLD_CODE), UNSAID, end))
                .isEqualTo(new Refuse(new MethodOutcome.CodeExpired(end)));
        assertThat(told(decider.decide(alices(), new VerifyMethod(WAITING, OLD_CODE), UNSAID, end.minusMillis(1))))
                .isEqualTo("MethodVerified");
    }

    @Test
    void knowsNoContactOfAnEarlierCatalog() {
        UUID gone = new UUID(0, 9);
        Way way = new Way(gone, "email", "gone@example.org");
        KnownMethods known = of(CatalogContacts.method("alice", way, BEFORE, Optional.empty()));
        for (MethodCommand command :
                List.of(new RemoveMethod(gone), new TestMethod(gone), change(gone, "x@example.org"))) {
            assertThat(told(decider.decide(known, command, UNSAID, NOW))).isEqualTo("Unknown");
        }
        assertThat(known.verified(NOW)).doesNotContain(gone).contains(OF_CATALOG);
        assertThat(alices().verified(NOW)).contains(VERIFIED, OF_CATALOG).doesNotContain(WAITING);
        assertThat(alices().unverified()).containsExactly(WAITING);
    }

    static Stream<MethodCommand> changes() {
        return Stream.of(
                new AddMethod(NEW, email("x@example.org"), NEW_CODE),
                new AddMethod(NEW, new MethodProposal(null, null, null), NEW_CODE),
                change(VERIFIED, "x@example.org"),
                change(VERIFIED, "v@example.org"),
                new RemoveMethod(VERIFIED),
                new RenewCode(WAITING, NEW_CODE),
                new RenewCode(VERIFIED, NEW_CODE),
                new VerifyMethod(WAITING, OLD_CODE),
                new VerifyMethod(WAITING, NEW_CODE));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesNothingForWhoHasNotSeenWhatThereIs(MethodCommand command) {
        IfMatch saw = new IfMatch.OneOf(
                Set.of(ContactTag.ofMethods(of(verified()).own()).text()));
        assertThat(told(decider.decide(alices(), command, saw, NOW))).isEqualTo("Stale");
        IfMatch current =
                new IfMatch.OneOf(Set.of(ContactTag.ofMethods(alices().own()).text()));
        MethodDecision decided = decider.decide(alices(), command, UNSAID, NOW);
        assertThat(decider.decide(alices(), command, current, NOW)).isEqualTo(decided);
        assertThat(decider.decide(alices(), command, new IfMatch.Any(), NOW)).isEqualTo(decided);
    }

    @Test
    void saysThatAMethodIsNotTheirsToChangeWhateverWasSeen() {
        IfMatch stale = new IfMatch.OneOf(Set.of("\"other\""));
        assertThat(told(decider.decide(alices(), new RemoveMethod(UNHEARD_OF), stale, NOW)))
                .isEqualTo("Unknown");
        assertThat(told(decider.decide(alices(), new RemoveMethod(OF_CATALOG), stale, NOW)))
                .isEqualTo("OfCatalog");
        // It changes nothing.
        assertThat(told(decider.decide(alices(), new TestMethod(VERIFIED), stale, NOW)))
                .isEqualTo("TestAsked; costs 3");
    }

    private MethodEvent event(MethodCommand command) {
        return ((Happen) decider.decide(alices(), command, UNSAID, NOW)).event();
    }

    private List<Allowance> costs(MethodCommand command) {
        return ((Happen) decider.decide(alices(), command, UNSAID, NOW)).costs();
    }

    private static String told(MethodDecision decision) {
        return switch (decision) {
            case Happen(MethodEvent event, List<Allowance> costs) ->
                event.getClass().getSimpleName()
                        + (event instanceof MethodEvent.CodeMissed(var method, int left) ? " " + left : "")
                        + (costs.isEmpty() ? "" : "; costs")
                        + String.join(
                                "", costs.stream().map(one -> " " + one.limit()).toList());
            case Nothing nothing -> "nothing";
            case Refuse(MethodOutcome.Refused why) ->
                why.getClass().getSimpleName()
                        + (why instanceof MethodOutcome.Faulty(List<RequestFault> faults) ? " " + faults.size() : "");
        };
    }

    private static MethodProposal email(String target) {
        return new MethodProposal("email", target, "Mail");
    }

    private static MethodCommand change(UUID id, String target) {
        return new ChangeMethod(id, email(target), NEW_CODE);
    }

    private static MethodCommand follow(UUID id, String target) {
        return new FollowDevice(id, "email", target);
    }

    private static KnownMethods alices() {
        return of(verified(), waiting(0));
    }

    private static KnownMethods of(ContactMethod... kept) {
        return new KnownMethods("alice", List.of(kept), OwnContacts.NONE, CATALOG);
    }

    private static ContactMethod verified() {
        MethodHealth works = new MethodHealth(
                Optional.of(BEFORE), Optional.of(BEFORE), Optional.empty(), Optional.empty(), Optional.empty());
        return new ContactMethod(
                VERIFIED,
                "alice",
                ContactMethod.Source.OWN,
                "email",
                "v@example.org",
                "Old",
                BEFORE,
                Optional.of(BEFORE),
                Optional.empty(),
                works,
                Optional.of(NOW.plus(MONTH)));
    }

    /** Its code has another day to come back. */
    private static ContactMethod waiting(int tries) {
        SentCode sent = new SentCode(OLD_CODE.hash(WAITING), BEFORE.plus(Duration.ofDays(4)), tries);
        return ContactMethod.unverified(
                WAITING, "alice", new MethodProposal("email", "w@example.org", "Old"), BEFORE, sent);
    }
}
