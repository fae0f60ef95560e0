package io.bridgekeeper.gateway.signal;

import io.bridgekeeper.gateway.redaction.Redaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers one signal and keeps it within bounds, so that whatever a tool sends fits into one event of at most 1 MiB.
 *
 * <p>Secrets are taken out by rule, but for those in a key, which must stay what it is.
 *
 * <p>Nothing is cut silently: what was too long or too many is counted in the evidence {@code cut}.
 */
public final class SignalDraft {

    static final int TITLE = 300;
    static final int KEY = 512;
    static final int SEVERITY = 64;
    static final int NAME = 128;
    static final int LABELS = 64;
    static final int LABEL = 1024;
    static final int LINKS = 32;
    static final int HREF = 2048;
    static final int EVIDENCE = 32;
    static final int EVIDENCE_TEXT = 4096;

    private final SignalState state;
    private final String title;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<Signal.Link> links = new ArrayList<>();
    private final Map<String, String> evidence = new LinkedHashMap<>();
    private String dedupKey;
    private String groupKey;
    private String severity;
    private Instant startsAt;
    private int cut;

    /** @param title not blank; only its first {@value #TITLE} characters on one line stay the title */
    public SignalDraft(SignalState state, String title) {
        this.state = state;
        String line = Redaction.text(Wording.line(title));
        this.title = Wording.cut(line, TITLE);
        if (line.length() > TITLE) {
            evidence("title", title);
        }
    }

    public SignalDraft dedupKey(String key) {
        dedupKey = Wording.key(key, KEY);
        return this;
    }

    public SignalDraft groupKey(String key) {
        groupKey = Wording.key(key, KEY);
        return this;
    }

    public SignalDraft severity(String words) {
        severity = bounded(Wording.line(words), SEVERITY);
        return this;
    }

    /** Where the moment cannot be told, what was sent stays as evidence under that name. */
    public SignalDraft startsAt(String name, String sent) {
        Optional<Instant> moment = Moment.of(sent);
        startsAt = moment.orElse(null);
        return moment.isPresent() || Moment.isNever(sent) ? this : evidence(name, sent);
    }

    public SignalDraft label(String name, String value) {
        return put(labels, LABELS, name, value, LABEL);
    }

    /** An address that is not an absolute one stays as evidence under that text. */
    public SignalDraft link(String text, String href) {
        String address = Redaction.text(Wording.clean(href).strip());
        if (!isAbsolute(address)) {
            return address.isEmpty() ? this : evidence(text, address);
        }
        if (links.stream().anyMatch(link -> link.href().equals(address))) {
            return this;
        }
        if (links.size() == LINKS) {
            cut++;
            return this;
        }
        links.add(new Signal.Link(bounded(Wording.line(text), NAME), address));
        return this;
    }

    public SignalDraft evidence(String name, String value) {
        return put(evidence, EVIDENCE, name, value, EVIDENCE_TEXT);
    }

    public Signal build() {
        if (cut > 0) {
            evidence.put("cut", cut + " things that were too long or too many were cut");
        }
        return new Signal(state, dedupKey, groupKey, title, severity, startsAt, labels, links, evidence);
    }

    /** Whether this can be followed from anywhere: http or https, short enough, nothing in it that ends an address. */
    public static boolean isAbsolute(String address) {
        String lower = address.substring(0, Math.min(8, address.length())).toLowerCase(Locale.ROOT);
        boolean web =
                lower.startsWith("http://") ? address.length() > 7 : lower.equals("https://") && address.length() > 8;
        return web && address.length() <= HREF && endsNowhereWithin(address);
    }

    private static boolean endsNowhereWithin(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == 0xFFFD) {
                return false;
            }
        }
        return true;
    }

    private SignalDraft put(Map<String, String> map, int most, String name, String value, int longest) {
        String key = bounded(Wording.line(name), NAME);
        if (map.size() == most && !map.containsKey(key)) {
            cut++;
        } else {
            map.put(key, bounded(Redaction.value(name, Wording.clean(value)), longest));
        }
        return this;
    }

    private String bounded(String text, int longest) {
        if (text.length() > longest) {
            cut++;
        }
        return Wording.cut(text, longest);
    }
}
