package io.bridgekeeper.access.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.membership.Trial;
import io.bridgekeeper.access.profile.Eligible;
import io.bridgekeeper.access.profile.ProfileRule;
import io.bridgekeeper.access.rehearsal.Found.Account;
import io.bridgekeeper.access.rehearsal.Readiness.NotReady;
import io.bridgekeeper.access.rehearsal.Readiness.Ready;
import io.bridgekeeper.access.rehearsal.RehearsalDecider.Part;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalDeciderTest {

    private static final Set<String> SECOND_FACTORS = Set.of("otp", "webauthn");
    private static final Target DBA = Target.of("/systems/checkout/dba");
    private static final Target EDITOR = Target.of("client:grafana:editor");
    private static final Eligible ON_CALL = eligible(true, false, "", "", "");

    @ParameterizedTest
    @CsvSource({
        // enabled, locked, required actions, credentials, asks for a second factor: reasons
        "true,  false, '',              password,       false, ''",
        "true,  false, '',              password otp,   true,  ''",
        "true,  false, '',              webauthn,       true,  ''",
        "true,  false, '',              password,       true,  no-second-factor",
        "false, false, '',              password,       false, disabled",
        "true,  true,  '',              password,       false, locked",
        "false, true,  '',              password,       false, locked disabled",
        "true,  false, UPDATE_PASSWORD, password,       false, required-action",
        "false, false, CONFIGURE_TOTP,  password,       true,  disabled required-action no-second-factor",
    })
    void saysAllThatIsInTheWayOfAPerson(
            boolean enabled, boolean locked, String actions, String credentials, boolean secondFactor, String reasons) {
        Account account = new Account(enabled, locked, words(actions), words(credentials), Set.of());
        Readiness readiness =
                decide(part(rule("db", ON_CALL, secondFactor, DBA)), account, Map.of(DBA, new Trial.Managed()));
        assertThat(kinds(readiness)).isEqualTo(reasons);
        assertThat(readiness instanceof Ready).isEqualTo(reasons.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        // on call, anyone, people, groups, rotations: reasons
        "true,  false, '',  '',         '',       ''",
        "true,  true,  '',  '',         '',       ''",
        "false, true,  '',  '',         '',       not-eligible",
        "false, false, bob, '',         '',       not-eligible",
        "false, false, ali, '',         '',       ''",
        "false, false, '',  /teams/dba, '',       ''",
        "false, false, '',  /teams/x,   '',       not-eligible",
        "false, false, '',  '',         primary,  ''",
        "false, false, '',  '',         other,    not-eligible",
    })
    void saysWhomNoProfileMeans(
            boolean onCall, boolean anyone, String people, String groups, String rotations, String reasons) {
        Account account = new Account(true, false, Set.of(), Set.of("password"), Set.of("/teams/dba"));
        Part part = part(rule("db", eligible(onCall, anyone, people, groups, rotations), false, DBA));
        assertThat(kinds(decide(part, account, Map.of(DBA, new Trial.Managed()))))
                .isEqualTo(reasons);
    }

    @Test
    void looksAtTheProfilesThatMeanThePersonAndAtNoOthers() {
        ProfileRule forBob = rule("bobs", eligible(false, true, "bob", "", ""), true, EDITOR);
        Part part = part(rule("db", ON_CALL, false, DBA), forBob);
        assertThat(RehearsalDecider.targets(part, well())).containsExactly(DBA);
        assertThat(decide(part, well(), Map.of(DBA, new Trial.Managed()))).isEqualTo(new Ready(List.of()));
    }

    @Test
    void saysOfEachTargetWhyItWouldNotBeThere() {
        Part part = part(rule("db", ON_CALL, false, DBA, EDITOR));
        Map<Target, Trial> trials = new HashMap<>();
        trials.put(DBA, new Trial.Missing("Keycloak knows no group " + DBA.text()));
        trials.put(EDITOR, new Trial.Refused("access-service lacks a role (403)"));
        NotReady readiness = (NotReady) decide(part, well(), trials);
        assertThat(readiness.reasons())
                .extracting(reason -> reason.kind().slug() + " " + reason.profileId() + " " + reason.target())
                .containsExactly("target-missing db /systems/checkout/dba", "target-refused db client:grafana:editor");
        assertThat(readiness.reasons()).allSatisfy(reason -> {
            assertThat(reason.what()).isNotBlank();
            assertThat(reason.mend()).contains("db");
        });
    }

    @Test
    void isReadyAsFarAsItIsKnownWhereThereIsNoProbeUserAndSaysSo() {
        Part part = part(rule("db", ON_CALL, false, DBA));
        Readiness readiness = decide(part, well(), Map.of(DBA, new Trial.NotTried()));
        assertThat(readiness).isInstanceOf(Ready.class);
        assertThat(kinds(readiness)).isEqualTo("not-tried");
        Account disabled = new Account(false, false, Set.of(), Set.of(), Set.of());
        assertThat(decide(part, disabled, Map.of(DBA, new Trial.NotTried()))).isInstanceOf(NotReady.class);
    }

    @Test
    void asksForNoMoreThanAnAccountWhereASystemHasNoProfiles() {
        assertThat(decide(part(), well(), Map.of())).isEqualTo(new Ready(List.of()));
        assertThat(kinds(decide(part(), new Found.Nobody(), Map.of()))).isEqualTo("unknown-person");
    }

    @Test
    void triesOutTheTargetsOfWhoHasNoAccountAsWell() {
        Part part = part(rule("db", ON_CALL, true, DBA));
        assertThat(RehearsalDecider.targets(part, new Found.Nobody())).containsExactly(DBA);
        assertThat(kinds(decide(part, new Found.Nobody(), Map.of(DBA, new Trial.Missing("gone")))))
                .isEqualTo("unknown-person target-missing");
    }

    @Test
    void decidesNothingOfWhatIsNotKnown() {
        Part part = part(rule("db", ON_CALL, false, DBA));
        assertThatThrownBy(() -> decide(part, well(), Map.of(DBA, new Trial.Away("no answer"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Readiness decide(Part part, Found found, Map<Target, Trial> trials) {
        return RehearsalDecider.decide(part, found, trials);
    }

    private static Account well() {
        return new Account(true, false, Set.of(), Set.of("password"), Set.of());
    }

    private static Part part(ProfileRule... rules) {
        return new Part("ali", "checkout", List.of(rules), Set.of("primary"), SECOND_FACTORS);
    }

    private static String kinds(Readiness readiness) {
        return readiness.reasons().stream().map(reason -> reason.kind().slug()).collect(Collectors.joining(" "));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    private static Eligible eligible(boolean onCall, boolean anyone, String people, String groups, String rotations) {
        return new Eligible(onCall, anyone, words(people), words(groups), words(rotations));
    }

    private static ProfileRule rule(String profileId, Eligible eligible, boolean secondFactor, Target... targets) {
        return new ProfileRule(
                profileId,
                List.of("checkout"),
                Arrays.stream(targets).map(Target::text).toList(),
                eligible,
                Duration.ofHours(1),
                true,
                1,
                false,
                secondFactor,
                Duration.ZERO,
                true);
    }
}
