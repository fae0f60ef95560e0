package io.bridgekeeper.auditchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.auditchain.AuditChain.Head;
import io.bridgekeeper.auditchain.Verdict.Broken;
import io.bridgekeeper.auditchain.Verdict.Intact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExportCheckTest {

    private static final Optional<Head> ANYWHERE = Optional.empty();
    private static final Optional<String> ANY = Optional.empty();

    /** One thing that one of two replicas has to tell. */
    record Draft(String actor, String action, String subject, Map<String, String> facts) {}

    @Property
    void findsEveryChainIntactWhateverWasAppendedInWhateverTurns(
            @ForAll("drafts") List<Draft> ones,
            @ForAll("drafts") List<Draft> others,
            @ForAll List<Boolean> turns,
            @ForAll @IntRange(min = 1, max = 40) int from) {
        Chains chain = interleaved(ones, others, turns);
        assertThat(ExportCheck.of(
                        chain.export(1).iterator(),
                        ANYWHERE,
                        Optional.of(chain.head().hash())))
                .isEqualTo(new Intact(1, ones.size() + others.size(), chain.head()));
        if (from <= chain.head().seq()) {
            assertThat(ExportCheck.of(chain.export(from).iterator(), ANYWHERE, ANY))
                    .isEqualTo(new Intact(from, chain.head().seq() - from + 1, chain.head()));
        }
    }

    @Property
    void findsEveryChangeOfOneCharacter(
            @ForAll("drafts") List<Draft> drafts,
            @ForAll @IntRange(max = 1_000_000) int where,
            @ForAll @IntRange(max = 1_000_000) int place,
            @ForAll char to) {
        List<String> lines = interleaved(drafts, List.of(), List.of()).export(1);
        int line = where % lines.size();
        char[] text = lines.get(line).toCharArray();
        int at = place % text.length;
        text[at] = text[at] == to || Character.isSurrogate(to) ? (char) (text[at] ^ 1) : to;
        lines.set(line, new String(text));
        assertThat(broken(lines).line()).isEqualTo(line + 1);
    }

    @Property
    void findsEveryLineThatIsMissing(
            @ForAll("drafts") List<Draft> drafts, @ForAll @IntRange(max = 1_000_000) int where) {
        List<String> lines = interleaved(drafts, List.of(), List.of()).export(1);
        lines.remove(where % lines.size());
        broken(lines);
    }

    @Property
    void findsEveryTwoLinesThatChangedPlaces(
            @ForAll("drafts") List<Draft> drafts,
            @ForAll @IntRange(max = 1_000_000) int one,
            @ForAll @IntRange(max = 1_000_000) int other) {
        List<String> lines = interleaved(drafts, List.of(), List.of()).export(1);
        int first = one % lines.size();
        int second = (first + 1 + other % (lines.size() - 1)) % lines.size();
        Collections.swap(lines, first, second);
        broken(lines);
    }

    @Property
    void findsEveryEndThatWasCutOffByTheHeadThatSomebodyKept(@ForAll @IntRange(min = 1, max = 9) int left) {
        Chains whole = Chains.of(10);
        List<String> cut = Chains.of(left).export(1);
        assertThat(ExportCheck.of(cut.iterator(), ANYWHERE, ANY)).isInstanceOf(Intact.class);
        assertThat(ExportCheck.of(
                        cut.iterator(), ANYWHERE, Optional.of(whole.head().hash())))
                .isEqualTo(new Broken(
                        left + 1,
                        "is another head than expected: entries are missing at the end, or all were replaced"));
    }

    @Test
    void saysWhatIsWrongWithTheFirstBrokenLine() {
        List<String> lines = Chains.of(4).export(1);
        assertThat(broken(without(lines, 1)).sentence())
                .isEqualTo("is entry 3 where entry 2 should be: entries are missing or in another order");
        assertThat(broken(without(lines, 4)).sentence())
                .isEqualTo("is missing: the export has no head at its end, so it was cut off");
        assertThat(broken(without(lines, 3)).sentence()).startsWith("names entry 4 as the head, but the last here is");
        assertThat(broken(without(lines, 0)).sentence()).contains("entries are missing at the beginning");
        List<String> changed = new ArrayList<>(lines);
        changed.set(2, changed.get(2).replace("alice", "mallory"));
        assertThat(broken(changed)).isEqualTo(new Broken(3, "was changed: its hash is not that of its text"));
        List<String> twice = new ArrayList<>(lines);
        twice.add(1, lines.get(0));
        assertThat(broken(twice).sentence()).contains("repeated");
        List<String> more = new ArrayList<>(lines);
        more.add(lines.get(0));
        assertThat(broken(more)).isEqualTo(new Broken(6, "stands behind the head, where nothing may stand"));
    }

    /** Who can write hashes can replace an entry, but not what follows it. */
    @Test
    void findsAnEntryThatWasReplacedWithItsHash() {
        List<String> lines = Chains.of(4).export(1);
        List<String> others = new Chains()
                .append("mallory", "grant.activated", "mallory", Map.of())
                .append("mallory", "grant.ended", "mallory", Map.of())
                .export(1);
        lines.set(1, others.get(1));
        assertThat(broken(lines))
                .isEqualTo(new Broken(2, "does not continue what stands before it: one of the two was replaced"));
        List<String> first = Chains.of(4).export(1);
        first.set(0, others.get(0));
        assertThat(broken(first).line()).isEqualTo(2);
    }

    @Test
    void goesOnFromAnEarlierExport() {
        Chains chain = Chains.of(3);
        Head earlier = chain.head();
        assertThat(ExportCheck.of(chain.export(4).iterator(), Optional.of(earlier), ANY))
                .isEqualTo(new Intact(4, 0, earlier));
        chain.append("carol", "grant.end-asked", "alice", Map.of());
        assertThat(ExportCheck.of(chain.export(4).iterator(), Optional.of(earlier), ANY))
                .isEqualTo(new Intact(4, 1, chain.head()));
        assertThat(ExportCheck.of(chain.export(3).iterator(), Optional.of(earlier), ANY))
                .isInstanceOf(Broken.class);
        Head other = new Head(3, "f".repeat(64));
        assertThat(ExportCheck.of(chain.export(4).iterator(), Optional.of(other), ANY))
                .isInstanceOf(Broken.class);
    }

    @Test
    void takesAChainThatHasNotBegun() {
        assertThat(ExportCheck.of(new Chains().export(1).iterator(), ANYWHERE, ANY))
                .isEqualTo(new Intact(1, 0, Head.NONE));
        assertThat(broken(List.of()))
                .isEqualTo(new Broken(1, "is missing: the export has no head at its end, so it was cut off"));
        assertThat(broken(List.of("{}")).line()).isEqualTo(1);
    }

    @Provide
    Arbitrary<List<Draft>> drafts() {
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(12).map(CanonicalJson::storable);
        return Combinators.combine(
                        words,
                        words,
                        words.injectNull(0.3),
                        Arbitraries.maps(words, words).ofMaxSize(3))
                .as(Draft::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Chains interleaved(List<Draft> ones, List<Draft> others, List<Boolean> turns) {
        Chains chain = new Chains();
        int one = 0;
        int other = 0;
        for (int turn = 0; one < ones.size() || other < others.size(); turn++) {
            boolean first = turn >= turns.size() || turns.get(turn);
            Draft draft = other >= others.size() || first && one < ones.size() ? ones.get(one++) : others.get(other++);
            chain.append(draft.actor(), draft.action(), draft.subject(), draft.facts());
        }
        return chain;
    }

    private static List<String> without(List<String> lines, int index) {
        List<String> left = new ArrayList<>(lines);
        left.remove(index);
        return left;
    }

    private static Broken broken(List<String> lines) {
        Verdict verdict = ExportCheck.of(lines.iterator(), ANYWHERE, ANY);
        assertThat(verdict).isInstanceOf(Broken.class);
        return (Broken) verdict;
    }
}
