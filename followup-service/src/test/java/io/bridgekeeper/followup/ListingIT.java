package io.bridgekeeper.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of follow-ups, read to its end in small parts. */
@QuarkusTest
class ListingIT extends RealParts {

    private static final String LIST = "/api/followup/follow-ups?";

    @ParameterizedTest
    @ValueSource(strings = {"open", "all"})
    void isReadToItsEndInPartsAndNothingTwice(String state) {
        String first = openFollowUp("erin");
        String second = openFollowUp("erin");
        String third = openFollowUp("erin");
        List<String> walked = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonPath part = get("state=" + state + "&limit=2"
                    + cursor.map(text -> "&cursor=" + text).orElse(""));
            List<String> ids = part.getList("followUps.followUpId");
            assertThat(ids).hasSizeLessThanOrEqualTo(2);
            walked.addAll(ids);
            cursor = Optional.ofNullable(part.getString("next"));
        } while (cursor.isPresent());
        assertThat(walked).doesNotHaveDuplicates().startsWith(third, second, first);
        assertThat(walked).isEqualTo(get("state=" + state + "&limit=200").getList("followUps.followUpId"));
    }

    @Test
    void namesEveryFaultOfWhatIsAskedFor() {
        assertThat(as("ivy")
                        .get(LIST + "state=closed&limit=0&cursor=none")
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getList("errors.path"))
                .containsExactlyInAnyOrder("state", "cursor", "limit");
    }

    private static JsonPath get(String part) {
        return as("ivy").get(LIST + part).then().statusCode(200).extract().jsonPath();
    }
}
