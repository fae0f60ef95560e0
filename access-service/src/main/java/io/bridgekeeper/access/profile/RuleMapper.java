package io.bridgekeeper.access.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between a rule, what the document says of it, and the table. */
final class RuleMapper {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private RuleMapper() {}

    /** As the document would spell it, with everything said. */
    static Map<String, Object> spelled(ProfileRule rule) {
        Map<String, Object> eligible = new LinkedHashMap<>();
        eligible.put("onCall", rule.eligible().onCall());
        eligible.put("anyone", rule.eligible().anyone());
        eligible.put("people", rule.eligible().people().stream().sorted().toList());
        eligible.put("groups", rule.eligible().groups().stream().sorted().toList());
        eligible.put("rotations", rule.eligible().rotations().stream().sorted().toList());
        Map<String, Object> spelled = new LinkedHashMap<>();
        spelled.put("id", rule.profileId());
        spelled.put("systems", rule.systems());
        spelled.put("areas", rule.areas());
        spelled.put("targets", rule.targets());
        spelled.put("eligible", eligible);
        spelled.put("longest", rule.longest().toString());
        spelled.put("reason", rule.needsReason());
        spelled.put("approvals", rule.approvals());
        spelled.put("dangerous", rule.dangerous());
        spelled.put("secondFactor", rule.secondFactor());
        spelled.put("grace", rule.grace().toString());
        spelled.put("renewable", rule.renewable());
        return spelled;
    }

    static String toRow(ProfileRule rule) {
        return json(Map.of("profiles", List.of(spelled(rule))));
    }

    /** What was let in stays readable: whether it may still be managed is asked where it is used. */
    static ProfileRule ofRow(String definition) {
        return switch (ProfileReader.read(tree(definition), target -> Optional.empty())) {
            case ProfileReader.Reading.Sound(List<ProfileRule> rules) -> rules.getFirst();
            case ProfileReader.Reading.Faulty(List<Fault> faults) ->
                throw new IllegalStateException("a stored profile cannot be read: " + faults);
        };
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProfileDifference difference(String json) {
        try {
            return JSON.readValue(json, ProfileDifference.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object tree(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
