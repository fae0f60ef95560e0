package io.bridgekeeper.access.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.access.evaluation.EvaluationDecider.Semantic;
import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** AuthZEN's requests as questions, and answers as AuthZEN's responses. */
final class EvaluationMapper {

    /** The most questions of one request. */
    static final int MOST = 100;

    private static final int LONGEST = 200;
    private static final List<String> PARTS = List.of("subject", "action", "resource", "context");

    private EvaluationMapper() {}

    /** A request as it can be answered, or all its faults; several is whether the answers come as a list. */
    record Request(List<Question> questions, boolean several, Semantic semantic, List<RequestFault> faults) {}

    /** @param body null where there was none */
    static Request single(JsonNode body) {
        List<RequestFault> faults = new ArrayList<>();
        List<Question> questions = isObject(body, faults) ? List.of(question(body, body, "", faults)) : List.of();
        return new Request(questions, false, Semantic.EXECUTE_ALL, faults);
    }

    /** Where there are no evaluations, the same as a single one. */
    static Request several(JsonNode body) {
        List<RequestFault> faults = new ArrayList<>();
        if (!isObject(body, faults)) {
            return new Request(List.of(), true, Semantic.EXECUTE_ALL, faults);
        }
        JsonNode asked = body.path("evaluations");
        if (asked.isMissingNode() || asked.isArray() && asked.isEmpty()) {
            return single(body);
        }
        if (!asked.isArray()) {
            faults.add(new RequestFault("evaluations", "is not a list"));
        } else if (asked.size() > MOST) {
            faults.add(new RequestFault("evaluations", "has more than " + MOST));
        }
        List<Question> questions = new ArrayList<>();
        for (int i = 0; faults.isEmpty() && i < asked.size(); i++) {
            if (!asked.get(i).isObject()) {
                faults.add(new RequestFault("evaluations[" + i + "]", "is not an object"));
            }
        }
        if (faults.isEmpty()) {
            for (int i = 0; i < asked.size(); i++) {
                questions.add(question(asked.get(i), body, "evaluations[" + i + "].", faults));
            }
        }
        return new Request(questions, true, semantic(body.path("options"), faults), faults);
    }

    private static boolean isObject(JsonNode body, List<RequestFault> faults) {
        if (body == null || !body.isObject()) {
            faults.add(new RequestFault("", "is not an object"));
            return false;
        }
        return true;
    }

    private static Semantic semantic(JsonNode options, List<RequestFault> faults) {
        JsonNode written = options.path("evaluations_semantic");
        if (written.isMissingNode()) {
            return Semantic.EXECUTE_ALL;
        }
        for (Semantic semantic : Semantic.values()) {
            if (written.isTextual() && semantic.name().toLowerCase(Locale.ROOT).equals(written.asText())) {
                return semantic;
            }
        }
        faults.add(new RequestFault(
                "options.evaluations_semantic", "is none of execute_all, deny_on_first_deny, permit_on_first_permit"));
        return Semantic.EXECUTE_ALL;
    }

    /** @param defaults holds what the question itself leaves out */
    private static Question question(JsonNode asked, JsonNode defaults, String path, List<RequestFault> faults) {
        for (String part : PARTS) {
            JsonNode here = part(asked, defaults, part);
            if (!here.isMissingNode() && !here.isObject()) {
                faults.add(new RequestFault(path + part, "is not an object"));
            }
        }
        JsonNode subject = part(asked, defaults, "subject");
        JsonNode resource = part(asked, defaults, "resource");
        return new Question(
                text(subject, "type", path + "subject.type", faults),
                text(subject, "id", path + "subject.id", faults),
                text(part(asked, defaults, "action"), "name", path + "action.name", faults),
                text(resource, "type", path + "resource.type", faults),
                text(resource, "id", path + "resource.id", faults));
    }

    private static JsonNode part(JsonNode asked, JsonNode defaults, String part) {
        return asked.has(part) ? asked.path(part) : defaults.path(part);
    }

    private static String text(JsonNode of, String name, String path, List<RequestFault> faults) {
        JsonNode text = of.path(name);
        if (!text.isTextual() || text.asText().isEmpty()) {
            faults.add(new RequestFault(path, "is missing"));
        } else if (text.asText().length() > LONGEST || text.asText().indexOf('\0') >= 0) {
            faults.add(new RequestFault(path, "is longer than " + LONGEST + " characters, or has one that is none"));
        }
        return text.asText();
    }

    static EvaluationView view(Answer answer) {
        Known.Holding holding = answer.holding();
        return new EvaluationView(
                answer.yes(),
                new EvaluationView.Context(
                        answer.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        answer.asOf(),
                        answer.accountAsOf(),
                        holding == null ? null : holding.endsAt(),
                        holding == null ? null : holding.activatedAt(),
                        holding == null ? null : holding.grantId(),
                        holding == null ? null : holding.incidentId(),
                        holding == null ? null : holding.profileId()));
    }
}
